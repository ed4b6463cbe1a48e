"""The leader's page: the four-cell reading by unit, who is silent, what needs a decision; each number is a door."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.core import clock
from chungtay.duties import api as duties
from chungtay.people.api import Actor
from chungtay.places.api import Unit
from chungtay.ui import words
from chungtay.ui.charts import PlacePoint

SHOWN = 14
SILENT_DAYS = 10
MANY_FROM = 4
ESCALATED = 3
STATES = ("on_time", "done_late", "open_within", "open_overdue")


@dataclass(frozen=True)
class Line:
    """One row of the table: a unit below, or another agency at the same place."""

    name: str
    cells: duties.FourCells
    url: str
    list_urls: dict[str, str]
    silent_days: int | None = None
    updated: str = ""
    unit: Unit | None = None
    unit_id: str = ""

    @property
    def is_silent(self) -> bool:
        """Tell whether the unit has open duties and has done nothing for more than ten days."""
        return self.silent_days is not None and self.silent_days > SILENT_DAYS


@dataclass(frozen=True)
class Overview:
    """Everything the page and its Excel file show, counted at one instant."""

    asked: duties.Asked
    root: Unit
    lines: list[Line]
    total: duties.FourCells
    urls: dict[str, str]
    kind_words: str
    is_country: bool

    @property
    def silent(self) -> list[Line]:
        """Return the units that have been silent too long, the longest first."""
        return sorted(
            (line for line in self.lines if line.is_silent), key=lambda line: -(line.silent_days or 0)
        )


def overview(actor: Actor, asked: duties.Asked) -> Overview:
    """Return the leader's overview of what lies below the actor's place, or below a unit in its scope.

    One query counts, at most six tell which unit each place belongs to. Raises `NotFound` for a unit out of scope.
    """
    now = clock.now()
    root = duties.root_unit(actor, asked)
    narrowed = duties.narrow_plain(asked)
    counted = duties.four_cells_by_owner(actor, narrowed, now=now)
    tree = duties.tree_of(root, {place for place, _agency, _name in counted}, asked.reading)
    by_unit: dict[UUID | None, duties.FourCells] = {}
    by_agency: dict[tuple[UUID, str], duties.FourCells] = {}
    for (place, agency, name), cells in counted.items():
        if place in tree.unit_of:
            unit = tree.unit_of[place]
            by_unit[unit] = by_unit.get(unit, duties.FourCells()) + cells
        elif place in tree.roots and agency != actor.agency_id:
            by_agency[agency, name] = cells
    lines = [_unit_line(asked, tree, unit, cells) for unit, cells in by_unit.items()]
    lines += [_agency_line(asked, agency, name, cells) for (agency, name), cells in by_agency.items()]
    lines.sort(
        key=lambda line: (
            -line.cells.open_overdue,
            -line.cells.open_within,
            line.unit.sort_key if line.unit else "",
        )
    )
    total = sum((line.cells for line in lines), duties.FourCells())
    below = {"ai": duties.BELOW, "goc": asked.root or ""}
    urls = {
        state: asked.link(reverse("duties:list"), trang_thai=state, **below)
        for state in (*STATES, duties.SOON)
    }
    return Overview(
        asked,
        root,
        lines,
        total,
        urls,
        _kind_words([line.unit for line in lines if line.unit]),
        root.level == "country",
    )


def _worst_first(line: Line) -> tuple[int, int, str]:
    return -line.cells.open_overdue, -line.cells.open_within, line.unit.sort_key if line.unit else line.name


def _unit_line(asked: duties.Asked, tree: duties.Tree, unit_id: UUID | None, cells: duties.FourCells) -> Line:
    unit = tree.units.get(unit_id) if unit_id else None
    key = str(unit_id) if unit_id else duties.DIVIDED
    name = _capital(unit.full_name) if unit else _shared_words(asked)
    links = _links(asked, don_vi=key)
    opens_below = unit is not None and unit.level != "commune"
    url = asked.link(reverse("desk:oversee"), goc=key) if opens_below else links["all"]
    silent, updated = _heard(cells)
    return Line(name, cells, url, links, silent, updated, unit, key)


def _shared_words(asked: duties.Asked) -> str:
    """Name the places that several units share, so that none of them counts them."""
    if asked.reading == duties.UNITS_THEN:
        return _("Xã lập từ nhiều huyện cũ")
    return _("Đơn vị cũ đã chia")


def _agency_line(asked: duties.Asked, agency: UUID, name: str, cells: duties.FourCells) -> Line:
    links = _links(asked, co_quan=str(agency))
    silent, updated = _heard(cells)
    return Line(name, cells, links["all"], links, silent, updated)


def _links(asked: duties.Asked, **one: str) -> dict[str, str]:
    url = reverse("duties:list")
    return {
        "all": asked.link(url, **one),
        **{state: asked.link(url, trang_thai=state, **one) for state in STATES},
    }


def _heard(cells: duties.FourCells) -> tuple[int | None, str]:
    now = clock.now()
    updated = words.since(cells.latest_act, clock.today()) if cells.latest_act else _("chưa có")
    return cells.silent_days(now), updated


def _kind_words(units: Any) -> str:
    kinds = {unit.kind for unit in units}
    order = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
    return ", ".join(_(kind) for kind in order if kind in kinds)


def heading(view: Overview) -> str:
    """Return the heading: `Hạn của 38 xã, phường`."""
    units = sum(1 for line in view.lines if line.unit is not None)
    if not units:
        return _("Hạn của các cơ quan cùng cấp") if view.lines else _("Theo dõi hạn của các đơn vị")
    return _("Hạn của %(count)s %(kinds)s") % {"count": words.vn_int(units), "kinds": view.kind_words}


def total_words(view: Overview) -> str:
    """Name the row of totals: `Cả tỉnh (38)`."""
    names = {
        "country": _("Cả nước"),
        "province": _("Cả tỉnh"),
        "district": _("Cả huyện"),
        "commune": _("Cả xã"),
    }
    return f"{names[view.root.level]} ({words.vn_int(len(view.lines))})"


def tag_words(view: Overview) -> tuple[str, str]:
    """Return the words beneath the third and the fourth number: how many end soon, who has been late longest."""
    soon, late = "", ""
    if view.total.due_soon:
        count = words.vn_int(view.total.due_soon)
        soon = _("%(count)s việc đến hạn trong 3 ngày") % {"count": count}
    worst = min(
        (line for line in view.lines if line.cells.earliest_overdue),
        key=lambda line: line.cells.earliest_overdue or clock.now(),
        default=None,
    )
    if worst is not None:
        days = worst.cells.overdue_days(clock.now())
        name = worst.unit.full_name if worst.unit else worst.name
        late = _("lâu nhất %(days)s ngày: %(who)s") % {"days": words.vn_int(days), "who": name}
    return soon, late


def map_points(view: Overview) -> list[PlacePoint]:
    """Return the units as points, sized by what is overdue; the worst few are named."""
    lines = [line for line in view.lines if line.unit and line.unit.latitude and line.unit.longitude]
    return [
        PlacePoint(
            name=line.name,
            latitude=line.unit.latitude,
            longitude=line.unit.longitude,
            count=line.cells.open_overdue,
            url=line.list_urls["open_overdue"] if line.cells.open_overdue else line.list_urls["all"],
            is_silent=line.is_silent,
            is_named=at < 3 and line.cells.open_overdue > 0,
        )
        for at, line in enumerate(lines)
        if line.unit is not None and line.unit.latitude is not None and line.unit.longitude is not None
    ]


def to_look_at(actor: Actor, view: Overview) -> list[dict[str, Any]]:
    """Return what needs a leader: requests for time, reports to review, what was brought up, who is silent.

    Of the overdue duties brought up only those late longest stand here; the page links to all that are overdue.
    """
    escalated = list(duties.escalations_for(actor)[:ESCALATED])
    return [*_requests(actor), *_reviews(actor), *_escalated(escalated), *_silent(view)]


def _escalated(rows: list[duties.Escalation]) -> list[dict[str, Any]]:
    now = clock.now()
    return [
        {
            "url": reverse("duties:show", args=[row.duty_id]),
            "title": _("%(who)s: %(what)s") % {"who": row.duty.owed_by.short_name, "what": row.duty.title},
            "text": _("tự chuyển lên từ %(day)s") % {"day": words.day_month(row.on)},
            "tone": "late",
            "words": _("quá %(days)s ngày") % {"days": duties.days_overdue(row.duty, now)},
            "seen": reverse("desk:seen", args=[row.id]),
        }
        for row in rows
    ]


def _silent(view: Overview) -> list[dict[str, Any]]:
    return [
        {
            "url": line.list_urls["all"],
            "title": _silence_words(line) % {"who": line.name, "day": words.vn_date(_last_heard(line))},
            "text": _("%(count)s việc chưa có người nhận")
            % {"count": words.vn_int(line.cells.unacknowledged)},
            "tone": "late",
            "icon": "volume-off",
            "words": _("im lặng %(days)s ngày") % {"days": line.silent_days},
        }
        for line in view.silent[:2]
    ]


def _silence_words(line: Line) -> str:
    if line.cells.unacknowledged == line.cells.open_within + line.cells.open_overdue:
        return _("%(who)s chưa tiếp nhận việc nào từ %(day)s")
    return _("%(who)s chưa làm gì thêm từ %(day)s")


def _last_heard(line: Line) -> date:
    return clock.today() - timedelta(days=line.silent_days or 0)


def _requests(actor: Actor) -> list[dict[str, Any]]:
    return [
        {
            "url": reverse("duties:decide_extension", args=[row.id]),
            "title": _("%(who)s xin gia hạn đến %(day)s")
            % {"who": row.duty.owed_by.short_name, "day": words.vn_date(row.new_due_on)},
            "text": row.duty.title,
            "tone": "soon",
            "words": _("chờ quyết định"),
        }
        for row in duties.extensions_to_decide(actor, limit=3)
    ]


def _reviews(actor: Actor) -> list[dict[str, Any]]:
    mine = duties.Filter(agency_id=actor.agency_id, kind=duties.Kind.REVIEW)
    first = duties.duties_for(actor, mine, state=duties.OPEN).first()
    if first is None:
        return []
    count = duties.duties_for(actor, mine, state=duties.OPEN).count()
    title = ngettext("%(count)s báo cáo chờ duyệt", "%(count)s báo cáo chờ duyệt", count) % {
        "count": words.vn_int(count)
    }
    left = words.until(first.due_on, clock.today())
    url = f"{reverse('duties:list')}?ai={duties.MINE}&loai={duties.Kind.REVIEW}&trang_thai={duties.OPEN}"
    tone = "late" if first.deadline_at < clock.now() else "soon"
    return [{"url": url, "title": title, "text": first.basis, "tone": tone, "words": left}]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
