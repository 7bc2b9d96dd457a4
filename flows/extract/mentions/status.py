"""Whether a mention is reported, claimed or disputed, and by whom."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.actors.resolving import find_actors
from flows.extract.mentions.fillers import VIOLENT
from flows.extract.mentions.players import role_words
from flows.extract.sources import find_quoted
from flows.lexicon import read_yaml
from flows.lexicon.fold import fold_pieces
from flows.syntax import children, find_attribution, find_subjects, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.extract.mentions.drafts import Draft
    from flows.extract.mentions.kinds import View
    from flows.records import Participant
    from flows.syntax import Attribution

MAX_CLIMB = 3
SPEAKING = frozenset({"Government (political)", "Individual"})


def find_status(view: View, draft: Draft, participants: Iterable[Participant]) -> tuple[str, str | None]:
    """The status of the codebook and the words of the source, or None where the text itself asserts it."""
    participants = tuple(participants)
    accuser = _find_accuser(view, draft)
    if accuser is not None:
        return "claimed", accuser
    source = find_attribution(view.sentence.doc, draft.match.frame.head, past_asides=False)
    doers = {p.actor.name for p in participants if p.role == "initiator"}
    if (
        source is not None
        and draft.match.code.event_type not in VIOLENT
        and (_speaks_of_itself(view, draft, source, doers) or _speaks_for(view, draft, source, participants))
    ):
        return "reported", None
    if _is_denied_later(view, draft):
        return "disputed", source.text if source and source.source is not None else None
    if source is not None:
        return "claimed", source.text
    quoted = _find_speaker(view, draft)
    return ("claimed" if quoted or draft.realis.hedged else "reported"), quoted


def _find_speaker(view: View, draft: Draft) -> str | None:
    """The words of who tells it in a quotation that runs on; a political act is no story."""
    if draft.match.code.event_type is None:
        return None
    said = find_quoted(view.cast, view.cast.sentences, view.sentence, draft.match.frame.head)
    return said.text if said else None


def _find_accuser(view: View, draft: Draft) -> str | None:
    """The words of who accuses somebody of the act ("accused the army of shelling a hospital"), or None."""
    token = view.sentence.doc[draft.match.frame.carrier]
    for _ in range(MAX_CLIMB):
        head = token.head
        if head is token or token.dep_ not in {"advcl", "acl", "xcomp", "ccomp", "conj", "obl", "nmod"}:
            return None
        if head.lemma_.lower() in role_words("accusing") and token.dep_ != "conj":
            subject = next(iter(find_subjects(head)), head)
            first, last = noun_phrase(head.doc, subject.i)
            return head.doc.quote(first, last)
        token = head
    return None


def _speaks_of_itself(view: View, draft: Draft, source: Attribution, doers: set[str]) -> bool:
    """Whether a politician or state announces its own act: that is the act itself (codebook 5.13)."""
    if source.source is None or source.kind != "said":
        return False
    speakers = {actor.name for actor, _ in find_actors(view.cast, view.sentence, source.source)}
    return bool(speakers & doers)


def _speaks_for(view: View, draft: Draft, source: Attribution, participants: Iterable[Participant]) -> bool:
    """Whether the source of a political act is of the country of the one who does it, as his spokesman is."""
    if draft.match.code.event_type is not None or source.source is None:
        return False
    beside = view.sentence.doc[draft.match.frame.carrier].dep_ == "parataxis" and source.kind == "claimed"
    if source.verb in draft.match.words or beside:
        return (
            True  # the act is itself one of speech, or stands beside somebody's: "MPs blamed X; Y condemned"
        )
    if source.kind != "said":
        return False
    doers = [p.actor for p in participants if p.role == "initiator"]
    speakers = [actor for actor, _ in find_actors(view.cast, view.sentence, source.source)]
    if any(_names(source.text, doer.name) for doer in doers):
        return True
    countries = {doer.country for doer in doers} - {None}
    titled = not _office_words().isdisjoint(fold_pieces(source.text))
    return any(
        actor.actor_type in SPEAKING and (actor.country in countries or (titled and actor.country is None))
        for actor in speakers
    )


def _names(words: str, name: str) -> bool:
    """Whether the words hold the last name of somebody: "a spokesman for Maliki"."""
    pieces = fold_pieces(name)
    return len(pieces) > 1 and pieces[-1] in fold_pieces(words)


def _is_denied_later(view: View, draft: Draft) -> bool:
    """Whether another clause of the sentence denies it: "though that was later denied by the family"."""
    head, denials = view.sentence.doc[draft.match.frame.carrier], role_words("denials")
    for token in view.sentence.doc:
        if token.lemma_.lower() not in denials or token.i == head.i or token.is_ancestor(head):
            continue
        about = [c.lower_ for c in children(token, "obj", "nsubj:pass")]
        if any(word in {"this", "that", "it", "which", "claim", "report"} for word in about):
            return True
    return False


@cache
def _office_words() -> frozenset[str]:
    """The words for those who speak for a government: "minister", "spokesman"."""
    rows = read_yaml("public_roles.yml")["offices"]
    return frozenset(word for row in rows if row["group"] == "government" for word in row["words"])
