"""Small drawings made on the server as SVG; each stands beside a table with the same numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chungtay.ui import words

TREND_WIDTH, TREND_HEIGHT = 560, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 8, 20, 28
MAP_WIDTH = 292
_MARGIN = 24
# The two archipelagos are drawn on every map of the country, whatever the figures say.
ARCHIPELAGOS = (("Hoàng Sa", 16.5, 112.0), ("Trường Sa", 9.7, 114.0))


@dataclass(frozen=True)
class TrendPoint:
    """One column of a trend: its label beneath, its value, and the value it is compared with."""

    label: str
    value: int
    second: int | None = None


@dataclass(frozen=True)
class PlacePoint:
    """One place on a map: degrees, a count, the list behind it, whether it is silent, whether it is named."""

    name: str
    latitude: float
    longitude: float
    count: int
    url: str = ""
    is_silent: bool = False
    is_named: bool = False


def nice_step(largest: int, lines: int = 4) -> int:
    """This will return the distance between the lines of a scale, 1, 2 or 5 times a power of ten."""
    rough = max(largest, 1) / lines
    power = 10 ** math.floor(math.log10(rough)) if rough > 1 else 1
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= rough))


def _scale(largest: int) -> tuple[SafeString, int]:
    """This will draw the lines of the scale and return the value at the top."""
    step = nice_step(largest)
    top = max(math.ceil(largest / step), 1) * step
    heights = [(_height(value, top), words.vn_int(value)) for value in range(0, top + 1, step)]
    drawn = format_html_join(
        "",
        '<path class="ct-grid-line" d="M{0},{2} H{1}"/><text x="{3}" y="{4}" text-anchor="end">{5}</text>',
        ((_LEFT, TREND_WIDTH - _RIGHT, y, _LEFT - 6, y + 4, text) for y, text in heights),
    )
    return drawn, top


def _height(value: int, top: int) -> float:
    room = TREND_HEIGHT - _TOP - _BOTTOM
    return round(_TOP + room * (1 - value / top), 1)


def trend(points: Sequence[TrendPoint], *, title: str, as_line: bool = False) -> SafeString:
    """This will draw counts over time as columns, or as a line, each value written above its mark."""
    if not points:
        return mark_safe("")
    largest = max(max(point.value, point.second or 0) for point in points)
    lines, top = _scale(largest)
    slot = (TREND_WIDTH - _LEFT - _RIGHT) / len(points)
    middles = [round(_LEFT + slot * (at + 0.5), 1) for at in range(len(points))]
    marks = _line(points, middles, top) if as_line else _columns(points, middles, slot, top)
    labels = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        ((x, TREND_HEIGHT - 10, point.label) for x, point in zip(middles, points, strict=True)),
    )
    values = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (x, _height(max(point.value, point.second or 0), top) - 6, words.vn_int(point.value))
            for x, point in zip(middles, points, strict=True)
        ),
    )
    return format_html(
        '<svg class="ct-chart" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        "<title>{}</title>{}{}{}{}</svg>",
        TREND_WIDTH,
        TREND_HEIGHT,
        title,
        title,
        lines,
        marks,
        labels,
        values,
    )


def _columns(points: Sequence[TrendPoint], middles: list[float], slot: float, top: int) -> SafeString:
    """This will draw one column for each value, with the compared value as a lighter one at its left."""
    width = round(min(slot * 0.36, 36), 1)
    floor = _height(0, top)
    drawn: list[tuple[str, float, float, float, float]] = []
    for x, point in zip(middles, points, strict=True):
        left = x - width / 2
        if point.second is not None:
            y = _height(point.second, top)
            drawn.append(("ct-column is-second", round(x - width, 1), y, width, round(floor - y, 1)))
            left = x
        y = _height(point.value, top)
        drawn.append(("ct-column", round(left, 1), y, width, round(floor - y, 1)))
    return format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', drawn)


def _line(points: Sequence[TrendPoint], middles: list[float], top: int) -> SafeString:
    """This will draw a line through the values with a dot at each."""
    places = [(x, _height(point.value, top)) for x, point in zip(middles, points, strict=True)]
    path = "M" + " L".join(f"{x},{y}" for x, y in places)
    dots = format_html_join("", '<circle class="ct-dot" cx="{}" cy="{}" r="4"/>', places)
    return format_html('<path class="ct-line" d="{}"/>{}', path, dots)


def _project(
    spots: Sequence[tuple[float, float]], width: int = MAP_WIDTH, margin: int = _MARGIN
) -> tuple[list[tuple[float, float]], int]:
    """This will turn degrees (latitude, longitude) into points, north up; returns them and the height."""
    south, north = min(spot[0] for spot in spots), max(spot[0] for spot in spots)
    west, east = min(spot[1] for spot in spots), max(spot[1] for spot in spots)
    squeeze = math.cos(math.radians((south + north) / 2))
    span = max((east - west) * squeeze, (north - south) / 2.2, 0.01)
    scale = (width - 2 * margin) / span
    shift = (width - (east - west) * squeeze * scale) / 2
    spots_drawn = [
        (round(shift + (b - west) * squeeze * scale, 1), round(margin + (north - a) * scale, 1))
        for a, b in spots
    ]
    return spots_drawn, round(2 * margin + (north - south) * scale)


def hull(spots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """This will return the smallest ring of points that holds all the points, in order."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return ordered

    def half(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for spot in line:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], spot) <= 0:
                kept.pop()
            kept.append(spot)
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _kind(count: int, many_from: int) -> str:
    return "m-many" if count >= many_from else "m-some" if count else "m-none"


