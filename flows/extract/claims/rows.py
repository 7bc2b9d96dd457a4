"""One row of a claim: its span, its people, who did it, who says so, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.actors.resolving import find_actors
from flows.extract.claims.among import ONLY, SOME_OF
from flows.extract.claims.by_place import GAPPED, find_own_place, place_items, share_places, unplace_wholes
from flows.extract.claims.casualties import is_casualty
from flows.extract.claims.disputes import is_disputed
from flows.extract.claims.owners import choose_owner_type, find_owner
from flows.extract.claims.perpetrators import find_perpetrator
from flows.extract.claims.reports import find_report, find_teller
from flows.extract.claims.scope import AGGREGATE, INCIDENT, find_scope
from flows.extract.claims.setting import Setting
from flows.extract.claims.sums import find_sum, find_tally, share_scope
from flows.extract.claims.types import choose_type, find_antecedent
from flows.extract.claims.unknown import find_basis
from flows.extract.claims.words import read_set
from flows.extract.dates import find_when, span_campaign
from flows.extract.places.placing import find_wheres, make_where
from flows.extract.sources import Said, find_source
from flows.records import Actor, Claim, Mention, Sentence, When, Where
from flows.syntax import clause_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.extract.context import Context

MAX_SPAN = 60


class Row(NamedTuple):
    """A claim with what it was read from."""

    claim: Claim
    view: View
    harmed: Harmed


def make_rows(
    context: Context,
    view: View,
    found: Sequence[Harmed],
    mentions: Sequence[Mention],
    before: Sequence[Row] = (),
) -> list[Row]:
    """The rows of one sentence, in order; `before` are those of the document so far."""
    rows: list[Row] = []
    own = _find_told(view.sentence, mentions) if found else []
    for item in found:
        rows.append(Row(make_claim(context, view, item, own, [*before, *rows]), view, item))
    told = [row for row in rows if is_casualty(context, row, own)]
    placed = place_items(unplace_wholes(told), context.setting.places[view.sentence.index])
    return share_scope(share_places(placed))


def _find_told(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that a sentence tells."""
    start, end = sentence.start, sentence.end
    return [mention for mention in mentions if start <= mention.trigger_start < end]


def _make_setting(
    context: Context, view: View, item: Harmed, before: Sequence[Row], said: tuple[str, Actor | None]
) -> Setting:
    """What the type of the group may depend on besides its words; `said` is its scope and whom they name."""
    scope, victim = said
    country = context.cast.homes[view.sentence.index]
    wholes = [row for row in before if row.harmed.whole is None]
    near = [row for row in wholes[-1:] if _is_next(row.view.sentence, view.sentence)]
    owner = find_owner(view, item)
    actors = find_actors(context.cast, view.sentence, owner) if owner is not None else ()
    actor = actors[0][0] if actors else None
    return Setting(
        country=country,
        scope=scope,
        before=tuple(row.claim.victim_type for row in wholes if row.view is view),
        actor=victim,
        earlier=near[0].claim.victim_type if near else None,
        owner=choose_owner_type(view, owner, actor, country) if owner is not None else None,
        whole=_find_whole_type(view, item, before),
    )


def _find_whole_type(view: View, item: Harmed, before: Sequence[Row]) -> str | None:
    """The type of the claim whose people a part is counted in."""
    at = item.whole.count_first if item.whole else None
    mine = (row for row in before if row.view is view and row.claim.harm == item.harm)
    return next((row.claim.victim_type for row in mine if row.harmed.group.count_first == at), None)


def _is_next(before: Sentence, after: Sentence) -> bool:
    """Whether one sentence follows another in one passage."""
    return before.index == after.index - 1 and before.passage == after.passage


def _find_extent(
    context: Context, view: View, item: Harmed, mention: Mention | None, before: Sequence[Row]
) -> tuple[When, Where, str]:
    """The days, the place and the scope of a figure; one that goes on with a sum is a sum where that is."""
    first, last = find_range(view, item)
    told = find_when(context.timeline, view.sentence, item.anchor, first, last)
    when = span_campaign(context.timeline, view.sentence, told)
    where = _find_where(context, view, item, told)
    tally = find_tally(view, before, when, mention)
    when = tally.when if tally else when
    if find_scope(view, item, when, first, last) == AGGREGATE:
        return when, where, AGGREGATE
    at = view.sentence.start + view.doc[item.anchor].idx
    total = tally or find_sum([row.claim for row in before], when, mention, at)
    if total is None:
        return when, where, INCIDENT
    return when, total.where if where.rule == "passage" else where, AGGREGATE


