"""Generated clauses whose centre is the act: killings, attacks, explosions, clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model.nodes import Node, comma, make_compound
from flows.model.phrases import Phrases, adposition, det
from flows.model.verbs import (
    add_adjuncts,
    add_behind,
    add_front,
    add_result,
    add_second,
    harm_pair,
    is_plural,
    objects,
    passive,
    state,
)
from flows.model.victims import (
    died,
    event_killed,
    fighting_left,
    headline,
    leader_killed,
    left_dead,
    listed_killed,
    no_harm,
    reduced_victims,
    shot_dead,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def killed(s: Phrases) -> Node:
    """A passive with victims, an agent or a cause, a place and a time."""
    verb = inner = passive(s)
    if s.lot(0.4):
        inner = add_second(s, verb)
    kind = s.rng.random()
    if kind < 0.4:
        inner.after((s.group() if kind < 0.3 else s.weapon()).before(adposition("by")).take("obl:agent"))
    elif kind < 0.8:
        form = s.word("in_events")
        inner.after(s.event().before(adposition(form)).take("obl:agent" if form == "by" else "obl"))
    else:
        when_clause(s, add_behind(s, inner, 0.4, 0.2))
        return add_front(s, verb, 0.15)
    if not inner.right[-1].right:
        add_behind(s, inner, 0.45, 0.3)
    return add_front(s, verb, 0.2)


def when_clause(s: Phrases, verb: Node) -> Node:
    """The verb with "when a bomb exploded ..." or "after gunmen attacked ..." behind it."""
    other = exploded(s, plain=True) if s.lot(0.6) else struck(s, tail=False)
    word = s.word("conjunctions")
    mark = Node("when", "WRB", dep="advmod") if word == "when" else Node(word, "IN", dep="mark")
    return verb.after(other.before(mark).take("advcl"))


def struck(s: Phrases, tail: bool = True) -> Node:
    """ "Gunmen attacked a checkpoint in Kirkuk, killing two soldiers and wounding five"."""
    form = s.word("struck")
    subject = s.group()
    target = s.unit() if s.lot(0.6) else s.town() if s.lot(0.6) else s.victims()
    verb = Node(form, "VBD", [subject.take("nsubj")], plural=is_plural(subject))
    if s.lot(0.08):
        verb.left.append(Node(s.word("weekdays"), "NNP", [adposition("on")], dep="obl"))
    if form == "set":
        verb.after(Node("fire", "NN", dep="obj"), target.before(adposition("to")).take("obl"))
    else:
        verb.after(target.take("obj"))
    kind = s.rng.random()
    if kind < 0.15 and form != "set":
        verb.form = "opened"
        verb.right = [Node("fire", "NN", dep="obj"), target.before(adposition("on")).take("obl")]
    elif kind < 0.22:
        verb.after(s.event().before(adposition("in")).take("obl"))
    verb = add_adjuncts(s, verb, 0.4, 0.4)
    return add_result(s, verb) if tail and s.lot(0.7) else verb


def exploded(s: Phrases, plain: bool = False) -> Node:
    """ "A car bomb exploded near a mosque in Baghdad, killing 12" and "a suicide bomber blew himself up"."""
    kind = s.rng.random()
    if kind < 0.3:
        person = make_compound(s.word("attackers"), "NN").before(det("a"))
        verb = Node("blew", "VBD", [person.take("nsubj")])
        verb.after(
            Node(s.rng.choice(["himself", "herself"]), "PRP", dep="obj"), Node("up", "RP", dep="compound:prt")
        )
    elif kind < 0.45:
        person = s.group()
        form = s.word("used_weapons")
        verb = Node(form, "VBD", [person.take("nsubj")], [s.weapon().take("obj")], plural=is_plural(person))
    else:
        thing = s.weapon() if s.lot(0.7) else s.event()
        form = s.word("happened")
        verb = Node(form, "VBD", [thing.take("nsubj")], plural=is_plural(thing))
        if thing.tag == "NN" and form == "exploded" and s.lot(0.2):
            verb.before(Node("was", "VBD")).left[0].dep = "aux:pass"
            verb.left = [verb.left[1], verb.left[0]]
            verb.form, verb.tag = "detonated", "VBN"
            verb.left[0].dep = "nsubj:pass"
        if form == "went":
            verb.after(Node("off", "RP", dep="compound:prt"))
        if form in {"struck", "hit"}:
            verb.after(s.unit().take("obj"))
    verb = add_adjuncts(s, verb, 0.85, 0.1 if plain else 0.4)
    return verb if plain or s.lot(0.3) else add_result(s, verb)


def attack_that(s: Phrases) -> Node:
    """ "Militants carried out an attack that killed 12 people"; "a bombing which left six dead"."""
    attack = make_compound(s.word("attacks"), "NN").before(det("an"))
    attack.left[0].form = (
        "an" if (attack.left[1].form if len(attack.left) > 1 else attack.form)[0] in "aeiou" else "a"
    )
    if s.lot(0.3):
        attack.after(s.place().take("nmod"))
    inner = harm_pair(s, "VBD") if s.lot(0.7) else Node("left", "VBD", [], [objects(s).take("obj"), state(s)])
    inner.before(Node(s.rng.choice(["that", "which"]), "WDT", dep="nsubj")).take("acl:relcl")
    inner = inner.before(comma()).after(comma()) if inner.left[0].form == "which" and s.lot(0.6) else inner
    attack.after(inner)
    kind = s.rng.random()
    subject = s.group()
    if kind < 0.35:
        verb = Node(
            "carried",
            "VBD",
            [subject.take("nsubj")],
            [Node("out", "RP", dep="compound:prt"), attack.take("obj")],
        )
    elif kind < 0.6:
        goal = attack.before(adposition("for")).take("nmod")
        verb = Node(
            "claimed", "VBD", [subject.take("nsubj")], [Node("responsibility", "NN", [], [goal], dep="obj")]
        )
    elif kind < 0.8:
        verb = Node("condemned", "VBD", [subject.take("nsubj")], [attack.take("obj")])
    else:
        return reduced(s, attack)
    verb.plural = is_plural(subject)
    return verb


def reduced(s: Phrases, attack: Node) -> Node:
    """ "12 policemen killed in the attack were buried", "the attack that killed 12 was claimed by X"."""
    kind = s.rng.random()
    if kind < 0.5:
        verb = Node("claimed", "VBN", [attack.take("nsubj:pass"), Node("was", "VBD", dep="aux:pass")])
        return verb.after(s.group().before(adposition("by")).take("obl:agent"))
    victims = s.counted()
    inner = Node(s.word("killed"), "VBN", [], [s.event().before(adposition("in")).take("obl")], dep="acl")
    verb = Node(s.word("found"), "VBN")
    return verb.before(
        victims.after(inner).take("nsubj:pass"), Node("were", "VBD", dep="aux:pass", plural=True)
    )


def clashed(s: Phrases) -> Node:
    """ "Clashes erupted between X and Y in Z", "X clashed with Y", "X fought Y"."""
    kind = s.rng.random()
    if kind < 0.45:
        subject = make_compound(s.word("plural_attacks"), "NNS")
        verb = Node(
            s.word("erupted"),
            "VBD",
            [subject.take("nsubj")],
            plural=True,
        )
        if verb.form == "broke":
            verb.after(Node("out", "RP", dep="compound:prt"))
        pair = s.join(s.group(), [s.group()])
        verb.after(pair.before(adposition("between")).take("obl"))
    else:
        subject = s.group()
        verb = Node("clashed", "VBD", [subject.take("nsubj")], plural=is_plural(subject))
        verb.after(s.group().before(adposition("with")).take("obl"))
    return add_result(s, add_adjuncts(s, verb)) if s.lot(0.4) else add_adjuncts(s, verb)


SHAPES: list[tuple[Callable[[Phrases], Node], int]] = [
    (killed, 28), (event_killed, 17), (struck, 13), (exploded, 13), (left_dead, 6), (fighting_left, 4),
    (listed_killed, 4), (attack_that, 7), (died, 6), (clashed, 6), (headline, 3), (no_harm, 4),
    (leader_killed, 4), (reduced_victims, 6), (shot_dead, 3),
]  # fmt: skip


def clause(s: Phrases) -> Node:
    """A clause of a random shape."""
    makers = [maker for maker, _ in SHAPES]
    return s.rng.choices(makers, [weight for _, weight in SHAPES])[0](s)
