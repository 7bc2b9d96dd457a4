"""The explorer in a real browser: what a reader does with mouse, keyboard, address and phone."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import schemas
from flows.publish import Edition, read_project
from flows.publish.explorer import Told, make_explorer
from flows.resolve.reasons import find_reasons
from tests.publish.large import make_hostile, make_many
from tests.publish.small import make_small, read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (Debian: apt-get install chromium)"),
    pytest.mark.xdist_group("browser"),
]

Tables = dict[str, pd.DataFrame]
EVENT = "evt-000000000001"
MANY = 10_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens the explorer of some tables; in the end no error was logged and nothing else was asked for."""
    said: list[str] = []
    asked: list[str] = []

    def open_tables(tables: Tables, address: str = "", **context: Any) -> Any:
        file = tmp_path / "explorer.html"
        told = {key: Told(text, ((0, len(text)),)) for key, text in read_texts().items()}
        edition = Edition("1.2.3", tables, read_project())
        file.write_text(make_explorer(edition, told, find_reasons(tables)), encoding="utf-8")
        page = browser.new_context(**context).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"file://{file}{address}")
        wait_until_read(page)
        return page

    yield open_tables
    assert said == []
    assert [url for url in asked if not url.startswith("file://") or "explorer.html" not in url] == []
    for context in browser.contexts:
        context.close()


def make_three() -> Tables:
    """Three events of three kinds in three places."""
    return make_many(3)


def wait_until_read(page: Any) -> None:
    page.locator("body:not([aria-busy])").wait_for(timeout=60_000)


def read_rows(page: Any) -> list[str]:
    return page.locator(".row .place").all_inner_texts()


def check_title(page: Any, start: str) -> None:
    """The detail shows what begins so, at once or when the address has changed."""
    playwright.expect(page.locator("#detail-title")).to_have_text(re.compile(f"^{start}"), timeout=20_000)


def test_the_first_screen_says_what_this_is(open_page):
    page = open_page(make_small())
    check_title(page, "What each source says, and what the dataset chose")
    assert page.inner_text("#count") == "1 event"
    assert read_rows(page) == ["Mosul, Nineveh"]


def test_an_event_shows_claim_choice_reason_and_words(open_page):
    page = open_page(make_small())
    page.click(".row")
    check_title(page, "Mosul")
    assert page.url.endswith(f"#{EVENT}")
    figure = page.inner_text(".figure")
    assert "Soldiers, police and other state forces killed" in figure
    assert "Only one claim counts for this question" in figure
    assert page.inner_text(".verdict .number") == "12"
    assert page.inner_text(".claims mark") == "killing 12 policemen"
    assert page.inner_text(".passages mark b >> nth=0") == "captured"


def test_an_address_opens_its_event_and_back_leaves_it(open_page):
    page = open_page(make_three(), "#evt-000000000002")
    check_title(page, "Town 2")
    assert page.locator(".row[aria-selected=true] .place").inner_text().startswith("Town 2")
    page.click(".row:has-text('Town 3')")
    check_title(page, "Town 3")
    page.go_back()
    check_title(page, "Town 2")


def test_filters_leave_what_fits(open_page):
    page = open_page(make_three())
    assert page.inner_text("#count") == "3 events"
    page.click("#filters summary")
    page.click(".chip:has-text('Battles')")
    assert page.inner_text("#count") == "2 of 3 events"
    page.fill("[name=place]", "town 2")
    assert len(read_rows(page)) == 1
    page.click("text=Clear all filters")
    page.fill("[name=from]", "2010-01-03")
    page.fill("[name=to]", "2010-01-03")
    assert [name.split(",")[0] for name in read_rows(page)] == ["Town 2"]
    page.click("text=Clear dates")
    page.fill("#search", "town policemen")
    assert page.inner_text("#count") == "3 events"
    page.fill("#search", "nowhere")
    assert "No event fits" in page.inner_text("#list")


def test_dragging_on_the_timeline_chooses_days(open_page):
    page = open_page(make_three())
    box = page.locator(".brush-area").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    page.mouse.up()
    assert page.input_value("[name=from]") == "2010-01-02"
    assert page.inner_text("#count") in {"1 of 3 events", "2 of 3 events"}


def test_a_place_on_the_map_filters_by_itself(open_page):
    page = open_page(make_three())
    page.locator(".dot").first.dispatch_event("click")
    assert page.inner_text("#count") == "1 of 3 events"
    page.click("#map-in")
    page.click("#map-fit")


