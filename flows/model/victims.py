"""Generated clauses whose centre is who was harmed."""

from __future__ import annotations

from flows.model.nodes import Node, comma, make_compound
from flows.model.phrases import Phrases, adposition, det
from flows.model.times import moment, period
from flows.model.verbs import (
    add_adjuncts,
    add_behind,
    add_front,
    add_second,
    harm_pair,
    is_plural,
    objects,
    state,
)


def listed_killed(s: Phrases) -> Node:
    """ "Over the two days, 61 militants, 41 troops and seven civilians were killed"."""
    verb = Node(
        s.word("harmed"),
        "VBN",
        [s.listed().take("nsubj:pass"), Node("were", "VBD", dep="aux:pass", plural=True)],
    )
    if s.lot(0.3):
        add_second(s, verb)
    return verb.before(period(s).take("obl") if s.lot(0.7) else moment(s), comma())


def left_dead(s: Phrases) -> Node:
    """ "Fighting in Diyala left 29 militants and eight soldiers dead"."""
    subject = s.event()
    verb = Node(
        "left", "VBD", [subject.take("nsubj")], [objects(s).take("obj"), state(s)], plural=is_plural(subject)
    )
    if s.lot(0.15):
        verb.form, verb.tag = "leaves", "VBZ"
    return add_adjuncts(s, verb, 0.25, 0.35)


def fighting_left(s: Phrases) -> Node:
    """ "Fighting in Diyala left 29 militants and eight soldiers dead", "fighting in X killed 12"."""
    subject = make_compound(s.word("acts"), "NN")
    subject.after(*[s.place().take("nmod")] if s.lot(0.6) else [])
    if s.lot(0.3):
        pair = s.join(s.group(), [s.group()]).before(adposition("between"))
        subject.after(pair.take("nmod"))
    if s.lot(0.7):
        verb = Node("left", "VBD", [], [(s.listed() if s.lot(0.5) else objects(s)).take("obj"), state(s)])
    else:
        verb = harm_pair(s, "VBD")
    return add_front(s, verb.before(subject.take("nsubj")), 0.25)


def event_killed(s: Phrases) -> Node:
    """ "A car bomb killed 12 people and wounded at least 23 in Mosul on Monday"."""
    verb = harm_pair(s, "VBD")
    subject = s.event() if s.lot(0.5) else s.group()
    verb.before(subject.take("nsubj"))
    target = verb.right[-1] if verb.right[-1].dep == "conj" else verb
    if s.lot(0.2) and not target.right[0].right:
        target.after(s.event().before(adposition(s.rng.choice(["in", "during"]))).take("obl"))
    else:
        add_behind(s, target, 0.55, 0.3)
    return add_front(s, verb, 0.15)


def died(s: Phrases) -> Node:
    """ "Seven people died in the blast" and "the attack resulted in the deaths of 12 people"."""
    kind = s.rng.random()
    if kind < 0.5:
        subject = s.listed() if s.lot(0.2) else s.victims()
        verb = Node("died", "VBD", [subject.take("nsubj")], plural=is_plural(subject))
        return add_adjuncts(s, verb.after(s.event().before(adposition("in")).take("obl")), 0.2, 0.3)
    victims = s.counted().before(adposition("of")).take("nmod")
    harm = Node(s.word("harms"), "NN", [det("the")], [victims])
    harm.tag = "NNS" if harm.form == "deaths" else "NN"
    event = s.event()
    form, word = s.rng.choice([("resulted", "in"), ("led", "to"), ("caused", ""), ("claimed", "")])
    verb = Node(form, "VBD", [event.take("nsubj")], plural=is_plural(event))
    if not word:
        return add_adjuncts(s, verb.after(harm.take("obj")), 0.1, 0.3)
    return add_adjuncts(s, verb.after(harm.before(adposition(word)).take("obl")), 0.1, 0.3)


def no_harm(s: Phrases) -> Node:
    """ "No one was killed", "there were no casualties", "12 people were reported killed"."""
    kind = s.rng.random()
    if kind < 0.3:
        what = Node(s.word("casualties"), "NNS", [det("no")])
        verb = Node(
            "reported", "VBN", [what.take("nsubj:pass"), Node("were", "VBD", dep="aux:pass", plural=True)]
        )
    elif kind < 0.5:
        what = Node(s.word("no_casualties"), "NNS", [det("no")])
        verb = Node("were", "VBD", [Node("there", "EX", dep="expl")], [what.take("nsubj")], plural=True)
        verb.tag = "VBD"
    elif kind < 0.7:
        noun = Node(s.word("no_ones"), "NN", [det("no")])
        verb = Node(s.word("harmed"), "VBN", [noun.take("nsubj:pass"), Node("was", "VBD", dep="aux:pass")])
    else:
        who = s.victims()
        many = is_plural(who)
        helper = Node("were" if many else "was", "VBD", dep="aux:pass", plural=many)
        verb = Node(s.rng.choice(["reported", "found"]), "VBN", [who.take("nsubj:pass"), helper])
        verb.after(
            Node(s.word("harmed"), "VBN", dep="xcomp")
            if verb.form == "reported"
            else Node("dead", "JJ", dep="xcomp")
        )
    return add_adjuncts(s, verb, 0.4, 0.3)


