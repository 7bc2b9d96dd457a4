"""Texts and cache on an object store: a local server that speaks S3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.readings.apart import Limits, close_readers, read_texts
from flows.readings.plan import find_readings, make_plan
from flows.readings.store import Store
from flows.records import Reading, Reject
from flows.settings import open_folder
from tests.orchestration.conftest import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty bucket."""
    server = pytest.importorskip("moto.server", reason="moto is not installed")
    s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed")
    thread = server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    thread.start()
    host, port = thread.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    s3fs.S3FileSystem(skip_instance_cache=True).mkdir("bucket")
    yield "s3://bucket"
    thread.stop()


def test_texts_and_readings_may_be_on_an_object_store(bucket):
    seeds = open_folder(f"{bucket}/texts")
    for name, text in TEXTS.items():
        (seeds / "below" / name).write_text(text, encoding="utf-8")
    store = Store(open_folder(f"{bucket}/cache"))
    plan = make_plan(seeds, store)
    read_texts(seeds, plan.texts, store, Limits())
    close_readers(Limits().reader)
    again = make_plan(seeds, store)
    assert again.unread == ()
    readings = list(find_readings(again))
    assert [each.path for each in readings if isinstance(each, Reject)] == [
        "below/empty.txt",
        "below/picture.png",
    ]
    assert [each.document.path for each in readings if isinstance(each, Reading)] == [
        "below/one.txt",
        "below/two.md",
    ]
    store.tidy(set())
    assert make_plan(seeds, store).unread == again.texts


def test_a_folder_here_needs_no_extra(tmp_path):
    assert open_folder(str(tmp_path)) == tmp_path
