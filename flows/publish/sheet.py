"""Tables as CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.table import find_text_columns

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

# A spreadsheet runs a cell that begins with one of these (OWASP, "CSV Injection"), full-width forms included.
# A cell that begins with the mark itself is marked too: taking one mark away always gives the value back.
MARK = "'"
_FLAGS = {True: "true", False: "false"}  # as every reader takes them; Python's own "True" not all do
_RUNS = r"^[=+\-@\t\r\n＝＋－＠']"


def neutralise(texts: pd.Series[str]) -> pd.Series[str]:
    """The texts, those that a spreadsheet would run (or that begin with the mark) behind the mark.

    >>> import pandas as pd
    >>> list(neutralise(pd.Series(["=1+1", "'tis", "Mosul"])))
    ["'=1+1", "''tis", 'Mosul']
    """
    return texts.mask(texts.str.contains(_RUNS, regex=True, na=False), MARK + texts)


def restore(texts: pd.Series[str]) -> pd.Series[str]:
    """The values that `neutralise` was given.

    >>> import pandas as pd
    >>> list(restore(pd.Series(["'=1+1", "''tis", "Mosul"])))
    ['=1+1', "'tis", 'Mosul']
    """
    return texts.str.removeprefix(MARK)


def format_csv(table: pd.DataFrame) -> str:
    """The table as CSV text: a header, LF line ends, an empty cell for a missing value, true and false."""
    safe = {name: neutralise(table[name]) for name in find_text_columns(table)}
    flags = {str(name): table[name].map(_FLAGS) for name in table.select_dtypes("boolean")}
    return str(table.assign(**safe, **flags).to_csv(index=False, lineterminator="\n"))


def write_csv(path: Path, table: pd.DataFrame) -> None:
    """The table as a UTF-8 CSV file."""
    path.write_text(format_csv(table), encoding="utf-8", newline="\n")
