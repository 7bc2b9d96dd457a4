"""From the events of each sentence to rows of `mentions`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.dates import date_listed, find_when, span_campaign
from flows.extract.mentions.anaphors import recall_codes
from flows.extract.mentions.drafts import Draft, Refusal, find_drafts
from flows.extract.mentions.kinds import View, find_kinds, make_view
from flows.extract.mentions.listed import add_listed
from flows.extract.mentions.players import role_words
from flows.extract.mentions.roles import find_participants
from flows.extract.mentions.status import find_status
from flows.extract.mentions.takings import retell_takings
from flows.extract.places.placing import find_wheres
from flows.records import Abstention, Mention, Participant, Where
from flows.syntax.labels import VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.extract.context import Context
    from flows.records import PlaceName, Sentence


LISTED = frozenset({"above", "clause"})  # a list of places counts where it is the event's own


class Events(NamedTuple):
    """One sentence with its events and with the triggers that name none."""

    view: View
    drafts: tuple[Draft, ...]
    refusals: tuple[Refusal, ...]


def find_events(context: Context) -> tuple[Events, ...]:
    """The events of each sentence, in text order."""
    views = [make_view(sentence, context.cast) for sentence in context.sentences]
    found = [find_drafts(view) for view in views]
    told = [(view, drafts) for view, (drafts, _) in zip(views, found, strict=True)]
    recalled = recall_codes(told, context.document.passages)
    return tuple(
        Events(view, drafts, refusals)
        for view, drafts, (_, refusals) in zip(views, recalled, found, strict=True)
    )


def find_mentions(context: Context, events: Iterable[Events]) -> tuple[Mention, ...]:
    """Every mention of the document, in text order."""
    return retell_takings(
        mention
        for each in events
        for draft in each.drafts
        if not _is_title(context, each.view.sentence, draft)
        for mention in _make_mentions(context, each.view, draft)
    )


def _is_title(context: Context, sentence: Sentence, draft: Draft) -> bool:
    """Whether the event stands in a heading under no verb: a title, not news (codebook 5.1)."""
    if context.document.passages[sentence.passage].kind != "heading":
        return False
    token = sentence.doc[draft.match.frame.head]
    while token.pos_ not in VERBAL:
        if token.head.i == token.i:
            return True
        token = token.head
    return False


def _make_mentions(context: Context, view: View, draft: Draft) -> Iterator[Mention]:
    """One row for each place of the event; none for a political act of nobody."""
    participants = find_participants(view, draft.match)
    if draft.match.code.event_type is None and not any(p.role == "initiator" for p in participants):
        return
    frame, sentence = draft.match.frame, view.sentence
    status, attributed = find_status(view, draft, participants)
    start, end = _find_span(view, draft, participants)
    words = draft.match.words
    trigger_start = sentence.start + sentence.doc[words[0]].idx
    trigger_end = sentence.start + sentence.doc[words[-1]].idx + len(sentence.doc[words[-1]])
    told = find_when(context.timeline, sentence, frame.head, frame.first, frame.last)
    when = span_campaign(context.timeline, sentence, told)
    wheres = find_wheres(context.setting, sentence, frame.head, when, _find_objects(view, draft))
    names = {i: name for name in context.setting.places[sentence.index] for i in range(name.first, name.last)}
    told_at = add_listed(view, draft, names, _choose_wheres(draft, wheres))
    days = date_listed(context.timeline, sentence, _find_names(told_at, names))
    for where in told_at:
        yield Mention(
            start=start,
            end=end,
            trigger=context.document.text[trigger_start:trigger_end],
            trigger_start=trigger_start,
            event_type=draft.match.code.event_type,
            sub_event_type=draft.match.code.sub_event_type,
            plover=draft.match.code.plover,
            when=days.get(where.text or "", when),
            where=where,
            status=status,
            attributed_to=attributed,
            participants=participants,
            rule=draft.match.rule.id,
        )


def _find_names(wheres: Iterable[Where], names: Mapping[int, PlaceName]) -> list[PlaceName]:
    """The names that places of a clause are told by, in text order."""
    words = {where.text for where in wheres}
    return sorted({name for name in names.values() if name.text in words}, key=lambda name: name.first)


def _choose_wheres(draft: Draft, wheres: tuple[Where, ...]) -> tuple[Where, ...]:
    """The places of an event, all of them; a political act has one at most, and only where people meet."""
    if draft.match.code.event_type is not None:
        return wheres if wheres[0].rule in LISTED else wheres[:1]
    meets = draft.match.code.plover == "CONSULT" and wheres[0].rule != "passage"
    return wheres[:1] if meets else (Where(),)


def _find_objects(view: View, draft: Draft) -> tuple[int, ...]:
    """The phrases whose place is the event's own: the object of a capture, what an attack is on."""
    slots = draft.match.frame.slots
    heads = [head for slot in draft.match.rule.place for head in slots.get(slot.split(".")[0], ())]
    return tuple(dict.fromkeys(head for head in heads if not find_kinds(view, head) & role_words("persons")))


def _find_span(view: View, draft: Draft, participants: Iterable[Participant]) -> tuple[int, int]:
    """The characters of the clause, wide enough for its trigger and the arguments beside it."""
    doc, frame = view.sentence.doc, draft.match.frame
    first, last = min(frame.first, *draft.match.words), max(frame.last, *(i + 1 for i in draft.match.words))
    while last - 1 > frame.head and doc[last - 1].is_punct:
        last -= 1
    start, end = (
        view.sentence.start + doc[first].idx,
        view.sentence.start + doc[last - 1].idx + len(doc[last - 1]),
    )
    if frame.voice != "active":
        return start, end
    begins = [p.start for p in participants if p.start is not None and p.start >= view.sentence.start]
    return min([start, *(begin for begin in begins if begin < start)]), end


def find_abstentions(events: Iterable[Events], mentions: Iterable[Mention]) -> tuple[Abstention, ...]:
    """The sentences that hold a trigger and no mention, with the reason of the first trigger refused."""
    coded = sorted(mention.start for mention in mentions)
    refused = [each for each in events if each.refusals]
    spans = [(s.start, s.start + len(s.doc.text)) for s in (each.view.sentence for each in refused)]
    return tuple(
        Abstention(start, end, each.refusals[0].reason)
        for each, (start, end) in zip(refused, spans, strict=True)
        if bisect_left(coded, start) == bisect_left(coded, end)
    )
