"""Small drawings made on the server as SVG; each stands beside a table with the same numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chungtay.ui import words

TREND_WIDTH, TREND_HEIGHT = 360, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 6, 20, 26
_LABEL_ROOM = 34
MAP_WIDTH = 292
_MARGIN = 28
_LETTER = 7
_NAME_LINE = 15
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
    labels, values = _labels(points, middles, slot, top)
    return format_html(
        '<svg class="ct-chart ct-trend" viewBox="0 0 {} {}" role="img" aria-label="{}">'
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


def _labels(
    points: Sequence[TrendPoint], middles: list[float], slot: float, top: int
) -> tuple[SafeString, SafeString]:
    """This will write the labels beneath and the values above, leaving some out where they would touch."""
    every = math.ceil(_LABEL_ROOM / slot)
    shown = [(x, point) for at, (x, point) in enumerate(zip(middles, points, strict=True)) if at % every == 0]
    text = '<text x="{}" y="{}" text-anchor="middle">{}</text>'
    labels = format_html_join("", text, ((x, TREND_HEIGHT - 8, point.label) for x, point in shown))
    heights = [_height(max(point.value, point.second or 0), top) - 6 for _x, point in shown]
    values = format_html_join(
        "", text, ((x, y, words.vn_int(point.value)) for (x, point), y in zip(shown, heights, strict=True))
    )
    return labels, values


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


def joined(spots: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """This will return pairs of places that join all of them by the shortest lines."""
    waiting = {at: (math.dist(spots[0], spots[at]), 0) for at in range(1, len(spots))}
    pairs: list[tuple[int, int]] = []
    while waiting:
        nearest = min(waiting, key=lambda at: waiting[at][0])
        pairs.append((waiting.pop(nearest)[1], nearest))
        for at, (reach, _from) in waiting.items():
            length = math.dist(spots[nearest], spots[at])
            if length < reach:
                waiting[at] = (length, nearest)
    return pairs


def _ground(spots: Sequence[tuple[float, float]]) -> SafeString:
    """This will draw a soft shape under the places; it follows them and is no boundary."""
    lines = " ".join(f"M{spots[a][0]},{spots[a][1]} L{spots[b][0]},{spots[b][1]}" for a, b in joined(spots))
    dot = f"M{spots[0][0]},{spots[0][1]} h0.1"
    return format_html('<path class="ct-map-land" d="{}"/>', lines or dot)


def _inside(x: float, name: str) -> float:
    """This will move the middle of a name so that all of it stays inside the drawing."""
    half = len(name) * _LETTER / 2
    return round(min(max(x, half), MAP_WIDTH - half), 1)


def _kind(count: int, many_from: int) -> str:
    return "m-many" if count >= many_from else "m-some" if count else "m-none"


def _radius(count: int, largest: int, many_from: int) -> float:
    if not count:
        return 3.5
    if count < many_from:
        return 7
    return round(9 + 6 * math.sqrt(count / max(largest, 1)), 1)


def _apart(
    places: Sequence[PlacePoint], radii: Sequence[float], spots: Sequence[tuple[float, float]]
) -> set[int]:
    """This will return the places whose names can be written without lying over a name written before."""
    boxes: list[tuple[float, float, float]] = []
    free = set()
    for at in sorted(range(len(places)), key=lambda at: -places[at].count):
        if not places[at].is_named:
            continue
        (x, y), half = spots[at], len(places[at].name) * _LETTER / 2
        middle, line = _inside(x, places[at].name), y + radii[at] + 15
        if all(
            abs(middle - other) > half + reach or abs(line - row) > _NAME_LINE for other, row, reach in boxes
        ):
            boxes.append((middle, line, half))
            free.add(at)
    return free


def _mark(
    place: PlacePoint, spot: tuple[float, float], largest: int, many_from: int, *, named: bool
) -> SafeString:
    """This will draw one place: a disc, its count when large, a ring when silent, its name if asked and free."""
    x, y = spot
    radius = _radius(place.count, largest, many_from)
    said = f"{place.name} {words.vn_int(place.count)}" + (_(", im lặng") if place.is_silent else "")
    # A link is named once, on the link; a title inside would be read a second time.
    title = "" if place.url else format_html("<title>{}</title>", said)
    disc = '<circle class="{}" cx="{}" cy="{}" r="{}">{}</circle>'
    parts = [format_html(disc, _kind(place.count, many_from), x, y, radius, title)]
    # The name comes before the count so that what is seen reads in the order of what is heard.
    if named:
        written = '<text class="m-name" x="{}" y="{}" text-anchor="middle">{}</text> '
        y_name = round(y + radius + 15, 1)
        parts.append(format_html(written, _inside(x, place.name), y_name, place.name))
    if place.count >= many_from:
        figure = '<text class="m-count" x="{}" y="{}" text-anchor="middle">{}</text>'
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

    The ground is only a soft shape under the places and is no boundary.
    """
    if not places:
        return mark_safe("")
    extra = list(ARCHIPELAGOS) if is_country else []
    spots, height = _project(
        [(place.latitude, place.longitude) for place in places] + [(lat, lon) for _name, lat, lon in extra]
    )
    largest = max(place.count for place in places)
    order = sorted(range(len(places)), key=lambda at: places[at].count)
    free = _apart(places, [_radius(place.count, largest, many_from) for place in places], spots)
    discs = format_html_join(
        "", "{}", ((_mark(places[at], spots[at], largest, many_from, named=at in free),) for at in order)
    )
    islands = format_html_join(
        "",
        '<circle class="m-land" cx="{0}" cy="{1}" r="3"/><circle class="m-land" cx="{2}" cy="{3}" r="2"/>'
        '<text class="m-name" x="{5}" y="{4}" text-anchor="middle">{6}</text>',
        (
            (x, y, x + 7, y + 4, y + 18, _inside(x, name), name)
            for (x, y), (name, _lat, _lon) in zip(spots[len(places) :], extra, strict=True)
        ),
    )
    return format_html(
        '<svg class="ct-chart ct-map" viewBox="0 0 {} {}" role="group" aria-label="{}"><title>{}</title>'
        "{}{}{}</svg>",
        MAP_WIDTH,
        height + 12,
        title,
        title,
        _ground(spots[: len(places)]),
        islands,
        discs,
    )
