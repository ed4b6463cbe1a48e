"""Where an actor can go: one table of doors, filtered by rights and by what is installed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_noop

from chungtay.people.api import Actor


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the navigation; `counts` names the numbers that are added up beside it."""

    url: str
    label: str
    icon: str
    right: str = ""
    counts: tuple[str, ...] = ()
    second: bool = False


DOORS = (
    Door("/", gettext_noop("Việc của tôi"), "list-check", counts=("open",)),
    Door("/theo-doi/", gettext_noop("Theo dõi"), "eye-check", "duties.oversee", ("overdue_below",)),
    Door("/tre-em/", gettext_noop("Trẻ em"), "mood-kid", "children.read"),
    Door("/bao-cao/", gettext_noop("Báo cáo"), "clipboard-data", "reports.read", ("report", "review")),
    Door("/van-ban/", gettext_noop("Văn bản"), "file-text", "directives.read", ("task",)),
    Door("/so-lieu/", gettext_noop("Số liệu"), "chart-bar", "figures.read", second=True),
    Door("/dia-ban/", gettext_noop("Địa bàn"), "map-pin", second=True),
    Door("/can-bo/", gettext_noop("Cán bộ"), "users", "people.manage", second=True),
    Door("/quy-dinh/", gettext_noop("Quy định"), "scale", second=True),
    Door("/nhat-ky/", gettext_noop("Nhật ký"), "history", "journal.read", second=True),
)


def nav_items(
    actor: Actor, *, path: str, counts: Mapping[str, int], words: Callable[[str], str]
) -> list[dict[str, Any]]:
    """Return the entries this actor may open, the current one marked; a leader's overview comes first."""
    doors = [door for door in DOORS if opens(door.url) and (not door.right or actor.may(door.right))]
    if actor.is_leader:
        doors.sort(key=lambda door: door.url != "/theo-doi/")
    current = _current([door.url for door in doors], path)
    items: list[dict[str, Any]] = []
    for door in doors:
        items.append(
            {
                "url": door.url,
                "label": words(door.label),
                "icon": door.icon,
                "count": sum(counts.get(name, 0) for name in door.counts),
                "current": door.url == current,
                "gap": door.second and not any(item["second"] for item in items),
                "second": door.second,
            }
        )
    return items


def _current(urls: list[str], path: str) -> str:
    """Return the longest entry the path lies under; a single duty and its list belong to the home page."""
    if path.startswith("/viec/"):
        return "/"
    return max(
        (url for url in urls if url == path or (url != "/" and path.startswith(url))), key=len, default=""
    )


@cache
def opens(url: str) -> bool:
    """Tell whether the address leads anywhere, so that a room that is not installed has no door."""
    try:
        resolve(url)
    except Resolver404:
        return False
    return True
