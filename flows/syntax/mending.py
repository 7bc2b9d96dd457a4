"""Trees mended where the parser is known to err: main verbs, subjects, and names it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.agents import mend_agent
from flows.syntax.brackets import mend_brackets
from flows.syntax.contact import mend_contact
from flows.syntax.doers import mend_gerund
from flows.syntax.fronted import mend_adjuncts, mend_fronted
from flows.syntax.infinitives import mend_infinitive
from flows.syntax.labels import NOUNS, SUBJECTS
from flows.syntax.listed import mend_dated_name, mend_listed_name
from flows.syntax.lost import find_lost_subject
from flows.syntax.participles import mend_joined
from flows.syntax.raids import mend_raid
from flows.syntax.roots import CLAUSE_MARKS, mend_root
from flows.syntax.shares import mend_share
from flows.syntax.sides import mend_sides
from flows.syntax.speakers import OBJECTS, mend_speakers
from flows.syntax.trees import FINITE, case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token, Tree

SOUND = frozenset({"case", "cc", "det", "mark", "nummod", "punct"})  # function words are never misread so


def mend_tree(tree: Tree) -> None:
    """Gives a sentence its main verb, and verbs the subjects, objects and infinitives they lost."""
    mend_brackets(tree)
    mend_root(tree)
    for token in tree:
        if token.tag_ == "RP":
            _mend_particle(token)
        elif token.dep_ not in SOUND:
            _mend_token(token)
        mend_sides(token)
        mend_listed_name(token)
        mend_dated_name(token)
    mend_speakers(tree)


def _mend_token(token: Token) -> None:
    """Mends what a word that is no function word may need, one thing after the other."""
    mend_adjuncts(token)
    mend_fronted(token)
    _mend_subject(token)
    _mend_lost(token)
    _mend_passive(token)
    _mend_object(token)
    mend_infinitive(token)
    mend_share(token)
    _mend_clausal_subject(token)
    _mend_modal(token)
    mend_gerund(token)
    _mend_apposition(token)
    _mend_relative(token)
    _mend_listed(token)
    _mend_split(token)
    _mend_described(token)
    mend_joined(token)
    mend_contact(token)
    mend_agent(token)
    mend_raid(token)


def _mend_subject(token: Token) -> None:
    """Gives a verb the noun before it that was joined to the clause before: "in ruins and rebels fled"."""
    noun = _find_joined(token) if token.dep_ == "conj" and token.pos_ == "VERB" else None
    if noun is None:
        return
    noun.dep_ = "nsubj:pass" if children(token, "aux:pass") else "nsubj"
    token.doc.hang((noun, token), *((joint, token) for joint in children(noun, "cc")))


def _find_joined(verb: Token) -> Token | None:
    """The noun that "and" joins to another right before a verb with neither subject nor "and" of its own."""
    if any(children(verb, "cc", "nsubj", "nsubj:pass")):
        return None
    finite = children(verb, "aux", "aux:pass") or ([verb] if verb.tag_ in FINITE else [])
    last = finite[0].i - 1 if finite else 0
    nouns = (noun for noun in verb.doc[verb.head.i + 1 : last + 1] if noun.right_edge.i == last)
    joined = (noun for noun in nouns if noun.dep_ == "conj" and noun.pos_ in NOUNS and children(noun, "cc"))
    return next((noun for noun in joined if noun.head.i > verb.head.i), None)


def _mend_lost(verb: Token) -> None:
    """Gives a past tense the subject right before it that was hung on it as something else."""
    lost = find_lost_subject(verb)
    if lost is not None and lost.head.i == verb.i:
        lost.dep_ = "nsubj"


def _mend_passive(token: Token) -> None:
    """Makes the subject of a passive one that suffers: "hundreds have been uprooted by the war".

    "itself" beside a subject is none: "the hospital, which was itself bombed".
    """
    verb = token.head
    if token.dep_ in SUBJECTS and token.lower_ in syntax_words("emphatics"):
        token.dep_ = "advmod" if len(children(verb, "nsubj", "nsubj:pass")) > 1 else token.dep_
        return
    if token.dep_ == "nsubj" and verb.tag_ == "VBN" and any(children(verb, "aux:pass")):
        token.dep_, verb.pos_ = "nsubj:pass", "VERB"


def _mend_object(token: Token) -> None:
    """Makes the name right behind a verb its object where it has none: "the army retook Lalibela on Monday".

    The parser takes a name it does not know for a day or a way; what has a preposition stays as it is.
    """
    verb = token.head
    misread = token.dep_ in {"advmod", "obl"} and verb.pos_ == "VERB"
    if misread and not any(children(verb, *OBJECTS)) and (_follows(token) or _is_behind_day(token)):
        token.dep_ = "obj"


def _mend_clausal_subject(token: Token) -> None:
    """Makes who does what a gerund tells the subject: "a man trying to flee blew up his car"."""
    if token.dep_ != "csubj" or token.tag_ != "VBG":
        return
    subject = next((noun for noun in children(token, "nsubj") if noun.i < token.i), None)
    if subject is not None:
        subject.dep_, token.dep_ = "nsubj", "acl"
        token.doc.hang((subject, token.head), (token, subject))


def _mend_apposition(token: Token) -> None:
    """Makes what a comma sets beside the object say who it is: "killed Hassan Ali, a leader of the group"."""
    if token.dep_ != "obj" or token.pos_ != "NOUN" or not any(children(token, "det")):
        return
    comma = token.left_edge.i - (token.left_edge.text != ",")
    names = (noun for noun in children(token.head, "obj") if noun.pos_ == "PROPN")
    name = next((noun for noun in names if noun.right_edge.i == comma - 1), None)
    if name is not None and token.doc[comma].text == ",":
        token.dep_ = "appos"
        token.doc.hang((token, name))


def _mend_relative(token: Token) -> None:
    """Hangs what "which" tells on the noun before it: "most of them from Lyman, which the army retook"."""
    if token.dep_ != "acl:relcl" or token.head.pos_ in NOUNS:
        return
    opener = next((word for word in token.children if word.lower_ == "which" and word.i > token.head.i), None)
    noun = token.doc[opener.i - 2] if opener is not None and token.doc[opener.i - 1].text == "," else None
    if noun is not None and noun.pos_ in NOUNS and noun.i > token.head.i:
        token.doc.hang((token, noun))


def _follows(token: Token) -> bool:
    """Whether a name stands right behind the verb, or behind its particle: "took over Lalibela"."""
    before = token.doc[token.i - 1]
    joined = before is token.head or (before.dep_ == "compound:prt" and before.head is token.head)
    return joined and token.i > token.head.i and token.pos_ == "PROPN" and _is_name(token)


def _mend_particle(token: Token) -> None:
    """Hangs a particle on the verb right before it: "handed over two posts"."""
    verb = token.doc[token.i - 1]
    noun = token.head
    if _mend_limit(token) or not token.i or verb.pos_ != "VERB" or noun.i < token.i:
        return
    if token.dep_ == "case" and noun.dep_ == "obl" and noun.head is verb and not any(children(verb, "obj")):
        noun.dep_ = "obj"
    token.dep_ = "compound:prt"
    token.doc.hang((token, verb))


def _mend_limit(token: Token) -> bool:
    """Hangs "up to" on the number behind it, and tells whether it did: "took up to 30 girls"."""
    words = token.doc[token.i : token.i + 3]
    said = [word.lower_ for word in words[:2]]
    if said != ["up", "to"] or words[-1].tag_ != "CD":
        return False
    token.dep_, words[1].dep_ = "advmod", "fixed"
    token.doc.hang((token, words[2]), (words[1], token))
    return True


def _is_behind_day(token: Token) -> bool:
    """Whether a noun without preposition follows the day behind the verb: "captured on Monday the town"."""
    if token.dep_ != "obl" or token.pos_ != "NOUN" or not any(children(token, "det")) or case_of(token):
        return False
    first = token.left_edge.i
    return first > token.head.i and token.doc[first - 1].lower_ in syntax_words("weekdays")


def _mend_modal(token: Token) -> None:
    """Makes a noun of a modal before a past tense: "a bomb hidden in a garbage can went off"."""
    verb = token.head
    if token.tag_ == "MD" and verb.tag_ in {"VBD", "VBN"} and len(children(verb, "aux", "aux:pass")) == 1:
        token.pos_, token.tag_, token.dep_ = "NOUN", "NN", "dep"
        verb.tag_ = "VBD"


def _mend_listed(token: Token) -> None:
    """Makes a past tense in a list of verbs one of the list: "raided a farm, seized arms and held five"."""
    verb = token.head
    past = token.dep_ == "advcl" and token.tag_ == verb.tag_ == "VBD" and verb.i < token.i
    if past and not any(children(token, *CLAUSE_MARKS, "advmod", "aux", "aux:pass")):
        token.dep_ = "conj"


def _mend_split(token: Token) -> None:
    """Makes one phrase of two nouns of which the second was cut off: "launched its surprise offensive"."""
    if token.dep_ != "xcomp" or token.tag_ not in {"NN", "NNS"}:
        return
    first, verb = token.doc[token.i - 1] if token.i else token, token.head
    if (token.pos_, verb.pos_) != ("NOUN", "VERB"):
        return
    if (first.dep_, first.head.i, first.tag_) != ("obj", verb.i, "NN"):
        return
    first.dep_, token.dep_ = "compound", "obj"
    token.doc.hang((first, token), *((child, token) for child in first.children))


def _mend_described(token: Token) -> None:
    """Makes the noun behind a participle the object: "conducted clearing operations", "moved seized arms"."""
    if token.dep_ not in {"advcl", "xcomp"} or token.tag_ not in {"VBG", "VBN"}:
        return
    if token.i != token.head.i + 1:
        return
    noun = next((n for n in children(token, "obj") if n.i == token.i + 1), None)
    if noun is None or not _is_describing(token, noun):
        return
    token.dep_ = "amod"
    moved = ((child, noun) for child in token.children if child.i != noun.i)
    token.doc.hang((noun, token.head), (token, noun), *moved)


def _is_describing(participle: Token, noun: Token) -> bool:
    """Whether a participle right behind a verb describes the noun behind it."""
    if participle.tag_ == "VBG":
        return noun.lemma_.lower() in syntax_words("described_nouns")
    return not any(children(participle, "aux", "aux:pass", "mark"))


def _is_name(token: Token) -> bool:
    """Whether a capitalised word alone names something other than a day."""
    told = syntax_words("months") | syntax_words("weekdays")
    return token.text[:1].isupper() and not case_of(token) and token.lower_ not in told