def leader_killed(s: Phrases) -> Node:
    """ "X, a leader of Y, was killed along with three soldiers by Z"."""
    name = s.person_name()
    if s.lot(0.6):
        role = make_compound(s.word("roles"), "NN")
        role.before(det(s.rng.choice(["a", "the"]))).before(comma())
        name.after(role.after(s.named_group().before(adposition("of")).take("nmod"), comma()).take("appos"))
    if s.lot(0.3):
        verb = Node(s.word("harmed"), "VBD", [s.group().take("nsubj")], [name.take("obj")])
        return add_adjuncts(s, verb, 0.4, 0.4)
    verb = Node(s.word("killed"), "VBN", [name.take("nsubj:pass"), Node("was", "VBD", dep="aux:pass")])
    if s.lot(0.35):
        along = Node("along", "IN", [], [Node("with", "IN", dep="fixed")], dep="case")
        verb.after((s.counted() if s.lot(0.6) else s.single()).before(along).take("obl"))
    if s.lot(0.5):
        verb.after(s.group().before(adposition("by")).take("obl:agent"))
    return add_adjuncts(s, verb, 0.4, 0.4)


def reduced_victims(s: Phrases) -> Node:
    """ "12 policemen killed in the attack were buried", "a man arrested by police died on Friday"."""
    who = s.counted() if s.lot(0.6) else s.single()
    inner = Node(s.word("killed"), "VBN", dep="acl")
    if s.lot(0.4):
        inner.after(s.group().before(adposition("by")).take("obl:agent"))
    elif s.lot(0.75):
        inner.after(s.event().before(adposition("in")).take("obl"))
    else:
        add_behind(s, inner, 0.7, 0.7)
    who.after(inner if inner.right else inner.after(s.place().take("obl")))
    many = is_plural(who)
    if s.lot(0.6):
        helper = Node("were" if many else "was", "VBD", dep="aux:pass", plural=many)
        verb = Node(s.word("later_fates"), "VBN", [who.take("nsubj:pass"), helper])
        return add_behind(s, verb, 0.3, 0.4)
    verb = Node(s.word("later_acts"), "VBD", [who.take("nsubj")], plural=many)
    return add_behind(s, verb, 0.3, 0.5)


def shot_dead(s: Phrases) -> Node:
    """ "Three policemen were shot dead by militants", "gunmen shot dead a policeman and his son"."""
    dead = Node("dead", "JJ", dep="xcomp")
    who = s.listed() if s.lot(0.2) else s.victims()
    if s.lot(0.4):
        group = s.group()
        verb = Node("shot", "VBD", [group.take("nsubj")], plural=is_plural(group))
        verb.right = [dead, who.take("obj")] if s.lot(0.6) else [who.take("obj"), dead]
        return add_adjuncts(s, verb, 0.5, 0.3)
    many = is_plural(who)
    helper = Node("were" if many else "was", "VBD", dep="aux:pass", plural=many)
    verb = Node("shot", "VBN", [who.take("nsubj:pass"), helper], [dead])
    if s.lot(0.6):
        verb.after(s.group().before(adposition("by")).take("obl:agent"))
    return add_adjuncts(s, verb, 0.5, 0.3)


def headline(s: Phrases) -> Node:
    """ "Suicide bomber kills 12 in Kabul", "12 killed in Baghdad bombing"."""
    if s.lot(0.5):
        verb = harm_pair(s, "VBZ").before(make_compound(s.word("attackers"), "NN").take("nsubj"))
        return add_adjuncts(s, verb, 0.8, 0)
    verb = Node(s.word("harmed"), "VBN", [(s.counted() if s.lot(0.5) else s.number()).take("nsubj:pass")])
    event = make_compound(s.word("attacks"), "NN").before(
        make_compound(s.word("cities").split()[0], "NNP").take("compound")
    )
    return verb.after(event.before(adposition("in")).take("obl"))