def test_the_map_works_by_keyboard(open_page):
    page = open_page(make_three())
    page.locator(".dot[tabindex='0']").focus()
    there = read_active_place(page)
    step = {"Town 1": "ArrowRight", "Town 2": "ArrowRight", "Town 3": "ArrowLeft"}[there]
    page.keyboard.press(step)
    assert read_active_place(page) == {"Town 1": "Town 2", "Town 2": "Town 3", "Town 3": "Town 2"}[there]
    page.keyboard.press("+")
    page.keyboard.press("-")
    page.keyboard.press("Enter")
    assert page.inner_text("#count") == "1 of 3 events"
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.keyboard.press(" ")
    assert page.inner_text("#count") == "3 events"


def read_active_place(page: Any) -> str:
    label: str = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return label.partition(":")[0]


def test_a_question_is_answered_while_it_is_typed(open_page):
    tables = make_three()
    tables["casualties"].loc[2, "scope"] = "aggregate"
    page = open_page(tables, "#evt-000000000001")
    check_title(page, "Town 1")
    page.fill("#search", "policemen")
    check_title(page, "“policemen”")
    assert page.locator(".card").count() == 3
    assert "Totals, and numbers that belong to no single event" in page.inner_text("#detail")
    page.fill("#search", "town 2")
    check_title(page, "“town 2”: what each source says, and what the dataset chose")
    card = [line for line in page.inner_text(".card").splitlines() if line]
    assert card[0].startswith("Town 2")
    assert "Soldiers, police and other state forces killed" in card
    assert card[-3:] == [
        "Dataset chose",
        "12",
        "Only one claim counts for this question, so it stands as it is.",
    ]
    page.click(".card")
    check_title(page, "Town 2")


def test_the_list_sorts(open_page):
    page = open_page(make_three())
    assert [name.split(",")[0] for name in read_rows(page)] == ["Town 3", "Town 2", "Town 1"]
    page.select_option("#sort", "oldest")
    assert [name.split(",")[0] for name in read_rows(page)] == ["Town 1", "Town 2", "Town 3"]


def test_the_keyboard_is_enough(open_page):
    page = open_page(make_three())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("town")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "list"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    check_title(page, "Town 2")
    page.keyboard.press("Escape")
    check_title(page, "“town”: what each source says")
    assert page.evaluate("document.activeElement.id") == "list"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_a_phone_shows_one_pane_at_a_time(open_page):
    page = open_page(make_three(), viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    assert page.locator("#detail").is_visible()
    page.click("[data-show=map]")
    assert page.locator("#map").is_visible()
    page.click("[data-show=events]")
    page.click(".row >> nth=0")
    check_title(page, "Town 3")
    page.click("#detail-close")
    page.locator("#list").wait_for(state="visible")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        '" onmouseover="alert(1)" x=\'',
        "\u202egnp.exe 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    ],
)
def test_hostile_words_are_shown_as_words(open_page, words):
    page = open_page(make_hostile(words), f"#{EVENT}")
    assert words in page.locator("#detail").text_content()
    assert page.evaluate("document.querySelectorAll('main img, main script, [onmouseover]').length") == 0
    page.fill("#search", words.split()[0])
    page.hover(".row")


def test_positions_count_characters_beyond_the_first_plane(open_page):
    tables, quote = make_small(), "killing 12 policemen"
    text = f"𝔘𝔫𝔦𝔠𝔬𝔡𝔢 {quote} 𝔘"
    tables["casualties"].loc[0, ["start", "end"]] = [8, 8 + len(quote)]
    file_text = {"doc-000000000001": Told(text, ((0, len(text)),))}
    edition = Edition("1.2.3", tables, read_project())
    page = open_page(make_small())
    page.set_content(make_explorer(edition, file_text, find_reasons(tables)))
    wait_until_read(page)
    page.click(".row")
    assert page.inner_text(".claims mark") == quote


def test_ten_thousand_events_stay_usable(open_page):
    page = open_page(make_many(MANY))
    assert page.inner_text("#count") == "10,000 events"
    assert page.locator(".row").count() < 60
    page.focus("#list")
    page.keyboard.press("End")
    assert page.locator(f"#row-{MANY - 1}").is_visible()
    page.evaluate("document.getElementById('filters').open = true")
    page.fill("[name=place]", "Town 899")
    assert page.inner_text("#count") == "11 of 10,000 events"
    page.fill("#search", "town policemen")
    page.keyboard.press("Enter")
    check_title(page, "Town 899")


def test_a_dataset_without_rows_opens(open_page):
    empty = {name: schemas.empty_table(name) for name in schemas.TABLES}
    page = open_page({**empty, "codes": schemas.make_codes()})
    assert page.inner_text("#count") == "0 events"


def test_dark_and_print_have_colours_of_their_own(open_page):
    page = open_page(make_small(), f"#{EVENT}", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
    page.emulate_media(media="print")
    assert page.locator("#detail").is_visible()
    assert not page.locator("#events").is_visible()
