"""The settings of a build and of its schedule in one place: parameters, command line and environment."""

from __future__ import annotations

from functools import reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flows.lexicon import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo

PREFIX = "CONFLICT_EVENTS"


class Settings(BaseModel):
    """What a build reads, where it writes, and with how much of the machine.

    Each field is an option of the commands (`--out`) and a variable of the environment
    (`CONFLICT_EVENTS_OUT`); a deployment gives them as parameters.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seeds: str = Field(default="seeds", description="Folder of texts, or its address (s3://…).")
    out: str = Field(
        default="dataset", description="Local folder of the dataset: versions appear by renaming."
    )
    cache: str = Field(default=".cache", description="Folder of what is kept between builds, or its address.")
    runner: str = Field(
        default="threads",
        description="Who hands out the batches: threads, processes, dask[:address] or ray[:address].",
        pattern=r"^(threads|processes|(dask|ray)(:.+)?)$",
    )
    workers: int = Field(default=0, ge=0, description="Texts read at once; 0: one a core, one for few texts.")
    seconds: int = Field(
        default=60, gt=0, description="CPU seconds a text may take, beside one for each 5,000 bytes."
    )
    reader: str = Field(
        default="flows.readings.child", description="Module that reads texts in a process of its own."
    )

    @property
    def seeds_folder(self) -> Path:
        """Where the texts are."""
        return open_folder(self.seeds)

    @property
    def out_folder(self) -> Path:
        """Where the dataset is."""
        return Path(self.out)

    @property
    def cache_folder(self) -> Path:
        """Where readings and notes are kept."""
        return open_folder(self.cache)

    def absolute(self) -> Settings:
        """The same settings for a process that works in another folder."""
        paths = {name: getattr(self, name) for name in ("seeds", "out", "cache")}
        found = {name: path if "://" in path else str(Path(path).resolve()) for name, path in paths.items()}
        return self.model_copy(update=found)


class Schedule(BaseModel):
    """When the dataset is refreshed, and where Prefect's server listens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    every: int = Field(default=3600, gt=0, description="Seconds between two runs.")
    cron: str = Field(default="", description='Times of the runs in place of the seconds ("30 6 * * *").')
    watch: bool = Field(default=False, description="Also run as soon as a text changes.")
    port: int = Field(default=4200, description="Port of the server, on loopback.")


def open_folder(location: str) -> Path:
    """A local folder, or one of an object store by its address; DataError where that needs an extra."""
    if "://" not in location:
        return Path(location)
    try:
        from upath import UPath  # noqa: PLC0415 - an extra

        folder: Any = UPath(location)
    except ImportError as error:
        raise DataError(f"{location}: needs more: pip install 'conflict-events[s3]' ({error})") from error
    return cast("Path", folder)


def with_options(model: type[BaseModel]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command an option for each field of a model; the command gets one value, named as the model."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def call(**options: Any) -> None:
            given = {name: options.pop(name) for name in model.model_fields}
            command(**{model.__name__.lower(): _make(model, given)}, **options)

        made: Callable[..., None] = call
        return reduce(_add_option, reversed(model.model_fields.items()), made)

    return decorate


def _add_option(command: Callable[..., None], named: tuple[str, FieldInfo]) -> Callable[..., None]:
    name, field = named
    option = click.option(f"--{name}", type=field.annotation, is_flag=field.annotation is bool,
                          default=field.default, envvar=f"{PREFIX}_{name.upper()}", show_envvar=True,
                          show_default=True, help=field.description)  # fmt: skip
    return option(command)


def _make(model: type[BaseModel], given: dict[str, Any]) -> BaseModel:
    try:
        return model(**given)
    except ValidationError as error:
        problem = error.errors()[0]
        raise click.BadParameter(f"{problem['loc'][0]}: {problem['msg']}") from error
