"""Names that a text itself gives an acronym: "the National Salvation Army (NSA)"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from flows.annotate.actors.hits import find_nation
from flows.annotate.actors.proper import side_of
from flows.lexicon.actors import (
    FIGHTERS,
    Alias,
    NamedActor,
    aliases,
    group_heads,
    group_name,
    group_words,
    groups,
    organisation_heads,
)
from flows.lexicon.fold import fold_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.annotate.actors.hits import Defined
    from flows.lexicon.actors import Group

ACRONYM = r"[A-Z][A-Z0-9/-]{1,9}"
DEFINITION = re.compile(
    rf"(?<=[\w'’]) \((?:or |also known as |known as |the )*[“\"]?({ACRONYM})s?[”\"]?\)"
    rf"|, (?:or|(?:also |better )?known (?:as|by its(?: \w+)? (?:acronym|initials)),?) (?:the )?({ACRONYM})\b"
)
WORD = re.compile(r"[^\W_][^\s_]*")
POSSESSIVE = frozenset({"'s", "’s"})
REACH = 120  # characters before an acronym that may hold its name
BESIDE = 2  # words before a name that may tell what it is: "the rebel group X"


class Definition(NamedTuple):
    """A name with its acronym; `start` is the first character of the name."""

    start: int
    words: tuple[str, ...]
    acronym: str


def find_defined(text: str) -> Defined:
    """First folded word -> the names and acronyms that a text defines as each other, the longest first."""
    index: dict[str, list[Alias]] = {}
    for definition in find_definitions(text):
        actor = _find_known(definition) or _make_actor(text, definition)
        for alias in _make_aliases(definition, actor) if actor else ():
            index.setdefault(alias.pieces[0], []).append(alias)
    return {word: tuple(sorted(known, key=lambda a: -len(a.pieces))) for word, known in index.items()}


def find_definitions(text: str) -> Iterator[Definition]:
    """The names of a text with an acronym of their own right behind them, in text order.

    >>> [(" ".join(d.words), d.acronym) for d in find_definitions("the National Salvation Army (NSA)")]
    [('National Salvation Army', 'NSA')]
    """
    for match in DEFINITION.finditer(text):
        acronym = (match[1] or match[2]).strip("/-")
        words = _find_run(text, match.start())
        first = _find_spelled([word[0] for word in words], acronym)
        if first is None and not match[0].startswith(", or"):
            first = _find_named([word[0] for word in words])
        if first is not None:
            yield Definition(words[first][1], tuple(word for word, _ in words[first:]), acronym)


def _find_run(text: str, end: int) -> list[tuple[str, int]]:
    """The unbroken run of words that may be parts of a name before `end`, each with its first character."""
    floor = max(0, end - REACH)
    found: list[tuple[str, int]] = []
    for match in reversed(list(WORD.finditer(text, floor, end))):
        stop = found and text[match.end() : found[0][1]] not in {" ", "\n"}
        if stop or not _is_part(match[0]):
            break
        found.insert(0, (match[0], match.start()))
    return found


def _is_part(word: str) -> bool:
    """Whether a word may stand in a name: a capital, "of", "al-Islam", no owner as "Turkey's"."""
    lower = word.lower()
    particle = lower.split("-")[0] in group_words("articles") or lower in group_words("name_links")
    owner = word[-2:] in POSSESSIVE and find_nation(word[:-2]) is not None
    return word[-1:].isalnum() and (word[:1].isupper() or particle) and not owner


def _find_spelled(words: list[str], acronym: str) -> int | None:
    """Where the shortest end of a run begins whose initials are the acronym; small words may be left out."""
    letters = "".join(c for c in acronym if c.isalpha())
    for first in range(len(words) - 2, -1, -1):
        parts = [part for word in words[first:] for part in word.split("-") if part]
        pattern = "".join(re.escape(p[0].upper()) + ("" if p[0].isupper() else "?") for p in parts)
        if words[first][:1].isupper() and re.fullmatch(pattern, letters):
            return first
    return None


def _find_named(words: list[str]) -> int | None:
    """Where the name of an organisation begins whose acronym is of another language, or None."""
    starts = [i for i, word in enumerate(words) if word[:1].isupper() and word.lower() != "the"]
    after = [i + 1 for i, word in enumerate(words) if word.lower() == "the" and not _is_linked(words, i)]
    first = next((i for i in reversed(after) if i in starts), starts[0] if starts else len(words))
    is_name = len([i for i in starts if i >= first]) > 1
    return first if is_name and _find_heads(words[first:]) else None


def _is_linked(words: list[str], at: int) -> bool:
    """Whether the article belongs to a longer name: "Front for the Liberation", not "Rebels of the Front"."""
    counted = at > 1 and _group_of(words[at - 2], "armed") is not None
    return at > 0 and words[at - 1].lower() in group_words("name_links") and not counted


def _find_heads(words: Iterable[str]) -> list[tuple[str, str]]:
    """The sort and type of each word that makes a name an organisation's, the last first."""
    pieces = [piece for word in words for piece in fold_pieces(word)]
    return [organisation_heads()[piece] for piece in reversed(pieces) if piece in organisation_heads()]


