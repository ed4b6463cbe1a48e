"""The children behind one number: only for those who may read the register, always written down."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chungtay.core.errors import NotFound
from chungtay.core.periods import age_on
from chungtay.figures.api import Counted, counted_behind
from chungtay.journal.api import record
from chungtay.people.api import Actor
from chungtay.places.api import Unit, unit_by_id
from chungtay.reports.filling import sheet_for
from chungtay.reports.models import Report
from chungtay.reports.sheet import Key, join
from chungtay.ui.words import mask_name

SHORT = 5
PAGE = 50


@dataclass(frozen=True)
class Shown:
    """One child of a list: as the actor may see it."""

    name: str
    text: str
    url: str


@dataclass(frozen=True)
class Behind:
    """A part of the list behind a cell, or why it is not shown."""

    rows: tuple[Shown, ...]
    after: str
    refused: str = ""


def behind(actor: Actor, report: Report, key: Key, *, after: str = "", most: int = SHORT) -> Behind:
    """List the children one cell counts, in order of names, and write in the journal that the list was opened.

    Names are masked above the commune. Without the right the reason is returned instead of names.
    """
    sheet = sheet_for(report)
    row, figure = sheet.row(key[0]), sheet.figure(key)
    if row is None or sheet.column(key[1]) is None:
        raise NotFound()
    if figure is None:
        words = _("Ô này là tổng của các dòng khác.") if row.kind == "sum" else _("Ô này nhập bằng tay.")
        return Behind((), "", words)
    if not actor.may("children.read"):
        return Behind((), "", _("Danh sách chỉ mở cho người được xem hồ sơ trẻ em."))
    if row.sensitive and not actor.may("children.read_restricted"):
        return Behind((), "", _("Nhóm này hạn chế người xem."))
    unit = unit_by_id(report.place_id)
    rows = counted_behind(
        actor,
        figure,
        unit=unit,
        start=report.period_start,
        end=report.period_end,
        after=_read_key(after),
        most=most,
    )
    record(
        actor=actor,
        verb="reports.open_list",
        subject=report,
        after={"cell": join(*key), "shown": len(rows), "children": [row.child_id for row in rows]},
    )
    whole_names = actor.place_level == "commune"
    places = {} if whole_names else Unit.objects.in_bulk({row.place_id for row in rows})
    shown = tuple(_shown(one, report, whole_names, places) for one in rows)
    last = rows[-1].after if len(rows) == most else None
    return Behind(shown, f"{last[1]}~{last[0]}" if last else "")


def _read_key(after: str) -> tuple[str, UUID] | None:
    mark, _tilde, sort_key = after.partition("~")
    try:
        return (sort_key, UUID(mark)) if after else None
    except ValueError:
        return None


def _shown(one: Counted, report: Report, whole_names: bool, places: dict[UUID, Unit]) -> Shown:
    age = _("%(age)s tuổi") % {"age": age_on(one.born_on, report.period_end)}
    where = one.village if whole_names else str(places.get(one.place_id, ""))
    name = one.full_name if whole_names else mask_name(one.full_name)
    return Shown(name, " · ".join(part for part in (age, where) if part), _child_url(one.child_id))


def _child_url(child_id: UUID) -> str:
    try:
        return reverse("children:child", args=[child_id])
    except NoReverseMatch:
        return f"/tre-em/{child_id}/"
