"""Words as data: the only door to the YAML and CSV files beside this module."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FLOWS = Path(__file__).resolve().parent.parent


class DataError(ValueError):
    """Hand-kept data that cannot be used; the message names file, line and remedy."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, refusing a key that stands twice in one mapping; "no", "off" and "on" are words."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                mark = key_node.start_mark
                raise DataError(f"{mark.name}:{mark.line + 1}: key {key!r} stands twice; keep one")
            seen.add(key)
        return dict(super().construct_mapping(node, deep))


_BOOLEAN = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, words) for tag, words in resolvers if tag != _BOOLEAN]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOLEAN, re.compile("true|false"), list("tf"))


@cache
def read_yaml(name: str, folder: str = "lexicon") -> Any:
    """The content of one YAML file of `flows/<folder>`; raises DataError naming file and line."""
    path = FLOWS / folder / name
    try:
        with path.open(encoding="utf-8") as file:
            return yaml.load(file, Loader=_Loader)
    except FileNotFoundError:
        raise DataError(f"{path}: no such file") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise DataError(f"{path}{line}: {getattr(error, 'problem', error)}") from None


@cache
def read_csv(name: str, folder: str = "lexicon") -> tuple[dict[str, str], ...]:
    """The rows of one CSV file of `flows/<folder>` as dictionaries of text."""
    path = FLOWS / folder / name
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
