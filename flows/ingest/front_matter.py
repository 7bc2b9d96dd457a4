"""YAML front matter: its fields as words, or why it cannot be read."""

from __future__ import annotations

import yaml

from flows.lexicon.layout import read_front_matter_keys

LARGEST = 64 * 1024
DEEPEST = 12
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class FrontMatterError(ValueError):
    """Front matter that is broken or hostile; the message names line and problem."""


def _place(event: yaml.Event) -> str:
    """The line an event of the parser stands on."""
    return f"line {event.start_mark.line + 1}" if event.start_mark else "front matter"


def _check_events(block: str) -> None:
    """Raises FrontMatterError for aliases and deep nesting, before anything is built.

    An alias can grow a few lines to gigabytes, and no front matter of a text needs one.
    """
    depth = 0
    for event in yaml.parse(block, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise FrontMatterError(f"{_place(event)}: aliases are refused")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise FrontMatterError(f"{_place(event)}: nested deeper than {DEEPEST}")


def read_front_matter(block: str) -> dict[str, object]:
    """The mapping between the dashes, every scalar a string; FrontMatterError where there is none."""
    if len(block) > LARGEST:
        raise FrontMatterError(f"{len(block)} characters; the limit is {LARGEST}")
    inner = block.strip().removeprefix("---").removesuffix("---").removesuffix("...")
    try:
        _check_events(inner)
        loaded = yaml.load(inner, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise FrontMatterError(f"line {line}: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(loaded, dict):
        raise FrontMatterError("line 1: no keys")
    return {str(key): value for key, value in loaded.items()}


def _join(value: object) -> str | None:
    """A scalar or a list of scalars as one line of words."""
    if isinstance(value, list):
        parts = [item for item in value if isinstance(item, str)]
        return ", ".join(" ".join(part.split()) for part in parts) or None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def find_field(matter: dict[str, object], field: str) -> str | None:
    """What the front matter gives for a field of the document, under any of the names it may have."""
    folded = {key.casefold(): value for key, value in matter.items()}
    for key in read_front_matter_keys()[field]:
        if words := _join(folded.get(key.casefold())):
            return words
    return None
