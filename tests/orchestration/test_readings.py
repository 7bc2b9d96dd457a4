"""Texts read apart and kept: the store, the plan, the batches, and readers that break. No Prefect here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import flows.readings.apart
from flows.lexicon import DataError
from flows.readings.apart import Limits, close_readers, lend_reader, read_apart, read_texts
from flows.readings.child import read_text
from flows.readings.codec import read_reading, write_reading
from flows.readings.plan import LARGEST_BATCH, Plan, Text, find_readings, make_batches, make_plan
from flows.readings.store import ASIDE, MANY_SMALL, Store, find_reading
from flows.records import Reading, Reject

FAULTY = Limits(seconds=6, reader="flows.evaluate.faulty_reader")


def read_here(plan: Plan, store: Store) -> Path:
    """The partition of all texts of a plan, read in this process."""
    return store.write({text.key: write_reading(read_text(plan.root, text)) for text in plan.texts})


def test_wrong_hand_kept_data_stops_the_build_before_any_work(seeds, tmp_path):
    (seeds / "sources.csv").write_text("path,colour\none.txt,red\n", encoding="utf-8")
    with pytest.raises(DataError, match="colour"):
        make_plan(seeds, Store(tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_reading_survives_the_store(seeds, tmp_path):
    store = Store(tmp_path / "store")
    plan = make_plan(seeds, store)
    read_here(plan, store)
    readings = [read_text(seeds, text) for text in plan.texts]
    assert {type(each) for each in readings} == {Reading, Reject}
    assert list(find_readings(make_plan(seeds, store))) == readings


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "exchanged"])
def test_a_spoilt_partition_is_as_good_as_not_there(seeds, tmp_path, damage):
    store = Store(tmp_path / "store")
    path = read_here(make_plan(seeds, store), store)
    data = path.read_bytes()
    other = store.write({"other": write_reading(Reject("a", "empty", ""))})
    spoilt = {"cut": data[:-9], "flipped": data[:99] + bytes([data[99] ^ 1]) + data[100:], "emptied": b"",
              "exchanged": other.read_bytes()}  # fmt: skip
    path.write_bytes(spoilt[damage])
    assert set(store.find_keys()) == {"other"}
    assert len(make_plan(seeds, store).unread) == 4


def test_the_store_keeps_what_is_wanted_and_stays_small(tmp_path):
    store = Store(tmp_path)
    for number in range(MANY_SMALL + 2):
        store.write(
            {f"{number}": write_reading(Reject(f"{number}.txt", "empty", "")), f"old {number}": b"{}"}
        )
    store.write({"gone": b"{}"})
    (tmp_path / f"{ASIDE}1").touch()
    wanted = {str(number) for number in range(MANY_SMALL + 2)}
    store.tidy(wanted)
    partitions = store.find_keys()
    assert set(partitions) == wanted
    assert [path.suffix for path in tmp_path.iterdir()] == [".parquet"]
    assert find_reading("7", partitions) == Reject("7.txt", "empty", "")


def test_a_text_that_breaks_the_reader_is_rejected_by_name(seeds, tmp_path):
    def fail(raw: object, source: object) -> Reading:
        raise ValueError("too strange")

    texts = make_plan(seeds, Store(tmp_path)).texts
    rejects = {text.path.name: read_text(seeds, text, fail) for text in texts}
    assert rejects["one.txt"] == Reject("one.txt", "read_failed", "ValueError: too strange")


def test_equal_texts_are_read_once(seeds, tmp_path):
    (seeds / "zwilling.txt").write_bytes((seeds / "one.txt").read_bytes())
    store = Store(tmp_path / "store")
    read_here(make_plan(seeds, store), store)
    last = list(find_readings(make_plan(seeds, store)))[-1]
    assert last == Reject("zwilling.txt", "duplicate", "the same text as one.txt")


@pytest.mark.parametrize(
    ("sizes", "workers", "batches"),
    [([], 2, 0), ([10] * 5, 2, 1), ([50_000] * 5, 2, 5), ([100] * 10_000, 2, 8), ([0] * 10, 1, 1)],
)
def test_texts_are_read_in_batches(sizes, workers, batches):
    texts = tuple(Text(Path(f"{number}.txt"), size, None, "") for number, size in enumerate(sizes))
    made = make_batches(texts, workers)
    assert len(made) == batches
    assert tuple(text for batch in made for text in batch) == texts
    assert all(sum(text.bytes for text in batch[:-1]) < LARGEST_BATCH for batch in made)


def test_a_text_that_waits_for_ever_is_rejected(seeds, tmp_path, monkeypatch):
    monkeypatch.setattr(flows.readings.apart, "PATIENCE", 1)
    (seeds / "one.txt").rename(seeds / "sleep.txt")
    text = Text(seeds / "sleep.txt", 9, None, "")
    answer = read_reading(read_apart(seeds, text, replace(FAULTY, seconds=1)))
    assert answer == Reject("sleep.txt", "read_failed", "took more than 1 seconds")


def test_texts_that_hang_or_crash_are_rejected_and_the_others_read(seeds, tmp_path):
    for name in ("die.txt", "fail.txt", "spin.txt"):
        (seeds / name).write_bytes((seeds / "two.md").read_bytes())
    store = Store(tmp_path / "store")
    plan = make_plan(seeds, store)
    read_texts(seeds, plan.texts, store, FAULTY)
    close_readers(FAULTY.reader)
    readings = {text.path.name: find_reading(text.key, store.find_keys()) for text in plan.texts}
    reasons = {name: each.detail for name, each in readings.items() if isinstance(each, Reject)}
    assert reasons == {
        "die.txt": "the reader died 2 times: exit code -11",
        "empty.txt": "0 bytes",
        "fail.txt": "MemoryError: too much",
        "picture.png": ".png: only .markdown, .md, .text, .txt are read",
        "spin.txt": "took more than 6 seconds",
    }
    assert isinstance(readings["one.txt"], Reading)


def test_a_reader_that_does_not_start_is_named(seeds, tmp_path):
    text = make_plan(seeds, Store(tmp_path)).texts[0]
    answer = read_reading(read_apart(seeds, text, Limits(reader="no.such.module")))
    assert isinstance(answer, Reject)
    assert "the reader died" in answer.detail


def test_readers_end_with_whom_they_work_for(seeds, tmp_path):
    text = make_plan(seeds, Store(tmp_path)).texts[0]
    with lend_reader(Limits().reader) as reader:
        reader.read(seeds, text, 60)
        process = reader._process
    close_readers(Limits().reader)
    assert process.poll() is not None
