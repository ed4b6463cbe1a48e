"""Filters of lists and of the leader's page: they live in the address, and every number's link is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.duties.choices import Kind, Reading
from chungtay.duties.queries import OPEN, SOON, STATES, Filter, documents_of, places_seen
from chungtay.duties.units import NOW, THEN, Tree, tree_of
from chungtay.people.api import Actor
from chungtay.places.api import Unit

MINE = "cua-toi"
BELOW = "duoi"
EVERY_PERIOD = "moi"
"""Says in an address that no period narrows, where a page would otherwise begin with the running year."""

DIVIDED = "chia"
"""In place of a unit's id: places of units that were divided and not told apart."""


def state_words() -> dict[str, str]:
    """Return the states a list can be narrowed to, in the order officials report them."""
    return {
        OPEN: _("đang phải làm"),
        Reading.OPEN_OVERDUE.value: _("đang quá hạn"),
        SOON: _("đến hạn trong 3 ngày"),
        Reading.OPEN_WITHIN.value: _("đang làm trong hạn"),
        Reading.ON_TIME.value: _("đúng hạn"),
        Reading.DONE_LATE.value: _("quá hạn đã xong"),
    }


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `words` are the raw values, so that a link can repeat them."""

    state: str = ""
    kind: str = ""
    document: UUID | None = None
    period: str = ""
    reading: str = NOW
    unit: str = ""
    agency: UUID | None = None
    root: UUID | None = None
    whose: str = ""
    text: str = ""
    after: str = ""
    params: Mapping[str, str] = field(default_factory=dict)

    def link(self, url: str, **changes: Any) -> str:
        """Return an address with these filters and some changes; empty values are left out."""
        kept = {**self.params, **{name: str(value) for name, value in changes.items() if value is not None}}
        kept = {name: value for name, value in kept.items() if value and changes.get(name, value) is not None}
        return f"{url}?{urlencode(kept)}" if kept else url


_NAMES = ("trang_thai", "loai", "van_ban", "ky", "doc", "don_vi", "co_quan", "goc", "ai", "q")


def read(query: Mapping[str, Any]) -> Asked:
    """Read the filters of an address; a value nobody offers is dropped rather than obeyed."""
    raw = {name: str(query.get(name) or "").strip()[:200] for name in _NAMES}
    if raw["trang_thai"] not in STATES:
        raw["trang_thai"] = ""
    if raw["loai"] not in Kind.values:
        raw["loai"] = ""
    if raw["doc"] != THEN:
        raw["doc"] = ""
    if raw["ai"] not in {MINE, BELOW}:
        raw["ai"] = ""
    if raw["ky"] != EVERY_PERIOD and period_of(raw["ky"]) is None:
        raw["ky"] = ""
    ids = {name: _uuid(raw[name]) for name in ("van_ban", "co_quan", "goc")}
    unit = raw["don_vi"] if raw["don_vi"] == DIVIDED or _uuid(raw["don_vi"]) else ""
    raw |= {name: str(value or "") for name, value in ids.items()}
    raw["don_vi"] = unit
    return Asked(
        state=raw["trang_thai"],
        kind=raw["loai"],
        document=ids["van_ban"],
        period="" if raw["ky"] == EVERY_PERIOD else raw["ky"],
        reading=raw["doc"] or NOW,
        unit=unit,
        agency=ids["co_quan"],
        root=ids["goc"],
        whose=raw["ai"],
        text=raw["q"],
        after=str(query.get("sau") or ""),
        params={name: value for name, value in raw.items() if value},
    )


def narrow(actor: Actor, asked: Asked) -> Filter:
    """Return the filter of an address without its state; units are resolved through the tree that was asked for."""
    found = replace(
        narrow_plain(asked),
        agency_id=actor.agency_id if asked.whose == MINE else asked.agency,
        words=asked.text,
    )
    if asked.unit or asked.whose == BELOW:
        tree = tree_of(root_unit(actor, asked), places_seen(actor), asked.reading)
        if asked.unit:
            places = tree.places_of(None if asked.unit == DIVIDED else UUID(asked.unit))
            found = replace(found, places=places)
        else:
            found = below(actor, tree, found)
    return found


def narrow_plain(asked: Asked) -> Filter:
    """Return what an address says about the duties themselves: kind, document, period; no units, no state."""
    period = period_of(asked.period)
    return Filter(
        kind=asked.kind,
        document_id=asked.document,
        since=period[0] if period else None,
        until=period[1] if period else None,
    )


def below(actor: Actor, tree: Tree, found: Filter) -> Filter:
    """Narrow a filter to everything under a root: the units below it, and other agencies at the root itself."""
    return replace(found, places=(*tree.unit_of, *tree.roots), but_agency_id=actor.agency_id)


def root_unit(actor: Actor, asked: Asked) -> Unit:
    """Return the unit whose parts are looked at: the actor's own place, or one in its scope. Raises `NotFound`."""
    wanted = asked.root or actor.place_id
    if wanted != actor.place_id and not actor.sees(wanted):
        raise NotFound()
    unit = Unit.objects.filter(id=wanted).first()
    if unit is None:
        raise NotFound()
    return unit


