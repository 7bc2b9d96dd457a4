"""What the parse says of an expression: does the narrative move to it, does its clause look ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.dates.positions import find_comparing, leads_clause
from flows.extract.dates.reading import BOUNDING, Cue
from flows.extract.dates.words import read_list, read_map
from flows.syntax import children, clause_of
from flows.syntax.labels import VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.chronology import Moment
    from flows.records import Sentence, TimeExpression, Token, Tree

ATTRIBUTIVE = frozenset({"amod", "compound", "nmod:poss", "nummod", "flat"})
QUOTES = frozenset('"“”')
LONGEST_OPENING = 3  # words before an expression that opens its sentence


def root_of(doc: Tree, time: TimeExpression, start: int) -> Token | None:
    """The token by which an expression hangs on the rest of the sentence; None outside the sentence."""
    span = doc.find_words(time.start - start, time.end - start)
    if span is None:
        return None
    outer = (t for t in doc[slice(*span)] if not span[0] <= t.head.i < span[1] or t.head.i == t.i)
    return next((t for t in outer if t.dep_ not in {"case", "punct", "mark", "cc"}), doc[span[0]])


def is_perfect(verb: Token, *forms: str) -> bool:
    """Whether a predicate is perfect, with an auxiliary of one of the forms ("had", "has")."""
    return any(child.lower_ in forms for child in children(verb, "aux"))


def is_present_perfect(verb: Token) -> bool:
    """Whether a predicate is a present perfect, and not an infinitive or a conditional ("to have killed")."""
    marks = {child.lower_ for child in children(verb, "aux", "mark")}
    return bool(marks & {"has", "have", "'ve", "’ve"}) and not marks & read_list("no_present")


def is_ahead(verb: Token) -> bool:
    """Whether a predicate speaks of the future."""
    return any(child.lower_ in read_list("future_auxiliaries") for child in children(verb, "aux"))


def is_quoted(doc: Tree, token: Token) -> bool:
    """Whether a token stands inside quotation marks of its sentence."""
    opened = sum(doc[i].text in QUOTES for i in range(token.i))
    return opened % 2 == 1


def is_background(clause: Token) -> bool:
    """Whether a clause only describes: relative, a participle, or an adverbial clause of another time.

    A participle of a root that is no verb is the main clause of a headline.
    """
    if goes_along(clause):
        return False
    if clause.dep_ in {"acl", "acl:relcl", "csubj"}:
        if says_what(clause):
            return False
        return clause.dep_ != "acl" or clause.head.dep_ != "ROOT" or clause.head.pos_ in VERBAL
    marks = {mark.lower_ for mark in children(clause, "mark", "case")}
    return clause.dep_ == "advcl" and not marks.isdisjoint(read_list("other_time_marks"))


def says_what(clause: Token) -> bool:
    """Whether a clause is what was said: "said in a statement that its troops had seized the hills"."""
    told = clause.head.lemma_.lower() in read_list("telling_nouns")
    return told and any(mark.lower_ == "that" for mark in children(clause, "mark"))


def goes_along(clause: Token) -> bool:
    """Whether a participle tells of the moment of the clause before it: "was hit by a bomb planted …"."""
    if clause.dep_ != "acl" or children(clause, "aux", "aux:pass", "mark"):
        return False
    follows = clause.i > clause.head.i > clause_of(clause.head).i
    return follows and (clause.tag_ == "VBG" or clause.lower_ in read_list("placing_participles"))


def opens_sentence(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether only such words as "however, on" precede an expression; it dates the main clause."""
    before = sentence.doc.text[: time.start - sentence.start].split()
    return len(before) <= LONGEST_OPENING and all(word.lower() in read_list("openings") for word in before)


