"""One child's file, its tabs, and the number that shows itself only when asked."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from chungtay.children import rights
from chungtay.children.file import ChildFile, load_file
from chungtay.children.queries import get_child, record_reading, show_number
from chungtay.journal.api import readings_of_child, verb_label
from chungtay.people.api import Actor, actor_of, right_needed

TABS = {
    "": _("Tổng quan"),
    "gia-dinh": _("Gia đình"),
    "noi-o": _("Nơi ở"),
    "hoan-canh": _("Hoàn cảnh"),
    "tro-giup": _("Trợ giúp"),
    "tai-nan": _("Tai nạn"),
    "dong-thoi-gian": _("Dòng thời gian"),
    "ai-da-xem": _("Ai đã xem"),
}
RECENT = 6
READERS_SHOWN = 200


@require_safe
@right_needed(rights.READ)
def child_file(request: HttpRequest, child_id: UUID, tab: str = "") -> HttpResponse:
    """Show one child's file; that it was read is written down."""
    if tab not in TABS:
        raise Http404
    actor = actor_of(request)
    record_reading(actor, get_child(actor, child_id), str(TABS[tab]) if tab else "")
    file = load_file(actor, child_id)
    return render(request, "children/file.html", file_context(actor, file, tab))


@require_POST
@right_needed(rights.READ)
def number(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Show the file with the whole personal number, after writing down who asked."""
    actor = actor_of(request)
    show_number(actor, child_id)
    file = load_file(actor, child_id)
    return render(request, "children/file.html", {**file_context(actor, file, ""), "number_shown": True})


def file_context(actor: Actor, file: ChildFile, tab: str = "") -> dict[str, Any]:
    """Return what every page of a child's file needs."""
    child = file.child
    counts = {
        "tai-nan": len(file.injuries),
        "tro-giup": len(file.helps),
        "hoan-canh": file.open_circumstances,
    }
    tabs = [
        {
            "label": label,
            "url": reverse("children:tab", args=[child.pk, slug])
            if slug
            else reverse("children:file", args=[child.pk]),
            "current": slug == tab,
            "count": counts.get(slug, 0),
        }
        for slug, label in TABS.items()
    ]
    context: dict[str, Any] = {
        "file": file,
        "child": child,
        "tab": tab,
        "tabs": tabs,
        "may_write": actor.may(rights.WRITE),
        "recent": file.moments[:RECENT],
        "is_whole": tab != "",
    }
    if tab == "ai-da-xem":
        context["readings"] = [
            (entry, verb_label(entry.verb)) for entry in readings_of_child(child.pk)[:READERS_SHOWN]
        ]
    return context
