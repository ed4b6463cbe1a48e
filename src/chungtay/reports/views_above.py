"""Screens of the level above: review, return, accept, add up beside the register, publish, hand out."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound
from chungtay.people.api import actor_of, right_needed
from chungtay.reports import queries, rights, sending
from chungtay.reports.choices import PublicationKind
from chungtay.reports.forms import ReturnForm
from chungtay.reports.grid import Page, may, page_of
from chungtay.reports.models import Publication
from chungtay.reports.publish import frozen_page, publish
from chungtay.reports.sheet import join, split
from chungtay.reports.views import grid_context
from chungtay.ui.words import vn_int

TYPES = {
    PublicationKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PublicationKind.PDF: "application/pdf",
    PublicationKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _cell_choices(page: Page) -> list[tuple[str, str]]:
    return [
        (
            join(row.id, column.id),
            _("Dòng %(row)s, %(column)s: %(name)s")
            % {"row": row.number, "column": column.name, "name": row.name},
        )
        for row in page.sheet.rows
        for column in page.sheet.counted
    ]


@require_POST
@right_needed(rights.REVIEW)
def give_period(request: HttpRequest, regime_id: str) -> HttpResponse:
    """Make the report of a period a duty of every unit below that owes it; units that have it are left alone."""
    opened = sending.open_period(actor=actor_of(request), regime_id=regime_id)
    messages.success(request, _("Đã giao kỳ báo cáo cho %(count)s đơn vị.") % {"count": vn_int(len(opened))})
    return redirect("reports:index")


@require_safe
@right_needed(rights.REVIEW)
def review(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show what a unit sent, with the two ways on: accept, or return with a reason on a cell."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    name = request.GET.get("o", "")
    page = page_of(actor, report, split(name) if name else None)
    form = ReturnForm(cells=_cell_choices(page), initial=_return_defaults(name))
    return render(request, "reports/review.html", {**grid_context(request, page), "return_form": form})


def _return_defaults(name: str) -> dict[str, object]:
    return {"cell": name, "due_on": clock.today() + timedelta(days=3)}


@require_POST
@right_needed(rights.REVIEW)
def accept(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Accept what was sent."""
    sending.accept(actor=actor_of(request), report_id=report_id)
    messages.success(request, _("Đã chấp nhận. Cấp dưới không sửa được nữa."))
    return redirect("reports:review", report_id)


@right_needed(rights.REVIEW)
def send_back(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Return the report with a reason on one cell; more cells can be commented first."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    page = page_of(actor, report)
    form = ReturnForm(
        request.POST or None, cells=_cell_choices(page), initial=_return_defaults(request.GET.get("o", ""))
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            sending.return_report(
                actor=actor,
                report_id=report_id,
                reasons={split(said["cell"]): said["reason"]},
                due_on=said["due_on"],
            )
        except Invalid as error:
            for field, words in error.problems.items():
                form.add_error(field if field in form.fields else None, words)
        else:
            messages.success(request, _("Đã trả lại, nơi lập thấy lý do ở ô đó và có việc nộp lại."))
            return redirect("reports:review", report_id)
    return render(request, "reports/return.html", {"report": report, "form": form, "page": page})


@require_safe
@right_needed(rights.READ)
def consolidation(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show three columns: the sum of what was sent, the register's own count, the difference; and who is missing."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    if not report.is_consolidation:
        raise NotFound()
    page = page_of(actor, report)
    wanted = request.GET.get("cot", page.sheet.counted[0].id)
    column = next((one for one in page.sheet.counted if one.id == wanted), page.sheet.counted[0])
    sections = [
        (
            section,
            [
                {
                    "row": row,
                    "cell": page.cells[row.id, column.id],
                    "name": join(row.id, column.id),
                    "difference": _difference(page, row.id, column.id),
                }
                for row in section.rows
            ],
        )
        for section in page.sheet.sections
    ]
    return render(
        request,
        "reports/consolidation.html",
        {
            "page": page,
            "report": report,
            "below": queries.below(actor, report),
            "sections": sections,
            "column": column,
            "columns": page.sheet.counted,
        },
    )


def _difference(page: Page, row: str, column: str) -> int | None:
    cell = page.cells[row, column]
    if cell.summed is None or cell.computed is None:
        return None
    return cell.summed - cell.computed


@right_needed(rights.READ)
def publication(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Publish an accepted report, or show what was published with its files."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    if request.method == "POST":
        publish(actor=actor, report_id=report_id)
        messages.success(request, _("Đã công bố. Các tệp được giữ nguyên từng byte."))
        return redirect("reports:publication", report_id)
    return render(
        request,
        "reports/publication.html",
        {
            "report": report,
            "files": list(report.publications.defer("content").order_by("kind")),
            "sending": queries.latest_sending(report),
            "may_publish": may(actor, report, "publish"),
        },
    )


@require_safe
@right_needed(rights.READ)
def published_page(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show the published report as a page, from what was frozen when it was sent."""
    report = queries.get_report(actor_of(request), report_id)
    return render(request, "reports/published.html", {"report": report, "frozen": frozen_page(report)})


@require_safe
@right_needed(rights.READ)
def download(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Hand out a published file, byte for byte."""
    actor = actor_of(request)
    found = Publication.objects.filter(actor.in_scope(), id=publication_id).first()
    if found is None:
        raise NotFound()
    answer = HttpResponse(bytes(found.content), content_type=TYPES[PublicationKind(found.kind)])
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer
