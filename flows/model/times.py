"""Random time adjuncts as gold trees."""

from __future__ import annotations

from flows.model.nodes import Node, comma
from flows.model.phrases import Phrases, adposition, det


def month_day(source: Phrases) -> Node:
    """A calendar day: "5 June", "June 5", "June 5, 2014"."""
    month = Node(source.word("months"), "NNP", dep="nmod")
    day = Node(str(source.rng.randint(1, 31)), "CD")
    year = Node(str(source.rng.randint(1978, 2023)), "CD", dep="nmod")
    if source.lot(0.5):
        day.after(month)
        return day.after(year) if source.lot(0.4) else day
    day.before(month)
    return day.after(year.before(comma())) if source.lot(0.4) else day


def day_range(source: Phrases) -> Node:
    """A span of days: "5-9 May", "between 5 and 9 May", "from 5 May to 9 June"."""
    first = source.rng.randint(1, 20)
    start, end = Node(str(first), "CD"), Node(str(first + source.rng.randint(1, 9)), "CD")
    month = Node(source.word("months"), "NNP", dep="nmod")
    kind = source.rng.random()
    if kind < 0.4:
        start.after(Node("and", "CC", dep="cc"))
        start.right = [end.before(Node("and", "CC", dep="cc")).take("conj"), month]
        return start.before(adposition("between"))
    if kind < 0.7:
        dash = Node(source.rng.choice(["-", "–"]), "SYM", dep="case", tight=True)
        end.tight = True
        if source.lot(0.5):
            return start.before(month).after(end.before(dash).take("nmod")).before(adposition("on"))
        return start.after(end.before(dash).take("nmod"), month).before(adposition("on"))
    start.after(month, end.before(adposition("to")).take("nmod"))
    return start.before(adposition("from"))


def period(source: Phrases) -> Node:
    """A stretch of time: "over the two days", "in the next 24 hours", "in March 2011"."""
    kind = source.rng.random()
    if kind < 0.3:
        month = Node(source.word("months"), "NNP", [adposition("in")])
        return (
            month.after(Node(str(source.rng.randint(1978, 2023)), "CD", dep="nmod"))
            if source.lot(0.7)
            else month
        )
    if kind < 0.4:
        return Node(str(source.rng.randint(1978, 2023)), "CD", [adposition("in")])
    form = source.word("period_nouns")
    noun = Node(form, "NNS" if form.endswith("s") else "NN", [det("the")])
    if source.lot(0.6):
        noun.left.append(Node(source.word("period_adjectives"), "JJ", dep="amod"))
    if form.endswith("s") and (source.lot(0.7) or len(noun.left) < 2):
        noun.left.append(Node(source.word("period_numbers"), "CD", dep="nummod"))
    return noun.before(adposition(source.word("period_links")))


def daypart(source: Phrases) -> Node:
    """A loose time: "overnight", "later in the day", "two days later", "last week", "at 10:30 am"."""
    kind = source.rng.random()
    if kind < 0.2:
        return Node(source.word("loose_times"), "RB", dep="advmod")
    if kind < 0.35:
        return Node(source.rng.choice(["yesterday", "today"]), "NN", dep="obl")
    if kind < 0.5:
        day = Node("day", "NN", [adposition("in"), det("the")], dep="obl")
        return Node(source.rng.choice(["later", "earlier"]), "RBR", [], [day], dep="advmod")
    if kind < 0.68:
        span = Node(source.word("spans"), "NNS", dep="obl")
        span.before(Node(source.word("small_numbers"), "CD", dep="nummod"))
        return Node(source.word("span_ends"), "RB", [span], dep="advmod")
    if kind < 0.85:
        noun = Node(source.word("last_nouns"), "NN")
        return noun.before(Node("last", "JJ", dep="amod")).take("obl")
    clock = Node(f"{source.rng.randint(1, 12)}:{source.rng.randint(10, 59)}", "CD", [adposition("at")])
    return clock.after(Node(source.rng.choice(["am", "pm"]), "NN", dep="nmod")).take("obl")


def moment(source: Phrases) -> Node:
    """A time adjunct of any kind, as a dependent of a verb."""
    kind = source.rng.random()
    if kind < 0.3:
        day = Node(source.word("weekdays"), "NNP", dep="obl")
        if source.lot(0.35):
            return day
        day.before(adposition("on"))
        return day.after(month_day(source).before(comma()).take("appos")) if source.lot(0.1) else day
    if kind < 0.55:
        return month_day(source).before(adposition("on")).take("obl")
    if kind < 0.62:
        return day_range(source).take("obl")
    if kind < 0.85:
        return period(source).take("obl")
    return daypart(source)