def _radius(count: int, largest: int, many_from: int) -> float:
    if not count:
        return 3.5
    if count < many_from:
        return 7
    return round(9 + 6 * math.sqrt(count / max(largest, 1)), 1)


def _mark(place: PlacePoint, spot: tuple[float, float], largest: int, many_from: int) -> SafeString:
    """This will draw one place: a disc, its count when large, a ring when silent, its name if asked."""
    x, y = spot
    radius = _radius(place.count, largest, many_from)
    said = f"{place.name} {words.vn_int(place.count)}" + (_(", im lặng") if place.is_silent else "")
    # A link is named once, on the link; a title inside would be read a second time.
    title = "" if place.url else format_html("<title>{}</title>", said)
    disc = '<circle class="{}" cx="{}" cy="{}" r="{}">{}</circle>'
    parts = [format_html(disc, _kind(place.count, many_from), x, y, radius, title)]
    # The name comes before the count so that what is seen reads in the order of what is heard.
    if place.is_named:
        y_name = round(y + radius + 15, 1)
        parts.append(format_html('<text class="m-name" x="{}" y="{}">{}</text> ', x, y_name, place.name))
    if place.count >= many_from:
        figure = '<text class="m-count" x="{}" y="{}">{}</text>'
        parts.append(format_html(figure, x, y + 4, words.vn_int(place.count)))
    if place.is_silent:
        parts.append(format_html('<circle class="m-silent" cx="{}" cy="{}" r="{}"/>', x, y, radius + 4))
    drawn = format_html_join("", "{}", ((part,) for part in parts))
    if not place.url:
        return drawn
    return format_html('<a href="{}" aria-label="{}">{}</a>', place.url, said, drawn)


def point_map(
    places: Sequence[PlacePoint], *, title: str, many_from: int = 4, is_country: bool = False
) -> SafeString:
    """This will draw places as discs sized by a count; a map of the country has both archipelagos.

    The ground is only a soft shape round the points and is no boundary.
    """
    if not places:
        return mark_safe("")
    extra = list(ARCHIPELAGOS) if is_country else []
    spots, height = _project(
        [(place.latitude, place.longitude) for place in places] + [(lat, lon) for _name, lat, lon in extra]
    )
    ring = hull(spots[: len(places)])
    ground = "M" + " L".join(f"{x},{y}" for x, y in ring) + " Z"
    largest = max(place.count for place in places)
    order = sorted(range(len(places)), key=lambda at: places[at].count)
    discs = format_html_join("", "{}", ((_mark(places[at], spots[at], largest, many_from),) for at in order))
    islands = format_html_join(
        "",
        '<circle class="m-land" cx="{0}" cy="{1}" r="3"/><circle class="m-land" cx="{2}" cy="{3}" r="2"/>'
        '<text class="m-name" x="{0}" y="{4}">{5}</text>',
        (
            (x, y, x + 7, y + 4, y + 18, name)
            for (x, y), (name, _lat, _lon) in zip(spots[len(places) :], extra, strict=True)
        ),
    )
    return format_html(
        '<svg class="ct-chart ct-map" viewBox="0 0 {} {}" role="group" aria-label="{}"><title>{}</title>'
        '<path class="ct-map-land" d="{}"/>{}{}</svg>',
        MAP_WIDTH,
        height + 12,
        title,
        title,
        ground,
        islands,
        discs,
    )