def period_of(code: str) -> tuple[date, date] | None:
    """Return the first and last day of `2026`, `2026-1` or `2026-2` (halves of a year); nothing for another word."""
    year_words, _line, half = code.partition("-")
    if not (year_words.isdigit() and 2000 <= int(year_words) <= 2100 and half in {"", "1", "2"}):
        return None
    year = int(year_words)
    first = date(year, 7, 1) if half == "2" else date(year, 1, 1)
    return first, date(year, 6, 30) if half == "1" else date(year, 12, 31)


def period_words(code: str) -> str:
    """Name a period as reports do."""
    year, _line, half = code.partition("-")
    if half == "1":
        return _("6 tháng đầu năm %(year)s") % {"year": year}
    if half == "2":
        return _("6 tháng cuối năm %(year)s") % {"year": year}
    return _("Năm %(year)s") % {"year": year}


def period_choices() -> list[tuple[str, str]]:
    """Offer the halves and the whole of this year and the one before."""
    year = clock.today().year
    codes = [f"{year}-1", f"{year}-2", str(year), f"{year - 1}-1", f"{year - 1}-2", str(year - 1)]
    return [(code, period_words(code)) for code in codes]


def document_choices(actor: Actor) -> list[tuple[str, str]]:
    """Offer the documents that visible duties rest on."""
    return [(str(pk), words) for pk, words in documents_of(actor)]


def chips(
    asked: Asked, url: str, names: Mapping[str, str], without: Mapping[str, str | None] | None = None
) -> list[dict[str, str]]:
    """Return what is on, each with the address without it; `names` gives words for values only known by id.

    `without` says what stands in an address in place of a filter that was taken out; nothing by default.
    """
    shown: list[tuple[str, str]] = []
    if asked.state:
        shown.append(("trang_thai", state_words()[asked.state].capitalize()))
    if asked.kind:
        shown.append(("loai", str(Kind(asked.kind).label)))
    if asked.document:
        words = names.get(str(asked.document), _("văn bản"))
        shown.append(("van_ban", _("Văn bản: %(words)s") % {"words": words}))
    if asked.period:
        shown.append(("ky", period_words(asked.period)))
    if asked.unit:
        shown.append(("don_vi", names.get(asked.unit, _("Đơn vị đã chia, chưa chọn nơi mới"))))
    if asked.agency:
        shown.append(("co_quan", names.get(str(asked.agency), _("một cơ quan"))))
    if asked.whose:
        shown.append(("ai", _("Cơ quan mình") if asked.whose == MINE else _("Các đơn vị bên dưới")))
    if asked.reading == THEN:
        shown.append(("doc", _("Như trước 01/07/2025")))
    if asked.text:
        shown.append(("q", f"“{asked.text}”"))
    return [
        {"label": label, "url": asked.link(url, **{name: (without or {}).get(name)})} for name, label in shown
    ]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
