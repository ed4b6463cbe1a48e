"""The template tags and filters of every screen: `{% load ct %}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.http import QueryDict
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core import clock
from chungtay.ui import charts, words
from chungtay.ui.forms import field_errors, is_choice_list, widget_attributes

register = template.Library()

TAG_ICONS = {
    "ok": "check",
    "soon": "clock-hour-4",
    "late": "alert-circle",
    "danger": "alert-octagon",
    "risk": "alert-triangle",
    "risk-mid": "alert-triangle",
    "unchecked": "zoom-question",
    "sample": "flask",
    "secret": "lock",
}
UNCHECKED = frozenset({"inferred", "to_check"})
CELLS = (
    ("k1", "on_time", gettext_lazy("đúng hạn")),
    ("k2", "done_late", gettext_lazy("quá hạn đã xong")),
    ("k3", "open_within", gettext_lazy("đang làm trong hạn")),
    ("k4", "open_overdue", gettext_lazy("đang quá hạn")),
)

register.filter("vn_date", words.vn_date)
register.filter("vn_datetime", words.vn_datetime)
register.filter("vn_int", words.vn_int)
register.filter("vn_decimal", words.vn_decimal)
register.filter("vn_percent", words.vn_percent)
register.filter("vn_delta", words.vn_delta)
register.filter("vn_money", words.vn_money)
register.filter("mask_number", words.mask_number)
register.filter("mask_name", words.mask_name)
register.filter("duration", words.duration)


@register.filter
def vn_time(moment: datetime | None) -> str:
    """This will write the hour of an instant, `14:10`."""
    return words.vn_time(moment) if moment else ""


@register.filter
def weekday(moment: date | None) -> str:
    """This will name the day of the week."""
    return words.weekday(moment) if moment else ""


@register.filter
def since(moment: date | None) -> str:
    """This will say how long ago a day was, seen from today."""
    return words.since(moment, clock.today()) if moment else ""


@register.filter
def until(day: date | None) -> str:
    """This will say how far off a day is, seen from today."""
    return words.until(day, clock.today()) if day else ""


@register.filter
def birth(child: Any) -> str:
    """This will write the birth date of a child as exactly as it is known.

    Reads `born_on`, `birth_precision` and `born_year`.
    """
    return words.partial_date(
        _read(child, "born_on"), str(_read(child, "birth_precision") or "day"), _read(child, "born_year")
    )


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """This will look up a key that is only known when the page is made."""
    return mapping.get(key)


@register.simple_tag
def share(part: words.Number, whole: words.Number) -> str:
    """This will write part of a whole as hundredths."""
    return words.share(part, whole)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """This will draw one icon of the sprite; it is hidden from screen readers, so words stand beside it."""
    if not name:
        return mark_safe("")
    address = static("ui/icons.svg")
    space = " " if extra else ""
    return format_html(
        '<svg class="ct-i{}{}" aria-hidden="true"><use href="{}#i-{}"></use></svg>',
        space,
        extra,
        address,
        name,
    )


@register.simple_tag
def tag(kind: str, text: str, icon_name: str | None = None) -> SafeString:
    """This will write an adjective with its icon; `kind` is `""`, ok, soon, late, go, danger, risk, risk-mid,
    unchecked, sample or secret. Pass an empty icon name for none."""
    shown = TAG_ICONS.get(kind, "") if icon_name is None else icon_name
    tone = f" is-{kind}" if kind else ""
    return format_html('<span class="ct-tag{}">{}{}</span>', tone, icon(shown), text)


def _read(thing: Any, name: str) -> Any:
    """This will read a value of a mapping or an object; None when it has none."""
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


@register.simple_tag
def due(
    thing: Any, *, today: date | None = None, done: date | None = None, plain: bool = False
) -> SafeString:
    """This will write a due date that speaks: the day, a tag of words, and the legal words beneath.

    `thing` is a duty (`due_on`, `due_at`, `done_at`, `due_words`) or a date or an instant; nothing for None.
    """
    is_moment = isinstance(thing, date)
    moment = thing if is_moment else (_read(thing, "due_at") or _read(thing, "due_on"))
    if moment is None:
        return mark_safe("")
    done = done or (None if is_moment else _read(thing, "done_at"))
    reading = words.read_due(moment, today=today or clock.today(), now=clock.now(), done=done)
    shown = words.vn_datetime(moment) if isinstance(moment, datetime) else words.vn_date(moment)
    machine = (
        words.local_time(moment).isoformat("T", "minutes")
        if isinstance(moment, datetime)
        else moment.isoformat()
    )
    speaking = format_html(
        '<span class="ct-due"><time datetime="{}">{}</time>{}</span>',
        machine,
        shown,
        tag(reading.tone, reading.words, reading.icon),
    )
    legal = "" if plain or is_moment else _read(thing, "due_words")
    if not legal or legal == shown:
        return speaking
    return format_html('{} <span class="ct-mute ct-sm">{}</span>', speaking, legal)


@register.simple_tag
def unchecked(entry: Any, what: str = "") -> SafeString:
    """This will mark what rests on a rule nobody has checked against the law; nothing when it is confirmed.

    `entry` is a law entry (`status`), a duty (`status_mark`) or the mark itself.
    """
    mark = entry if isinstance(entry, str) else _read(entry, "status_mark") or _read(entry, "status")
    value = str(getattr(mark, "value", mark) or "")
    if value not in UNCHECKED:
        return mark_safe("")
    text = _("chưa đối chiếu: %(what)s") % {"what": what} if what else _("chưa đối chiếu")
    return tag("unchecked", text)


def _cells(reading: Any) -> list[tuple[str, str, str, int]]:
    return [(kind, name, str(label), int(_read(reading, name) or 0)) for kind, name, label in CELLS]


@register.simple_tag
def four_bar(reading: Any, *, decorative: bool = False) -> SafeString:
    """This will draw the four-cell bar; `decorative=True` in a table with the same numbers."""
    cells = _cells(reading)
    parts = format_html_join(
        "",
        '<i class="{}" style="flex:{}"></i>',
        ((kind, count) for kind, _name, _label, count in cells if count),
    )
    if decorative:
        return format_html('<span class="ct-bar4" aria-hidden="true">{}</span>', parts)
    spoken = ", ".join(f"{label} {words.vn_int(count)}" for _kind, _name, label, count in cells)
    return format_html('<div class="ct-bar4" role="img" aria-label="{}">{}</div>', spoken.capitalize(), parts)


@register.inclusion_tag("ui/four.html")
def four_cells(reading: Any, urls: Any = None, soon_words: str = "", late_words: str = "") -> dict[str, Any]:
    """This will write the four-cell reading, each number a door; `urls` has the same four names."""
    cells = _cells(reading)
    total = sum(count for *_rest, count in cells)
    extra = {"open_within": soon_words, "open_overdue": late_words}
    return {
        "cells": [
            {
                "kind": kind,
                "label": label,
                "count": count,
                "share": words.share(count, total) if total else "",
                "url": _read(urls, name) if urls else None,
                "words": extra.get(name, ""),
                "tone": "late" if name == "open_overdue" else "soon",
            }
            for kind, name, label, count in cells
        ]
    }


@register.inclusion_tag("ui/four_key.html")
def four_key() -> dict[str, Any]:
    """This will write the key to the four-cell bar."""
    return {"cells": [(kind, label) for kind, _name, label in CELLS]}


@register.simple_tag(takes_context=True)
def qs(context: Context, **changes: Any) -> str:
    """This will return the query string of this page with changes; None or "" takes a value out."""
    request = context.get("request")
    query: QueryDict = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag
def as_of(moment: datetime | None = None) -> str:
    """This will write when the page was counted: `08:40, thứ Năm 07/05/2026`."""
    return words.as_of(moment or clock.now())


@register.simple_tag
def ct_widget(field: BoundField) -> SafeString:
    """This will draw the bare control of a field with our classes and the links to its hint and its error."""
    return field.as_widget(attrs=widget_attributes(field))


@register.inclusion_tag("ui/field.html")
def ct_field(field: BoundField) -> dict[str, Any]:
    """This will draw one field: label, hint, error, control."""
    return {"field": field}


@register.filter
def choice_list(field: BoundField) -> bool:
    """This will tell whether a field is a list of radio buttons or tick boxes, which needs a fieldset."""
    return is_choice_list(field)


register.filter("field_errors", field_errors)


@register.filter
def tick(field: BoundField) -> bool:
    """This will tell whether a field is a single tick box."""
    return getattr(field.field.widget, "input_type", "") == "checkbox" and not is_choice_list(field)


def _forms(things: tuple[Any, ...]) -> Iterator[BaseForm]:
    for thing in things:
        if isinstance(thing, BaseFormSet):
            yield from thing.forms
        elif thing:
            yield thing


@register.inclusion_tag("ui/errors.html")
def errors(*forms: Any, title: str = "") -> dict[str, Any]:
    """This will write the error summary of forms and formsets, in the same words as beside the fields."""
    found: list[dict[str, str]] = []
    for thing in forms:
        if isinstance(thing, BaseFormSet) and thing.is_bound:
            found += [{"text": str(text), "target": ""} for text in thing.non_form_errors()]
    for form in _forms(forms):
        if form.is_bound:
            found += [{"text": str(text), "target": ""} for text in form.non_field_errors()]
            for field in form.hidden_fields() + form.visible_fields():
                target = "" if field.is_hidden else _target(field)
                found += [{"text": text, "target": target} for text in field_errors(field)]
    return {"errors": found, "title": title}


def _target(field: BoundField) -> str:
    """This will name the element the summary links to; a list of choices is reached at its first button."""
    return f"{field.auto_id}_0" if is_choice_list(field) else str(field.id_for_label or field.auto_id)


@register.filter
def hours(minutes: int) -> str:
    """This will write a number of minutes as hours and minutes."""
    return words.duration(timedelta(minutes=minutes))


@register.simple_tag
def trend(points: Sequence[charts.TrendPoint], title: str, *, as_line: bool = False) -> SafeString:
    """This will draw counts over time; put a table with the same numbers beside it."""
    return charts.trend(points, title=title, as_line=as_line)


@register.simple_tag
def point_map(
    places: Sequence[charts.PlacePoint], title: str, *, many_from: int = 4, is_country: bool = False
) -> SafeString:
    """This will draw places by a count, beside a table with the same numbers."""
    return charts.point_map(places, title=title, many_from=many_from, is_country=is_country)


@register.simple_tag
def once() -> SafeString:
    """This will write a hidden key: a form that is sent twice with the same key acts once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4())
