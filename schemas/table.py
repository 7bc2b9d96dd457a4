"""The base of all table models, the column types and the column groups that tables share."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import pandas as pd
import pandera.pandas as pa
import pyarrow
from pandera.typing import Series

from schemas.codes import find_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

Text: TypeAlias = Series[str]
Count: TypeAlias = Series[pd.Int64Dtype]
Number: TypeAlias = Series[pd.Float64Dtype]
Flag: TypeAlias = Series[pd.BooleanDtype]
Day: TypeAlias = Series[Annotated[pd.ArrowDtype, pyarrow.date32()]]

ID = r"^[a-z]+-[0-9a-f]{12}$"
RULE = r"^[a-z0-9][a-z0-9_.:/-]*$"


class Table(pa.DataFrameModel):
    """The base: no columns but its own, every value of its type."""

    class Config:
        strict = True
        coerce = True


def column(description: str, *, origin: str, codes: str | None = None, references: str | None = None,
           unit: str | None = None, **options: Any) -> Any:  # fmt: skip
    """A column with its description, where its values come from (the code list `origin`), its closed code
    list, the key it refers to and its unit."""
    metadata = {"codes": codes, "references": references, "unit": unit, "origin": origin}
    if codes:
        options["isin"] = list(find_codes(codes))
    known = {name: value for name, value in metadata.items() if value}
    return pa.Field(description=description, metadata=known, **options)


def optional(description: str, **options: Any) -> Any:
    """A column that may be empty."""
    return column(description, nullable=True, **options)


def count(description: str, unit: str, **options: Any) -> Any:
    """A column of whole numbers from zero up."""
    return column(description, unit=unit, ge=0, **options)


class Dated(Table):
    """When: the columns of a table whose rows have a date."""

    date_start: Day = optional("First day, inclusive.", origin="rule")
    date_end: Day = optional("Last day, inclusive.", origin="rule")
    date_precision: Count = optional("How well the dates are known.", codes="date_precision", origin="rule")
    date_text: Text = optional("The words that give the date, as written.", origin="text")
    date_rule: Text = optional("The rule that gave the date.", str_matches=RULE, origin="rule")


class Placed(Table):
    """Where: the columns of a table whose rows have a place."""

    place_text: Text = optional("The place as written.", origin="text")
    location: Text = optional(
        "The name of the most specific place, as the gazetteer has it.", origin="lexicon"
    )
    place_id: Text = optional("The place in the gazetteer.", origin="lexicon")
    place_kind: Text = optional("What the place is.", codes="place_kind", origin="lexicon")
    admin1: Text = optional("Governorate, province or state.", origin="lexicon")
    country: Text = optional("Country, in English.", origin="lexicon")
    country_code: Text = optional("Country, ISO 3166-1 alpha-3.", str_matches=r"^[A-Z]{3}$", origin="lexicon")
    latitude: Number = optional("Latitude, WGS 84.", unit="degrees", ge=-90, le=90, origin="lexicon")
    longitude: Number = optional("Longitude, WGS 84.", unit="degrees", ge=-180, le=180, origin="lexicon")
    geo_precision: Count = optional("How well the place is known.", codes="geo_precision", origin="rule")
    place_rule: Text = optional("The rule that gave the place.", str_matches=RULE, origin="rule")


class Corrected(Table):
    """What a person changed: the columns of a table whose rows can be corrected."""

    corrected: Text = optional(
        "The columns a correction changed, joined by |; see corrections.", origin="record"
    )


def find_columns(model: type[Table]) -> tuple[str, ...]:
    """The column names of a table in publishing order: its own, then those of the groups it takes part in."""
    known = model.to_schema().columns
    named = (name for part in model.__mro__ for name in vars(part).get("__annotations__", {}))
    return tuple(dict.fromkeys(name for name in named if name in known))


def find_text_columns(table: pd.DataFrame) -> list[str]:
    """The names of the columns of a table that hold texts."""
    names: list[str] = table.select_dtypes("str").columns.tolist()
    return names


def find_key(model: type[Table]) -> tuple[str, ...]:
    """The columns that identify one row."""
    unique: Sequence[str] | None = model.to_schema().unique
    return tuple(unique or ())


def find_references(model: type[Table]) -> dict[str, tuple[str, str]]:
    """For each column that refers to a key: the table and the column it refers to."""
    columns = model.to_schema().columns
    named = {name: (spec.metadata or {}).get("references") for name, spec in columns.items()}
    return {name: tuple(target.split(".")) for name, target in named.items() if target}