def _find_where(context: Context, view: View, item: Harmed, told: When) -> Where:
    """The place a list of figures gives this one, else that of its predicate."""
    names = context.setting.places[view.sentence.index]
    own = find_own_place(names, view, item.group, item.rule == GAPPED or item.whole is not None)
    return (
        make_where(own, "clause")
        if own
        else find_wheres(context.setting, view.sentence, item.anchor, told)[0]
    )


def make_claim(
    context: Context, view: View, item: Harmed, mentions: Sequence[Mention], before: Sequence[Row]
) -> Claim:
    """The claim of one harmed group; `mentions` are its sentence's, `before` the document's rows so far."""
    first, last = find_range(view, item)
    said, mention = find_said(context, view, item), find_mention(view, item, mentions)
    when, where, scope = _find_extent(context, view, item, mention, before)
    mention = _keep_near(mention, when, view.sentence.start + view.doc[item.anchor].idx)
    victim = _find_victim(context, view, item)
    setting = _make_setting(context, view, item, before, (scope, victim))
    kind = choose_type(view, item, setting)
    start, doc, group = view.sentence.start, view.doc, item.group
    counted = doc.span(group.count_first, group.count_last)
    return Claim(
        start=start + doc[first].idx,
        end=start + doc[last - 1].idx + len(doc[last - 1]),
        harm=item.harm,
        count_text=doc.text[slice(*counted)],
        count_start=start + counted[0],
        count_end=start + counted[1],
        count_low=group.low,
        count_high=group.high,
        qualifier=group.qualifier,
        victims=doc.quote(*group.names) if group.names else None,
        victim_type=kind,
        victim_actor=victim,
        perpetrator=find_perpetrator(context, view, item, mention, (victim, kind)),
        attributed_to=said.text if said and not _is_guess(said) else None,
        attributed_actor=said.actor if said else None,
        status=_choose_status(context, view, item, said),
        when=when,
        where=where,
        scope=scope,
        whole=None,
        supersedes=item.supersedes,
        mention=mention.trigger_start if mention and scope == INCIDENT else None,
        rule=f"claim.{item.rule}",
        count_base=group.quantity.base if group.quantity else None,
        count_basis=find_basis(view, item),
    )


def find_said(context: Context, view: View, item: Harmed) -> Said | None:
    """The source of the claim: who gives its figure, else who tells of the harm; a clause set beside it
    ("while an official claimed …") is none of its sources.
    """
    teller = find_teller(view, item)
    if teller is not None:
        return teller
    anchors = (item.anchor, item.group.head) if item.rule in {ONLY, SOME_OF} else (item.anchor,)
    sources = (find_source(context.cast, context.sentences, view.sentence, at) for at in anchors)
    said = next((source for source in sources if source), None)
    if said is None or said.text.split(" ")[0].lower() in read_set("linking", "harm"):
        return find_report(view, item.anchor)
    return said


def _is_guess(said: Said) -> bool:
    """Whether the hedge only guesses and nobody is quoted: "are believed to have died"."""
    return said.kind == "hedged" and said.text.lower() in read_set("guesses", "harm")


def find_range(view: View, item: Harmed) -> tuple[int, int]:
    """The words of the claim: its clause with the group it counts, or the least that holds both."""
    group = item.group
    first, last = clause_range(view.doc[item.anchor])
    wide = min(first, group.first), max(last, group.last, item.anchor + 1)
    if wide[1] - wide[0] <= MAX_SPAN:
        return wide
    return min(group.first, item.anchor), max(group.last, item.anchor + 1)


def _keep_near(mention: Mention | None, when: When, at: int) -> Mention | None:
    """The mention beside a claim, none of other days: "deaths in Bor, which the army retook in May"."""
    if mention is None or mention.start <= at < mention.end or not (when.start and when.end):
        return mention
    start, end = mention.when.start, mention.when.end
    apart = start is not None and end is not None and (end < when.start or when.end < start)
    return None if apart else mention


def find_mention(view: View, item: Harmed, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of its sentence the claim belongs to: triggered by its predicate, else the nearest."""
    at = view.sentence.start + view.doc[item.anchor].idx
    return min(
        mentions,
        key=lambda m: (m.event_type is None, not m.start <= at < m.end, abs(m.trigger_start - at)),
        default=None,
    )


def _find_victim(context: Context, view: View, item: Harmed) -> Actor | None:
    """The actor the harmed people are, where their words name one."""
    token = item.group.head if item.group.names else find_antecedent(view, item.group)
    found = find_actors(context.cast, view.sentence, token) if token is not None else ()
    return found[0][0] if found else None


def _choose_status(context: Context, view: View, item: Harmed, said: Said | None) -> str:
    """reported, claimed (a source or a hedge), disputed (denied, or accounts conflict)."""
    if (said and said.kind == "denied") or is_disputed(context, view, item):
        return "disputed"
    return "claimed" if said else "reported"


__all__ = ["Row", "When", "Where", "make_claim", "make_rows"]