def _find_known(definition: Definition) -> NamedActor | None:
    """The actor of the lists that a name or, where the names are alike, an acronym is."""
    pieces = fold_pieces(" ".join(definition.words))
    own = (a.actor for a in aliases().get(pieces[0], ()) if a.pieces == pieces)
    short = fold_pieces(definition.acronym)
    other = (a for a in aliases().get(short[0], ()) if a.pieces == short)
    alike = (a.actor for a in other if _is_alike(pieces, fold_pieces(a.actor.name)))
    return next(own, None) or next(alike, None)


def _is_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names share most of the words of the shorter."""
    words, others = (set(name) - group_words("name_links") for name in (one, other))
    return 2 * len(words & others) > min(len(words), len(others))


def _make_actor(text: str, definition: Definition) -> NamedActor | None:
    """The actor of a name no list has, as the words around it or its own tell; None where none do."""
    name, whole = " ".join(definition.words), _find_whole(definition.words)
    if whole is not None:
        return whole._replace(name=name, member_of=whole.name, wikidata_id=None, basis="text")
    group = _find_group(text, definition)
    heads = _find_heads(definition.words)
    armed = next((head for head in heads if head[0] == "armed"), None)
    sort, kind = (group.sort, group.actor_type) if group else armed or next(iter(heads), (None, None))
    if sort is None or kind is None:
        return None
    nation = next((code for word in definition.words if (code := find_nation(word))), None)
    force = _find_force(definition.words[-1], nation) if sort == "state" else None
    return NamedActor(force or name, sort, side_of(sort), kind, nation, None, None, "text")


def _find_whole(words: tuple[str, ...]) -> NamedActor | None:
    """The known force whose name a longer one ends in: a local "X People's Defence Force" is a part of it."""
    pieces = fold_pieces(" ".join(words))
    ends = ((pieces[i:], alias) for i in range(1, len(pieces)) for alias in aliases().get(pieces[i], ()))
    return next((a.actor for end, a in ends if a.pieces == end and a.actor.sort in FIGHTERS), None)


def _find_force(noun: str, nation: str | None) -> str | None:
    """The usual name of a nation's force that a noun alone tells: "Tunisian National Army" is its army."""
    group = _group_of(noun, "state")
    return group_name(group, nation, None) if group and nation else None


def _find_group(text: str, definition: Definition) -> Group | None:
    """The class of armed people that nouns beside the name or its acronym most often tell, or None."""
    after = re.findall(rf"\b{re.escape(definition.acronym)}(?:['’]s)? ([a-z]+)", text)
    before = text[max(0, definition.start - REACH) : definition.start].split()[-BESIDE - 1 :]
    told = Counter(group.id for word in (*after, *before) if (group := _group_of(word, "armed")))
    return groups()[min(told, key=lambda name: (-told[name], name))] if told else None


def _group_of(word: str, sort: str) -> Group | None:
    """The class of people of a sort that a word alone is a noun of."""
    lemma = word.lower().removesuffix("s")
    single = (group for words, group in group_heads().get(lemma, ()) if len(words) == 1)
    return next((group for group in single if group.sort == sort), None)


def _make_aliases(definition: Definition, actor: NamedActor) -> list[Alias]:
    """The surface forms of a defined name; its acronym also in the plural: "PDFs"."""
    acronym = definition.acronym
    forms = [(acronym, acronym), (f"{acronym}s", f"{acronym}s"), (" ".join(definition.words), None)]
    return [Alias(fold_pieces(form), exact, actor) for form, exact in forms]
