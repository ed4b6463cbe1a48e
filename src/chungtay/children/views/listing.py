"""The list of children in scope, narrowed by filters that live in the address."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from chungtay.children import groups, rights
from chungtay.children.choices import Sex, Status
from chungtay.children.forms import birth_words
from chungtay.children.imports.files import SPREADSHEET, exported
from chungtay.children.queries import (
    LETTERS,
    OPEN_ENDED,
    Filters,
    communes_in_scope,
    export_rows,
    list_children,
    sees_names,
)
from chungtay.core import clock
from chungtay.core.periods import age_on
from chungtay.people.api import Actor, actor_of, right_needed

BAND_WORDS = {
    "0-5": gettext_lazy("0–5 tuổi"),
    "6-9": gettext_lazy("6–9 tuổi"),
    "10-13": gettext_lazy("10–13 tuổi"),
    "14-15": gettext_lazy("14–15 tuổi"),
    "16+": gettext_lazy("đã đủ 16 tuổi"),
}


@require_safe
@right_needed(rights.READ)
def children_list(request: HttpRequest) -> HttpResponse:
    """Show one page of the list."""
    actor = actor_of(request)
    filters = _filters(request)
    after = request.GET.get("sau", "")
    page = list_children(actor, filters, after=after)
    today = clock.today()
    communes = communes_in_scope(actor)
    return render(
        request,
        "children/list.html",
        {
            "page": page,
            "filters": filters,
            "rows": [(row, age_on(row.child.born_on, today)) for row in page.rows],
            "chips": _chips(actor, request, filters, {unit.pk: unit.full_name for unit in communes}),
            "communes": communes if len(communes) > 1 else [],
            "bands": BAND_WORDS.items(),
            "sexes": Sex.choices,
            "groups": groups.readable(actor),
            "risks": groups.risk_kinds(),
            "letters": LETTERS,
            "statuses": Status.choices,
            "has_names": sees_names(actor),
            "may_write": actor.may(rights.WRITE),
            "may_import": actor.may(rights.IMPORT),
            "may_export": actor.may(rights.EXPORT),
            "is_first": not after,
            "open_ended": OPEN_ENDED,
        },
    )


@require_safe
@right_needed(rights.EXPORT)
def export(request: HttpRequest) -> HttpResponse:
    """Send the narrowed list as a spreadsheet; names are masked for a reader above the commune."""
    rows = export_rows(actor_of(request), _filters(request))
    heads = [
        _("Họ và tên"),
        _("Ngày sinh"),
        _("Giới tính"),
        _("Dân tộc"),
        _("Nơi ở"),
        _("Hoàn cảnh"),
        _("Nguy cơ"),
        _("Mã hồ sơ"),
    ]
    lines = [
        (
            row.name,
            birth_words(row.child.born_on, row.child.birth_precision),
            row.child.get_sex_display(),
            row.child.ethnicity,
            row.child.place.full_name,
            ", ".join(row.circumstances),
            _("có") if row.at_risk else "",
            row.child.code,
        )
        for row in rows
    ]
    response = HttpResponse(exported(lines, heads), content_type=SPREADSHEET)
    response["Content-Disposition"] = 'attachment; filename="danh-sach-tre-em.xlsx"'
    return response


def _filters(request: HttpRequest) -> Filters:
    get = request.GET.get
    letter = (get("chu") or "")[:1].upper()
    return Filters(
        band=get("tuoi") or "",
        sex=(get("gioi") or "") if get("gioi") in Sex.values else "",
        circumstance=get("hoancanh") or "",
        risk=get("nguyco") or "",
        letter=letter if letter in LETTERS else "",
        place=_uuid(get("xa")),
        status=get("tinhtrang") or Status.LIVING,
        review=get("xacminh") == "1",
    )


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _chips(
    actor: Actor, request: HttpRequest, filters: Filters, places: dict[UUID, str]
) -> list[dict[str, Any]]:
    """Return what is switched on, each with the address without it."""
    letters = {group.id: f"{group.letter}) {group.short_name}" for group in groups.readable(actor)}
    risks = {risk.id: risk.name for risk in groups.risk_kinds()}
    shown = (
        ("tuoi", BAND_WORDS.get(filters.band, "")),
        ("gioi", dict(Sex.choices).get(filters.sex, "")),
        (
            "hoancanh",
            _("có hoàn cảnh đặc biệt")
            if filters.circumstance == OPEN_ENDED
            else letters.get(filters.circumstance, ""),
        ),
        ("nguyco", _("có nguy cơ") if filters.risk == OPEN_ENDED else risks.get(filters.risk, "")),
        ("chu", _("tên bắt đầu bằng %(letter)s") % {"letter": filters.letter} if filters.letter else ""),
        ("xa", places.get(filters.place, "") if filters.place else ""),
        (
            "tinhtrang",
            "" if filters.status == Status.LIVING else dict(Status.choices).get(filters.status, ""),
        ),
        ("xacminh", _("chờ xác minh") if filters.review else ""),
    )
    chips = []
    for name, words in shown:
        if words:
            query = request.GET.copy()
            query.pop(name, None)
            query.pop("sau", None)
            chips.append({"words": words, "url": f"?{query.urlencode()}"})
    return chips
