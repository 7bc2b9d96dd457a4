"""Several who tell something together, parted from what they tell: "killed five, police and medics said"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.syntax.labels import NOUNS
from flows.syntax.trees import children
from flows.syntax.words import speech_words, syntax_words

if TYPE_CHECKING:
    from flows.records import Token, Tree

PLAIN = frozenset({"ADJ", "ADP", "DET", "NOUN", "PART", "PROPN"})
OBJECTS = ("ccomp", "nsubj:pass", "obj", "xcomp")


class Speaker(NamedTuple):
    """One of a list: its words as a half-open token range, and its noun."""

    first: int
    last: int
    noun: Token


def mend_speakers(tree: Tree) -> None:
    """Makes those named right before a closing verb of speech its subjects, whatever they were joined to.

    It takes them for more of the harmed: of "killed five people, police and medics said" police were killed.
    """
    for verb in tree:
        closing = verb.tag_ == "VBD" and verb.lemma_ in speech_words("closing_verbs")
        speakers = _find_speakers(verb) if closing else []
        if speakers and _give_object(verb, speakers[0].first):
            _make_subjects(verb, speakers)


def _find_speakers(verb: Token) -> list[Speaker]:
    """Two or more who stand between a comma and the verb, the last behind "and", in text order, or none."""
    tree, end = verb.doc, verb.i
    found: list[Speaker] = []
    while (speaker := _read_speaker(tree, end)) is not None:
        before = tree[speaker.first - 1].lower_ if speaker.first else ""
        fits = before == "," and (len(found) == 1 or _is_common(speaker)) if found else before == "and"
        if not fits:
            break
        found.insert(0, speaker)
        end = speaker.first - 1
        end -= tree[end - 1].text == "," if before == "and" else 0
    return found if len(found) > 1 and not _has_place(found) else []


def _has_place(found: list[Speaker]) -> bool:
    """Whether the last two may be places of one speaker: "police in Goma and Bukavu"."""
    *_, speaker, last = found
    return speaker.noun.i < speaker.last - 1 and last.noun.pos_ == "PROPN"


def _read_speaker(tree: Tree, end: int) -> Speaker | None:
    """Who is named by the plain words before a position: without verb or number, headed by a noun."""
    first = end
    while first > 0 and tree[first - 1].pos_ in PLAIN:
        first -= 1
    inside = next((i for i in range(first + 1, end) if tree[i].pos_ == "ADP"), end)
    nouns = [token for token in tree[first:inside] if token.pos_ in NOUNS]
    return Speaker(first, end, nouns[-1]) if nouns and tree[first].pos_ != "ADP" else None


def _is_common(speaker: Speaker) -> bool:
    """Whether a further one of a list is people, not a name or a day before the clause."""
    return speaker.noun.pos_ == "NOUN" and speaker.noun.lower_ not in syntax_words("times")


def _give_object(verb: Token, first: int) -> bool:
    """Gives a subject before the list back to the participle before it; false where it is another verb's."""
    for subject in children(verb, "nsubj"):
        before = subject.doc[subject.left_edge.i - 1]
        if subject.i < first and (before.tag_ != "VBG" or any(children(before, *OBJECTS))):
            return False
        if subject.i < first:
            subject.dep_ = "obj"
            verb.doc.hang((subject, before))
    return True


def _make_subjects(verb: Token, speakers: list[Speaker]) -> None:
    subject = speakers[0].noun
    subject.dep_ = "nsubj"
    verb.doc.hang((subject, verb))
    for speaker in speakers[1:]:
        speaker.noun.dep_ = "conj"
        verb.doc.hang((speaker.noun, subject))
