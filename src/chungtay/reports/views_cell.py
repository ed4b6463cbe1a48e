"""Screens of one cell: change it, give it back, write beside it, see the children or the units behind it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chungtay.core.errors import Invalid, NotFound, StaleRecord
from chungtay.people.api import actor_of, right_needed
from chungtay.reports import actions, queries, rights
from chungtay.reports.behind import PAGE, behind
from chungtay.reports.consolidate import parts_of_cell
from chungtay.reports.filling import cells_of, sheet_for
from chungtay.reports.forms import CellForm, NoteForm
from chungtay.reports.models import Report
from chungtay.reports.sheet import Column, Key, Row, split
from chungtay.ui.words import vn_int


def _named(report: Report, name: str) -> tuple[Key, Row, Column]:
    """Return the cell an address names; raises `NotFound`."""
    sheet, key = sheet_for(report), split(name)
    row, column = sheet.row(key[0]), sheet.column(key[1])
    if row is None or column is None or column.kind != "count":
        raise NotFound()
    return key, row, column


def _back(report_id: UUID, name: str) -> str:
    return f"{reverse('reports:report', args=[report_id])}?o={name}#o"


@right_needed(rights.FILL)
def change(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Change one cell by hand; when somebody saved it meanwhile, both versions are shown."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    key, row, column = _named(report, name)
    cell = cells_of(report.id)[key]
    form = CellForm(
        request.POST or None,
        initial={"value": cell.value, "reason": cell.reason, "version": cell.version},
    )
    stale = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.change_cell(
                actor=actor,
                report_id=report_id,
                key=key,
                value=said["value"],
                reason=said["reason"],
                version=said["version"],
            )
        except Invalid as error:
            for field, words in error.problems.items():
                form.add_error(field or None, words)
        except StaleRecord as error:
            stale = error
            form.data = {**request.POST.dict(), "version": str(error.theirs["version"])}
        else:
            messages.success(request, _("Đã lưu. Số máy đếm và lý do vẫn giữ bên cạnh."))
            return redirect(_back(report_id, name))
    rows = stale and [
        {"label": _("Số"), "mine": vn_int(stale.mine["value"]), "theirs": vn_int(stale.theirs["value"])},
        {"label": _("Lý do"), "mine": stale.mine["reason"], "theirs": stale.theirs["reason"]},
    ]
    context = {
        "report": report,
        "row": row,
        "column": column,
        "cell": cell,
        "form": form,
        "stale": stale,
        "rows": [{**one, "differs": one["mine"] != one["theirs"]} for one in rows or []],
        "back": _back(report_id, name),
    }
    return render(request, "reports/cell.html", context, status=409 if stale else 200)


@require_POST
@right_needed(rights.FILL)
def undo(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Give a cell its counted value back."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    key, _row, _column = _named(report, name)
    version = request.POST.get("version", "")
    actions.undo_cell(
        actor=actor, report_id=report_id, key=key, version=int(version) if version.isdigit() else 0
    )
    messages.success(request, _("Đã trả ô về số máy đếm."))
    return redirect(_back(report_id, name))


@require_POST
@right_needed(rights.READ)
def note(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Write a comment beside a cell, or explain an unlikely number."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    key, _row, _column = _named(report, name)
    form = NoteForm(request.POST)
    if form.is_valid():
        explains = request.POST.get("explains") == "1"
        actions.note_cell(
            actor=actor,
            report_id=report_id,
            key=key,
            text=form.cleaned_data["text"],
            explains=explains,
        )
        messages.success(request, _("Đã ghi chú."))
    else:
        messages.error(request, _("Nhập nội dung ghi chú."))
    return redirect(_back(report_id, name))


@require_safe
@right_needed(rights.READ)
def children(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """List every child the cell counts, page by page; opening it is written in the journal."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    key, row, column = _named(report, name)
    after = request.GET.get("sau", "")
    found = behind(actor, report, key, after=after, most=PAGE)
    return render(
        request,
        "reports/children.html",
        {
            "report": report,
            "row": row,
            "column": column,
            "cell": cells_of(report.id)[key],
            "list": found,
            "next": found.after,
            "first": bool(after),
            "back": _back(report_id, name),
        },
    )


@require_safe
@right_needed(rights.READ)
def units(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """List what each unit below sent for the cell: the sum taken apart."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    key, row, column = _named(report, name)
    return render(
        request,
        "reports/units.html",
        {
            "report": report,
            "row": row,
            "column": column,
            "cell": cells_of(report.id)[key],
            "parts": parts_of_cell(actor, report, key),
            "missing": queries.below(actor, report).missing,
            "name": name,
        },
    )
