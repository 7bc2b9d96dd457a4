"""Points on the ellipsoid."""

from __future__ import annotations

from math import cos, hypot, radians, remainder

from geographiclib.geodesic import Geodesic

Point = tuple[float, float]
DECIMALS = 4
KILOMETRES = 111.2  # in a degree


def find_distance(one: Point, other: Point) -> float:
    """Kilometres between two points.

    >>> round(find_distance((36.335, 43.11889), (33.34058, 44.40088)))
    352
    """
    line = Geodesic.WGS84.Inverse(*one, *other, outmask=Geodesic.DISTANCE)
    return float(line["s12"]) / 1000


def is_within(one: Point, other: Point, kilometres: float) -> bool:
    """Whether two points are at most so far apart; only a close call is measured on the ellipsoid.

    >>> is_within((36.335, 43.11889), (33.34058, 44.40088), 80)
    False
    """
    east = remainder(one[1] - other[1], 360) * cos(radians((one[0] + other[0]) / 2))
    rough = KILOMETRES * hypot(one[0] - other[0], east)
    close = 0.9 * kilometres < rough < 1.1 * kilometres
    return find_distance(one, other) <= kilometres if close else rough <= kilometres


def find_point(start: Point, bearing: float, kilometres: float) -> Point:
    """The point so many kilometres from `start` on a bearing in degrees from the north.

    >>> find_point((34.19822, 43.87438), 135, 22)
    (34.0579, 44.0429)
    """
    end = Geodesic.WGS84.Direct(*start, bearing, kilometres * 1000)
    return round(end["lat2"], DECIMALS), round(end["lon2"], DECIMALS)


def is_towards(start: Point, end: Point, bearing: float, width: float) -> bool:
    """Whether one lies from the other in a direction, at most `width` degrees beside it.

    >>> is_towards((33.34058, 44.40088), (33.06, 44.36), 180, 45)
    True
    """
    line = Geodesic.WGS84.Inverse(*start, *end)
    return bool(abs(remainder(line["azi1"] - bearing, 360)) <= width)


def find_middle(one: Point, other: Point) -> Point:
    """The point half way between two points."""
    line = Geodesic.WGS84.Inverse(*one, *other)
    return find_point(one, line["azi1"], line["s12"] / 2000)
