"""The public interface: documented, quick to import, without Prefect."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

import flows
from flows import find_times, read_text, repair_text
from schemas import TABLES


def test_the_mission_is_mended() -> None:
    fixed, repairs = repair_text("ðŸ‡®ðŸ‡¶ Republic of Iraq")
    assert fixed == "🇮🇶 Republic of Iraq"
    assert [(r.before, r.after) for r in repairs] == [("ðŸ‡®ðŸ‡¶", "🇮🇶")]


def test_one_text_gives_every_table() -> None:
    tables = read_text("Gunmen killed three policemen in Kirkuk on Tuesday.", published=date(2014, 6, 12))
    assert list(tables) == list(TABLES)
    claim = tables["casualties"].iloc[0]
    assert (claim["harm"], claim["count_low"], claim["victims"]) == ("killed", 3, "policemen")
    assert (str(claim["date_start"]), claim["location"]) == ("2014-06-10", "Kirkuk")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\x00\x01",
        "Half a pair \ud800 in the middle.",
        "Ceci n'est pas un texte en anglais, mais en français.",
    ],
)
def test_a_text_that_cannot_be_read_says_why(text: str) -> None:
    tables = read_text(text)
    assert len(tables["rejects"]) == 1
    assert len(tables["mentions"]) == 0


def test_times_of_a_text() -> None:
    found = find_times("They left on 11 June 2014.")
    assert found[["text", "value"]].values.tolist() == [["11 June 2014", "2014-06-11"]]


def test_the_names_of_the_package_are_its_interface() -> None:
    assert set(flows.__all__) == {"find_times", "read_text", "repair_text"}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = flows.nothing


def test_reading_needs_no_prefect() -> None:
    code = "import sys; from flows import read_text; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
