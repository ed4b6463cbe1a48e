"""What the home page shows: what must be done first, who waits for a decision, the numbers that are doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.children.api import visible as visible_children
from chungtay.core import clock
from chungtay.core.errors import ChungTayError
from chungtay.core.periods import years_before
from chungtay.desk.navigation import opens
from chungtay.duties import api as duties
from chungtay.figures import api as figures
from chungtay.law import api as law
from chungtay.people.api import Actor
from chungtay.places.api import path_label, unit_by_id
from chungtay.ui import words

DOORS_KEPT_SECONDS = 300
SHOWN = 12
_CELLS = (
    ("children", "children", ()),
    ("under_6", "children", ({"age": {"under": 6}},)),
    ("special", "children_in_special_circumstances", ()),
    ("at_risk", "children_at_risk", ()),
    ("injured", "children_injured", ()),
)
_DOORS = (
    ("children", gettext_lazy("trẻ em dưới 16 tuổi"), "children"),
    ("under_6", gettext_lazy("trẻ em dưới 6 tuổi"), "/tre-em/?tuoi=0-5"),
    ("special", gettext_lazy("hoàn cảnh đặc biệt"), "children_in_special_circumstances"),
    ("at_risk", gettext_lazy("có nguy cơ"), "children_at_risk"),
    ("injured", gettext_lazy("bị tai nạn thương tích từ 01/01"), "children_injured"),
    ("review", gettext_lazy("hồ sơ chờ xác minh"), "/tre-em/?xacminh=1"),
)
"""Key, label, and the measure whose list the number opens, or an address."""


@dataclass(frozen=True)
class Doors:
    """Big numbers with the lists behind them, and when they were counted."""

    rows: list[dict[str, Any]]
    counted_at: datetime


def where_and_when(actor: Actor) -> str:
    """Return the date in words and the place: `Thứ Năm, 07/05/2026 · xã Bình Lư, tỉnh Lai Châu`."""
    today = clock.today()
    day = words.weekday(today)
    place = path_label(unit_by_id(actor.place_id), today)
    return f"{day[:1].upper()}{day[1:]}, {words.vn_date(today)} · {place}"


def quick_actions(actor: Actor) -> list[dict[str, Any]]:
    """Return at most three first steps the post has a right to; the main one stands last."""
    offers = (
        ("children.write", "/tre-em/tim/", "user-plus", _("Đăng ký trẻ em")),
        ("directives.issue", "/van-ban/moi/", "file-plus", _("Nhận văn bản")),
        ("reports.fill", "/bao-cao/", "clipboard-data", _("Báo cáo")),
        ("duties.oversee", "/theo-doi/", "eye-check", _("Theo dõi đơn vị")),
    )
    found = [
        {"url": url, "icon": icon, "label": label}
        for right, url, icon, label in offers
        if actor.may(right) and opens(url)
    ]
    return found[:3][::-1]


def running_clocks(rows: Iterable[duties.Duty], now: datetime) -> list[dict[str, Any]]:
    """Return the clocks of hours that run now, the shortest first; they stand above every list."""
    clocks = []
    for duty in rows:
        if duty.due_at is None or duty.due_at <= now:
            continue
        whole = max(int((duty.due_at - duty.starts_at).total_seconds()), 1)
        clocks.append(
            {
                "id": f"k-{duty.id}",
                "title": duty.title,
                "url": duty.subject_url or reverse("duties:show", args=[duty.id]),
                "text": duty.detail,
                "law": duty.basis,
                "left": words.duration(duty.due_at - now),
                "spent": min(max(int((now - duty.starts_at).total_seconds()), 0), whole),
                "whole": whole,
                "start_words": words.vn_time(duty.starts_at),
                "end_words": _("%(time)s hết hạn") % {"time": words.vn_time(duty.due_at)},
                "is_paperwork": duty.kind != duties.Kind.CASE_STEP,
                "actions": [{"url": reverse("duties:show", args=[duty.id]), "label": _("Mở việc")}],
            }
        )
    return clocks[:3]


def doors(actor: Actor) -> Doors | None:
    """Return the numbers of the actor's place that open lists; nothing for a post that may not read children.

    Counted at most every five minutes for a place, since a province's count reads every child.
    """
    if not actor.may("children.read"):
        return None
    key = f"desk-doors-{actor.place_id}-{actor.post_id}-{clock.today()}"
    kept: Doors | None = cache.get(key)
    if kept is not None:
        return kept
    today = clock.today()
    try:
        found = Doors(_rows(actor, _counts(actor, today)), clock.now())
    except ChungTayError:
        return None
    cache.set(key, found, DOORS_KEPT_SECONDS if actor.place_level != "commune" else 5)
    return found


def _counts(actor: Actor, today: date) -> dict[str, int]:
    lists = law.condition_lists(today)
    cells = [
        figures.cell(key, law.get_measure(measure, today).declared(), givens, lists=lists)
        for key, measure, givens in _CELLS
    ]
    counted = figures.compute(
        actor, cells, unit=unit_by_id(actor.place_id), start=date(today.year, 1, 1), end=today
    )
    return {
        **counted,
        "review": visible_children(actor)
        .filter(needs_review=True, born_on__gt=years_before(today, 16))
        .count(),
    }


def _rows(actor: Actor, counted: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"count": counted.get(key, 0), "label": str(label), "url": _behind(actor, target)}
        for key, label, target in _DOORS
    ]


def _behind(actor: Actor, target: str) -> str:
    """Return the address of the list a number opens; the list of figures counts exactly what the number counted."""
    if target.startswith("/"):
        return target
    if actor.may(figures.READ):
        return reverse("figures:children", args=[actor.place_id, target])
    return "/tre-em/"


def four_card(actor: Actor) -> dict[str, Any]:
    """Return the four-cell reading of the actor's own agency since New Year, with the list behind each number."""
    today = clock.today()
    year = duties.Filter(
        agency_id=actor.agency_id, since=date(today.year, 1, 1), until=date(today.year, 12, 31)
    )
    reading = duties.four_cells(actor, year)
    base = f"{reverse('duties:list')}?ai=cua-toi&ky={today.year}"
    rows = [
        ("k1", _("Đúng hạn"), reading.on_time, "on_time"),
        ("k2", _("Quá hạn đã xong"), reading.done_late, "done_late"),
        ("k3", _("Đang làm trong hạn"), reading.open_within, "open_within"),
        ("k4", _("Đang quá hạn"), reading.open_overdue, "open_overdue"),
    ]
    return {
        "reading": reading,
        "title": _("Hạn của xã từ 01/01")
        if actor.place_level == "commune"
        else _("Hạn của cơ quan từ 01/01"),
        "url": base,
        "rows": [
            {"kind": kind, "label": label, "count": count, "url": f"{base}&trang_thai={state}"}
            for kind, label, count, state in rows
        ],
    }
