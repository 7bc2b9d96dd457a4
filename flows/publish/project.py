"""What is said of a dataset as a whole: `project.yml`, and `dataset.yml` beside its texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from flows.lexicon import DataError, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "dataset.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """The record every description of a version takes its words from."""

    name: str
    title: str
    description: str
    creators: tuple[str, ...]
    keywords: tuple[str, ...]
    licence: str
    licence_title: str
    licence_url: str
    rights: str
    url: str | None = None
    published: date | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    publisher_ror: str | None = None
    contact: str | None = None


_TYPES: dict[str, type] = {"creators": list, "keywords": list, "published": date}
_WEB = r"https?://[^\s<>\"]+"
# What the addresses look like, and how to say so.
_SHAPES = {
    "url": (_WEB, "a web address"),
    "publisher_url": (_WEB, "a web address"),
    "publisher_ror": (r"https://ror\.org/0[a-z0-9]{6}\d\d", "an address of ror.org"),
    "contact": (rf"{_WEB}|[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", "a web address or an e-mail address"),
}
_NAMES = tuple(field.name for field in fields(Project))


def read_project(folder: Path | None = None) -> Project:
    """The record of the dataset made from a folder of texts; DataError names file, line and key."""
    path = folder / RECORD if folder else None
    return make_project({**_read_default(), **(_read_record(path) if path and path.is_file() else {})})


def make_project(record: dict[str, Any]) -> Project:
    """The project of a whole record."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in record.items()
    }
    return Project(**values)


def _read_default() -> dict[str, Any]:
    record: dict[str, Any] = read_yaml("project.yml", "publish")
    return record


def _read_record(path: Path) -> dict[str, Any]:
    """The checked keys of one file."""
    try:
        text = path.read_text(encoding="utf-8")
        lines = _find_lines(path, text)
        record: dict[str, Any] = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a day that is none is a ValueError
        raise DataError(f"{path}: cannot be read as UTF-8 YAML: {error}") from None
    for key, line in lines.items():
        _check(f"{path}:{line}: {key}", key, record.get(key))
    return record


def _find_lines(path: Path, text: str) -> dict[str, int]:
    """The line of each key; DataError where there are none, or one an alias could grow to gigabytes."""
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise DataError(f"{path}:{line}: aliases are refused")
    node: Any = yaml.compose(text, yaml.SafeLoader)
    if node and not isinstance(node, yaml.MappingNode):
        raise DataError(f"{path}: holds no keys; known are {', '.join(_NAMES)}")
    return {str(key.value): key.start_mark.line + 1 for key, _ in node.value} if node else {}


def _check(where: str, key: str, value: Any) -> None:
    if key not in _NAMES:
        raise DataError(f"{where}: unknown key; known are {', '.join(_NAMES)}")
    wanted = _TYPES.get(key, str)
    items = value if isinstance(value, list) else []
    if not isinstance(value, wanted) or not all(isinstance(each, str) for each in items):
        shape = {list: "a list of texts", date: "a day, YYYY-MM-DD"}.get(wanted, "a text")
        raise DataError(f"{where}: {value!r} is not {shape}")
    pattern, shape = _SHAPES.get(key, (".*", ""))
    if isinstance(value, str) and not re.fullmatch(pattern, value, re.DOTALL):
        raise DataError(f"{where}: {value!r} is not {shape}")
