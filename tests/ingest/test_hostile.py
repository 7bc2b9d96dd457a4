"""Texts that try something: they are read as what they say, and archives are no texts."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from flows import read_text
from flows.ingest import make_raw
from flows.publish.sheet import format_csv
from flows.records import Reject
from flows.repair import repair_text
from schemas import check_tables
from tests.conftest import read_cases


@pytest.mark.parametrize("case", read_cases("ingest/hostile.yml"))
def test_a_text_that_tries_something_is_read_as_what_it_says(case: dict[str, str]) -> None:
    text = case["text"]
    tables = read_text(text)
    claims = tables["casualties"]
    assert claims[["harm", "count_low", "location"]].to_numpy().tolist() == [["killed", 3, "Kirkuk"]]
    ids = tables["documents"]["document_id"]
    assert not check_tables(tables, dict.fromkeys(ids, repair_text(text)[0]))
    assert not [line for line in format_csv(tables["abstentions"]).split(",") if line.startswith("=")]


def pack_zip(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("text.txt", data)
    return file.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, pack_zip])
def test_an_archive_is_never_unpacked(pack) -> None:
    """A few bytes that would grow to ten million are no text."""
    outcome = make_raw("bomb.txt", pack(b"The army fled. " * 700_000))
    assert isinstance(outcome, Reject)
    assert outcome.reason in {"not_text", "not_decodable"}
