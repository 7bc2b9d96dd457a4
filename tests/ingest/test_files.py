"""Files: what a folder holds, what is refused and why, and bytes into characters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest import LARGEST_FILE, find_texts, make_raw, read_raw
from flows.ingest.encodings import DecodingError, decode
from flows.lexicon import DataError
from flows.pipeline import read_folder
from flows.records import RawText, Reject
from tests.conftest import read_cases


def read_reason(path: Path, root: Path) -> str:
    outcome = read_raw(path, root)
    assert isinstance(outcome, Reject)
    assert outcome.detail
    return outcome.reason


def write(path: Path, data: bytes = b"The army fled.") -> Path:
    path.write_bytes(data)
    return path


def test_empty_folder_holds_no_texts(tmp_path: Path) -> None:
    assert find_texts(tmp_path) == []


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        find_texts(tmp_path / "none")


def test_texts_are_sorted_and_hidden_files_and_sources_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a b.md", "ü.txt", ".hidden.txt", "sources.csv"):
        write(tmp_path / name)
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "c.txt")
    names = [path.relative_to(tmp_path).as_posix() for path in find_texts(tmp_path)]
    assert names == ["a b.md", "b.txt", "sub/c.txt", "ü.txt"]


def test_names_with_blanks_and_unicode_are_read(tmp_path: Path) -> None:
    raw = read_raw(write(tmp_path / "Bağdat – 12 ölü.txt"), tmp_path)
    assert isinstance(raw, RawText)
    assert raw.path == "Bağdat – 12 ölü.txt"


def test_name_that_is_no_utf8_is_published_readably(tmp_path: Path) -> None:
    raw = read_raw(write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))), tmp_path)
    assert isinstance(raw, RawText)
    assert raw.path == "caf\ufffd.txt"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t\n", "empty"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "not_text"),
        ("program.txt", b"\x7fELF\x02\x01\x01" + b"\x00\x05" * 90, "not_text"),
        ("paper.pdf", b"%PDF-1.7", "not_text"),
        ("broken.txt", b"\xff\xfeT\x00h\x00\x00\xd8x\x00", "not_decodable"),
        ("odd.txt", b"\xff\xfeT\x00h\x00e", "not_decodable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_that_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert read_reason(write(tmp_path / name, data), tmp_path) == reason


def test_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    outcome = read_raw(path, tmp_path)
    assert isinstance(outcome, Reject)
    assert outcome.reason == "too_large"
    assert str(LARGEST_FILE) in outcome.detail


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "texts"
    root.mkdir()
    (root / "link.txt").symlink_to(write(tmp_path / "secret.txt"))
    assert read_reason(root / "link.txt", root) == "outside"


def test_linked_folder_stays_shut(tmp_path: Path) -> None:
    root = tmp_path / "texts"
    (tmp_path / "other").mkdir()
    root.mkdir()
    write(tmp_path / "other" / "a.txt")
    (root / "link").symlink_to(tmp_path / "other")
    assert find_texts(root) == []


def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert read_reason(tmp_path / "pipe.txt", tmp_path) == "not_text"


def test_dangling_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert read_reason(tmp_path / "gone.txt", tmp_path) == "not_text"


def test_duplicate_names_the_first(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Gunmen killed ten people in the city.", encoding="utf-8")
    assert list(read_folder(tmp_path))[1:] == [Reject("b.txt", "duplicate", "the same text as a.txt")]


def test_line_ends_are_kept_as_received() -> None:
    raw = make_raw("a.txt", b"Ten died.\r\nTwo fled.\r")
    assert isinstance(raw, RawText)
    assert raw.text == "Ten died.\r\nTwo fled.\r"
    assert raw.bytes == 21


@pytest.mark.parametrize("case", read_cases("ingest/encodings.yml"))
def test_text_comes_back_from_each_encoding(case: dict[str, Any]) -> None:
    found = {codec: decode(case["text"].encode(codec))[0] for codec in case["codecs"]}
    assert found == dict.fromkeys(case["codecs"], case["text"])


def test_stray_bytes_in_utf8_are_read_as_windows() -> None:
    assert decode("“Ménaka” — ".encode() + b"Beno\xeet") == ("“Ménaka” — Benoît", "utf-8+cp1252")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except DecodingError as error:
        assert error.reason in {"not_text", "not_decodable"}
    else:
        assert isinstance(text, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode())[0] == text
