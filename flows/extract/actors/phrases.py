"""Which of the names in a noun phrase say who its head is: itself, those it counts, its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.actors import FIGHTERS, group_words
from flows.lexicon.wars import branches
from flows.syntax import case_of, children, expand, subtree_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.extract.actors.cast import Cast
    from flows.lexicon.actors import NamedActor
    from flows.records import ActorName, Sentence, Token


def find_names(cast: Cast, sentence: Sentence, head: int) -> Iterator[ActorName]:
    """The names headed at a token, looking through "hundreds of", "members of", lists and appositions."""
    heads = cast.by_head[sentence.index]
    members = _find_members(sentence, heads, head)
    through = [heads[i] for i in _inside(sentence, head) if i in heads and heads[i].sort != "pronoun"]
    if members:
        yield from members
    elif through and (head not in heads or not _is_told(heads[head])):
        yield from through
    elif head in heads:
        apposed = (heads[c.i] for c in children(sentence.doc[head], "appos") if c.i in heads)
        yield next((a for a in apposed if _says_who(sentence, a, heads[head])), heads[head])
        yield from (n for n in sentence.actors if n.shares == head)
    else:
        yield from (name for name in sentence.actors if name.first <= head < name.last and name.name)


def find_heads(cast: Cast, sentence: Sentence, token: int) -> tuple[int, ...]:
    """The heads of a list, with forces joined to the place of those before: "X in Mali and rebels"."""
    heads, doc = cast.by_head[sentence.index], sentence.doc
    listed = expand(doc, token)
    within = (c for i in listed for c in children(doc[i], "nmod") if case_of(c) in group_words("locatives"))
    joined = (c.i for place in within for c in children(place, "conj") if c.i in heads)
    return (*listed, *(i for i in joined if heads[i].sort in FIGHTERS))


def _find_members(sentence: Sentence, heads: Mapping[int, ActorName], head: int) -> list[ActorName]:
    """The named groups that fighters are of, where the noun alone does not say which.

    "Rebels from X and Y", "militias like X", "a group known as X".
    """
    if head not in heads or heads[head].sort not in {"armed", "group"}:
        return []
    token = sentence.doc[head]
    called = _find_called(sentence, token)
    listed = _find_listed(sentence, heads, token)
    return called or (listed if heads[head].name is None or len(listed) > 1 else [])


def _find_called(sentence: Sentence, token: Token) -> list[ActorName]:
    """The armed group that people are called: "the faction known as X", "a group calling itself X"."""
    for clause in children(token, "acl", "acl:relcl"):
        if clause.lemma_.lower() in group_words("naming"):
            first, last = subtree_span(sentence.doc, clause.i)
            named = (n for n in sentence.actors if first <= n.head < last and n.sort == "armed" and n.name)
            return list(named)[:1]
    return []


def _find_listed(sentence: Sentence, heads: Mapping[int, ActorName], token: Token) -> list[ActorName]:
    """The armed groups named after "from", "like", "including"."""
    links = group_words("memberships") | group_words("exemplifying")
    within = [child for child in children(token, "nmod") if case_of(child) in links]
    listed = [
        name
        for child in within
        for i, name in heads.items()
        if name.sort == "armed" and _is_joined(sentence.doc[i], child)
    ]
    named = [name for name in listed if name.name]
    return named or [n for group in listed for n in _find_members(sentence, heads, group.head)]


def _is_joined(token: Token, top: Token) -> bool:
    """Whether a word is of the list headed at `top`, of which names may be parts of one another."""
    while token.i != top.i and token.dep_ in {"compound", "conj", "flat"}:
        token = token.head
    return token.i == top.i


def find_branch(cast: Cast, sentence: Sentence, name: ActorName) -> NamedActor | None:
    """The group that is the branch of a larger one where the sentence is set: "the local affiliate of X"."""
    if name not in sentence.actors or sentence.doc[name.head].lemma_.lower() not in group_words("branches"):
        return None
    return branches().get((name.name or "", cast.homes[sentence.index] or ""))


def _is_told(name: ActorName) -> bool:
    """Whether a name says by itself who is meant: a name, or the officials of a state."""
    return name.name is not None or (name.sort == "political" and name.country is not None)


def _says_who(sentence: Sentence, apposed: ActorName, name: ActorName) -> bool:
    """Whether an apposition names what is only described: the branch of a group, the speaker of a body."""
    speaks = apposed.sort == "person" and name.sort == "organisation"
    described = sentence.doc[name.head].lemma_.lower() in group_words("branches")
    return apposed.name is not None and (name.name is None or speaks or described)


def _inside(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The heads of those a noun only counts or speaks for: "dozens of rebels", "an envoy of the rebels"."""
    token = sentence.doc[head]
    lemma = token.lemma_.lower()
    if lemma in group_words("transparent") or token.pos_ == "NUM":
        links = group_words("parts")
    else:
        links = group_words("on_behalf") if lemma in group_words("voices") else frozenset()
    within = (child for child in children(token, "nmod") if case_of(child) in links)
    return next((expand(sentence.doc, child.i) for child in within), ())
