"""One sentence at a time: parse it, then find its numbers, times, places and actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.actors.defined import find_defined
from flows.annotate.actors.finding import find_actor_names
from flows.annotate.actors.hits import NOTHING
from flows.annotate.headlines import mend_headlines
from flows.annotate.places.finding import find_places
from flows.annotate.quantities.finding import find_quantities
from flows.annotate.respelled import parse_sentences
from flows.annotate.times import find_time_expressions
from flows.records import Sentence, SentenceSpan, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.annotate.actors.hits import Defined
    from flows.model.parser import Parser
    from flows.records import Tree

LONGEST = 2_000  # characters; a longer "sentence" is a table or noise, and would cost quadratic time


def annotate(text: str, spans: Iterable[SentenceSpan], parser: Parser) -> tuple[Sentence, ...]:
    """The sentences of one text, parsed and annotated, in text order; overlong ones left out.

    `text` may have markup and line breaks blanked, as long as every character keeps its place.
    """
    kept = [span for span in spans if 0 < span.end - span.start <= LONGEST]
    parsed = parse_sentences((text[span.start : span.end] for span in kept), parser)
    pairs = zip(kept, mend_headlines(parsed, parser), strict=True)
    defined = find_defined(text)
    return tuple(annotate_sentence(index, span, doc, defined) for index, (span, doc) in enumerate(pairs))


def annotate_sentence(index: int, span: SentenceSpan, doc: Tree, defined: Defined = NOTHING) -> Sentence:
    """One parsed sentence with its times, quantities, places and actors, of which some are `defined`."""
    times = tuple(_on_tokens(doc, span.start, t) for t in find_time_expressions(doc.text, span.start))
    places = find_places(doc, span.start)
    settled = [place for place in places if place.usable or place.doubt == "owner"]
    return Sentence(
        index=index,
        passage=span.passage,
        start=span.start,
        doc=doc,
        times=times,
        quantities=find_quantities(doc, span.start, times),
        places=places,
        actors=find_actor_names(doc, span.start, (*settled, *times), defined),
    )


def _on_tokens(doc: Tree, start: int, time: TimeExpression) -> TimeExpression:
    words = doc.find_words(time.start - start, time.end - start)
    return time if words is None else time._replace(first=words[0], last=words[1])
