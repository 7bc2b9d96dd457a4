"""Who says what a clause tells: the source in the sentence, of the quotation that runs on, or of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.actors.resolving import resolve_actor
from flows.syntax import Attribution, find_attribution

if TYPE_CHECKING:
    from flows.extract.actors.cast import Cast
    from flows.records import Actor, ActorName, Sentence

OPENING, CLOSING = '“"', '”"'
LOOK_BACK = 3  # sentences between a quotation and its speaker
QUOTED_BACK = 12  # sentences a quotation may run on within its passage


class Said(NamedTuple):
    """The source of a clause: its words, how it speaks (said, claimed, denied, hedged) and who it is."""

    text: str
    kind: str
    actor: Actor | None


def find_source(cast: Cast, sentences: tuple[Sentence, ...], sentence: Sentence, head: int) -> Said | None:
    """The source of the predicate at `head`, or None where the text itself says it."""
    attribution = find_attribution(sentence.doc, head)
    if attribution is not None:
        return _said(cast, sentence, attribution)
    return find_quoted(cast, sentences, sentence, head)


def find_quoted(cast: Cast, sentences: tuple[Sentence, ...], sentence: Sentence, head: int) -> Said | None:
    """The source that another sentence names, or None: the speaker of the quotation the predicate stands in,
    or who tells all of its list.
    """
    if not _in_quotes(sentences, sentence, head):
        return _find_list_teller(cast, sentences, sentence)
    return _running_quote(cast, sentences, sentence) or _closing_quote(cast, sentences, sentence)


def _find_list_teller(cast: Cast, sentences: tuple[Sentence, ...], sentence: Sentence) -> Said | None:
    """Who tells the items of a list by the line that opens it: "Elsewhere, according to police:"."""
    if sentence.passage not in cast.listed:
        return None
    before = reversed(sentences[: sentence.index])
    opening = next((earlier for earlier in before if earlier.passage not in cast.listed), None)
    if opening is None or opening.doc[-1].text != ":":
        return None
    found = (find_attribution(opening.doc, token.i) for token in opening.doc)
    told = next((source for source in found if source is not None), None)
    return _said(cast, opening, told) if told is not None else None


def _said(cast: Cast, sentence: Sentence, attribution: Attribution) -> Said:
    if attribution.source is None:
        return Said(attribution.text, attribution.kind, None)
    name = _name_at(sentence, attribution.source)
    actor = resolve_actor(cast, sentence, name) if name else None
    if name is None:
        return Said(attribution.text, attribution.kind, None)
    if name.sort == "pronoun":
        return Said(actor.name if actor else name.text, attribution.kind, actor)
    return Said(_wider(attribution, name), attribution.kind, actor)


def _name_at(sentence: Sentence, token: int) -> ActorName | None:
    """The widest actor name that holds the token."""
    names = [name for name in sentence.actors if name.first <= token < name.last]
    return max(names, key=lambda n: (n.last - n.first, n.name is not None), default=None)


def _wider(attribution: Attribution, name: ActorName) -> str:
    return name.text if name.last - name.first > attribution.last - attribution.first else attribution.text


def _in_quotes(sentences: tuple[Sentence, ...], sentence: Sentence, head: int) -> bool:
    """Whether the token stands in a quotation of its passage that opens before it and is not yet closed."""
    before = _before_in_passage(sentences, sentence) + sentence.doc.quote(0, head)
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _before_in_passage(sentences: tuple[Sentence, ...], sentence: Sentence) -> str:
    """The sentences of the passage before this one, as far back as a quotation may run."""
    first = max(sentence.index - QUOTED_BACK, 0)
    earlier = (s for s in sentences[first : sentence.index] if s.passage == sentence.passage)
    return " ".join(s.doc.text for s in earlier)


def _running_quote(cast: Cast, sentences: tuple[Sentence, ...], sentence: Sentence) -> Said | None:
    """The speaker of the sentences before, where a quotation runs on without naming him again."""
    for back in range(1, LOOK_BACK + 1):
        index = sentence.index - back
        if index < 0 or sentences[index].passage < sentence.passage - 1:
            return None
        earlier = sentences[index]
        for token in earlier.doc:
            if token.pos_ == "VERB" and token.dep_ in {"ROOT", "parataxis", "ccomp"}:
                found = find_attribution(earlier.doc, token.i)
                if found is not None and found.source is not None:
                    return _said(cast, earlier, found)
    return None


def _closing_quote(cast: Cast, sentences: tuple[Sentence, ...], sentence: Sentence) -> Said | None:
    """The speaker named where the quotation closes: "They came at dawn. They killed ten," said a trader."""
    for later in sentences[sentence.index + 1 : sentence.index + 1 + LOOK_BACK]:
        if later.passage != sentence.passage:
            return None
        closes = next((token.i for token in later.doc if token.text in CLOSING), None)
        if closes:
            found = find_attribution(later.doc, 0)
            return _said(cast, later, found) if found is not None and found.source is not None else None
    return None
