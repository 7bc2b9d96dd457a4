"""Who says what a clause tells: the source in the sentence, or the speaker whose quotation runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.actors import resolve_actor
from flows.syntax import Attribution, find_attribution

if TYPE_CHECKING:
    from flows.extract.cast import Cast
    from flows.records import Actor, ActorName, Sentence

OPENING, CLOSING = '“"', '”"'
LOOK_BACK = 3  # sentences a running quotation may reach back to its speaker


@dataclass(frozen=True, slots=True)
class Said:
    """The source of a clause: its words, how it speaks (said, claimed, denied, hedged) and who it is."""

    text: str
    kind: str
    actor: Actor | None


def find_source(cast: Cast, sentences: tuple[Sentence, ...], sentence: Sentence, head: int) -> Said | None:
    """The source of the predicate at `head`, or None where the text itself says it."""
    attribution = find_attribution(sentence.doc, head)
    if attribution is not None:
        return _said(cast, sentence, attribution)
    return _running_quote(cast, sentences, sentence) if _in_quotes(sentence, head) else None


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


def _in_quotes(sentence: Sentence, head: int) -> bool:
    """Whether the token stands in a quotation that opens before it and does not close before it."""
    before = sentence.doc.quote(0, head)
    straight = before.count('"') % 2 == 1
    return straight or before.rfind("“") > before.rfind("”")


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
