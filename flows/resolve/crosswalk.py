"""The codes of ACLED, UCDP, PLOVER and CAMEO for one event, from its own codes, actors, place and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.lexicon import read_yaml
from schemas import find_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.resolve.rows import Row

ACTOR_SEPARATOR = "|"


def read_crosswalk() -> Any:
    """The tables of `crosswalk.yml`."""
    return read_yaml("crosswalk.yml", "resolve")


def make_crosswalk(event: Row, actors: Mapping[str, Row]) -> Row:
    """The crosswalk columns of an event; `actors` are rows of the actors table by name."""
    code = find_code("sub_event_type", event["sub_event_type"]) if event.get("sub_event_type") else None
    return {
        **_acled_codes(event, actors),
        **_ucdp_codes(event, actors),
        "plover_mode": _plover_mode(event),
        "cameo": code.cameo if code else None,
        "cameo_root": code.cameo[:2]
        if code and code.cameo
        else read_crosswalk()["cameo_root"][event["plover"]],
        "gtd_attack": code.gtd if code else None,
    }


def find_names(event: Row, role: str) -> list[str]:
    """The names of the actors of one role."""
    return (event.get(role) or "").split(ACTOR_SEPARATOR) if event.get(role) else []


def find_types(event: Row, role: str, actors: Mapping[str, Row]) -> list[str]:
    """The actor_type of each actor of one role that has one."""
    types = (actors[name]["actor_type"] for name in find_names(event, role) if name in actors)
    return [each for each in types if each]


def _acled_codes(event: Row, actors: Mapping[str, Row]) -> Row:
    if not event.get("event_type"):
        return {}
    one, two = (_find_inter(find_types(event, role, actors)) for role in ("initiators", "targets"))
    disorder = read_crosswalk()["acled_disorder"]
    return {
        "acled_disorder": disorder.get(event["sub_event_type"]) or disorder[event["event_type"]],
        "acled_inter1": one,
        "acled_inter2": two,
        "acled_interaction": _find_interaction(one, two),
    }


def _find_inter(types: list[str]) -> int:
    """ACLED's code of a side, 0 where nobody is known who has one."""
    crosswalk = read_crosswalk()
    codes = {crosswalk["acled_inter"].get(each) for each in types}
    found: list[int] = [code for code in crosswalk["acled_inter_order"] if code in codes]
    return found[0] if found else 0


def _find_interaction(one: int, two: int) -> int | None:
    """ACLED's code of a pair: the lesser code first, 0 behind a side that stands alone.

    >>> _find_interaction(2, 1), _find_interaction(0, 7), _find_interaction(0, 0)
    (12, 70, None)
    """
    low, high = sorted((one, two))
    if high == 0:
        return None
    return high * 10 if low == 0 else low * 10 + high


def _ucdp_codes(event: Row, actors: Mapping[str, Row]) -> Row:
    violence = find_violence(event, actors)
    side_a, side_b = _find_sides(event, actors, violence)
    return {
        "ucdp_violence": violence,
        "ucdp_side_a": side_a,
        "ucdp_side_b": side_b,
        "ucdp_date_prec": find_date_precision(event),
        "ucdp_where_prec": find_where_precision(event),
    }


def find_violence(event: Row, actors: Mapping[str, Row]) -> str | None:
    """UCDP's type of violence, None where the event is none or its sides are not known."""
    crosswalk = read_crosswalk()
    if event.get("event_type") not in crosswalk["lethal_events"]:
        return None
    one, two = (set(find_types(event, role, actors)) for role in ("initiators", "targets"))
    state, organised = set(crosswalk["state_types"]), set(crosswalk["organised_types"])
    if not one & (state | organised):
        return None
    if event["event_type"] == "Violence against civilians" or (
        two and two <= set(crosswalk["unarmed_types"])
    ):
        return "one-sided"
    if (one | two) & state:
        return "state-based"
    return "non-state" if two & organised else None


def _find_sides(event: Row, actors: Mapping[str, Row], violence: str | None) -> tuple[str | None, str | None]:
    """UCDP's sides: of state-based violence the state is side a, of one-sided the civilians side b."""
    if violence is None:
        return None, None
    one, two = event.get("initiators"), event.get("targets")
    if violence == "one-sided":
        return one, "Civilians"
    state = set(read_crosswalk()["state_types"])
    if violence == "state-based" and not set(find_types(event, "initiators", actors)) & state:
        return two, one
    return one, two


def find_date_precision(event: Row) -> int | None:
    """UCDP's precision of the date, 1 (the day) to 5 (more than a month)."""
    first, last = (
        event.get("date_start") or event.get("date_end"),
        event.get("date_end") or event.get("date_start"),
    )
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def find_where_precision(event: Row) -> int | None:
    """UCDP's precision of the place, 1 (the place itself) to 6 (a country)."""
    if not event.get("location"):
        return None
    wide: int | None = read_crosswalk()["ucdp_where"].get(event.get("place_kind"))
    if wide is not None:
        return wide
    return 1 if event.get("geo_precision") == 1 else 2


def _plover_mode(event: Row) -> str | None:
    record = read_crosswalk()["plover_mode"].get(event.get("sub_event_type"))
    return record["mode"] if record and record["type"] == event["plover"] else None