def leads_sentence(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether an expression opens its sentence behind a preposition: "In November gunmen stopped a bus"."""
    *openings, last = sentence.doc.text[: time.start - sentence.start].lower().split() or [""]
    if last not in read_list("time_prepositions") or len(openings) >= LONGEST_OPENING:
        return False
    return all(word in read_list("openings") for word in openings)


def find_own_clause(token: Token) -> Token:
    """The clause an expression stands in; it heads none itself: "Before dawn on Monday"."""
    clause = clause_of(token)
    return clause_of(token.head) if clause.i == token.i else clause


def is_attributive(token: Token, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether an expression only qualifies the noun right after it: "the April 30 elections"."""
    after = sentence.doc.text[time.end - sentence.start :]
    return token.dep_ in ATTRIBUTIVE and token.head.i > token.i and after[:1].isspace()


def is_possessor(time: TimeExpression, sentence: Sentence) -> bool:
    """Whether an expression owns the noun after it, which a preposition is of: "after Sunday's raids"."""
    return sentence.doc.text[time.end - sentence.start :].startswith(("'s ", "’s "))


def _dates_words(token: Token) -> bool:
    """Whether an expression is the date of a text: "our letter of April 3", "published on April 3"."""
    before = [word.lower_ for word in token.doc[max(token.left_edge.i - 2, 0) : token.left_edge.i + 1]]
    if any(word in read_list("publishing_words") for word in before):
        return True
    return token.dep_ == "nmod" and token.head.lemma_.lower() in read_list("telling_nouns")


def _moves(token: Token, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the narrative moves to the time: a day told by a clause that is not background."""
    if (
        time.relation in BOUNDING
        and time.type != "TIME"
        and not (time.relation == "as_of" and _names_day(time))
    ):
        return False
    if leads_sentence(sentence, time):
        return _is_day(time) or token.dep_ == "obl"
    if is_attributive(token, time, sentence) or _dates_words(token) or find_comparing(token.doc, token.i):
        return False
    clause = find_own_clause(token)
    above = clause.head if _only_happens(clause) else clause
    return _leads_on(above, time, sentence) or (not _describes(above) and _places(token, clause, time))


def _describes(clause: Token) -> bool:
    """Whether a clause, or one above it, is background."""
    return is_background(clause) or any(is_background(above) for above in clause.ancestors)


def _places(token: Token, clause: Token, time: TimeExpression) -> bool:
    """Whether an expression that tells when its clause was is of a day told, and no perfect's own.

    A present perfect with a day of a month is news all the same: "has killed five on June 15".
    """
    leads = token.i < clause.i
    if not _is_day(time):
        return leads and token.dep_ == "obl" and token.head.i == clause.i
    perfects = ("had",) if _names_day(time) else ("had", "has", "have")
    return leads or not is_perfect(clause, *perfects)


def _leads_on(clause: Token, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether a clause opens its sentence with what came first: "After they took the town in 1914, …"."""
    opens = clause.dep_ == "advcl" and clause.i < clause.head.i and clause.head.dep_ == "ROOT"
    if opens and sentence.doc[0].lower_ in read_list("leading_marks"):
        return True
    span = sentence.doc.find_words(time.start - sentence.start, time.end - sentence.start)
    return span is not None and leads_clause(sentence.doc, *span)


def _only_happens(clause: Token) -> bool:
    """Whether a relative clause only says when something was: "the raids which took place on Tuesday"."""
    return clause.dep_ == "acl:relcl" and tells_that_it_was(clause)


def tells_that_it_was(clause: Token) -> bool:
    """Whether a predicate says of something that it was: "took place", not "took office", "who came"."""
    verbs, verb = read_map("happening_verbs"), clause.lemma_.lower()
    words = {child.lower_ for child in clause.children}
    if words & read_list("states_come_into"):
        return False  # "which had come into effect on 27 May"
    return verb in verbs and "who" not in words and (verbs[verb] is None or verbs[verb] in words)


def only_tells(clause: Token) -> bool:
    """Whether a predicate is of speech and has what is said beside it: "…, police said on Tuesday".

    What happened has a day of its own where the sentence names another.
    """
    if clause.lemma_.lower() not in read_list("telling_verbs"):
        return False
    return clause.dep_ == "parataxis" or any(
        child.dep_ in {"ccomp", "parataxis"} for child in clause.children
    )


def tells_stretch(time: TimeExpression, times: Iterable[TimeExpression]) -> bool:
    """Whether a sentence names a stretch of days later on: "said on 1 April that from 23 to 31 March"."""
    later = (one for one in times if one.start > time.start)
    return any(_is_day(one) and one.shape is not None and one.shape.kind == "range" for one in later)


def _names_day(time: TimeExpression) -> bool:
    """Whether an expression names a day of a month."""
    return time.shape is not None and time.shape.day is not None


def _is_day(time: TimeExpression) -> bool:
    """Whether an expression is as exact as a day, a month or a part of one."""
    shape = (time.shape.begin or time.shape) if time.shape else None
    if shape is None:
        return False
    if shape.kind == "shift" and shape.end is not None:
        return True
    if shape.kind == "shift" and not shape.sign and shape.unit != "D":
        return False
    if shape.kind == "date":
        return any((shape.month, shape.day, shape.clock, shape.daypart, shape.weekday is not None))
    return shape.unit in {"D", "W", "M", "H"}


def make_cue(sentence: Sentence, time: TimeExpression, speech: Moment | None, is_dated: bool) -> Cue:
    """The cue of one expression in its sentence; `is_dated` says that the sentence gives other days."""
    doc = sentence.doc
    token = root_of(doc, time, sentence.start)
    if token is None:
        return Cue(speech, False)
    quoted = is_quoted(doc, token)
    clause = find_own_clause(token)
    moves = not quoted and _moves(token, time, sentence) and not (is_dated and only_tells(clause))
    onward = is_perfect(clause, "had") or _leads_on(clause, time, sentence)
    return Cue(speech, moves, is_ahead(clause), onward)
