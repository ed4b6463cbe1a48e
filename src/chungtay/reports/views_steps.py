"""The steps of the one who makes a report: count again, check, take back, sign, send."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chungtay.core.errors import Invalid
from chungtay.people.api import actor_of, right_needed
from chungtay.reports import actions, consolidate, queries, rights, sending
from chungtay.reports.choices import State
from chungtay.reports.grid import may, page_of, words_of
from chungtay.ui.words import vn_int


@require_POST
@right_needed(rights.FILL)
def recompute(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Count the register again, and add up what came in from below."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    if report.is_consolidation:
        found = consolidate.gather(actor=actor, report_id=report_id)
        messages.success(
            request,
            _("Đã cộng %(received)s trên %(owing)s báo cáo cấp dưới; %(moved)s ô đổi số.")
            % {
                "received": vn_int(found.received),
                "owing": vn_int(found.owing),
                "moved": vn_int(found.moved),
            },
        )
        if request.POST.get("then") == "tong-hop":
            return redirect("reports:consolidation", report_id)
    else:
        moved = actions.recompute(actor=actor, report_id=report_id)
        messages.success(
            request,
            _("Đã tính lại. %(moved)s ô đổi số; ô sửa tay giữ nguyên.") % {"moved": vn_int(moved)},
        )
    return redirect("reports:report", report_id)


@require_POST
@right_needed(rights.FILL)
def check(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Declare the report checked, or go back to what stands in the way."""
    try:
        actions.check(actor=actor_of(request), report_id=report_id)
    except Invalid as error:
        messages.error(
            request,
            _("Chưa xong: còn %(count)s chỗ phải sửa hoặc phải ghi chú.") % {"count": len(error.problems)},
        )
    else:
        messages.success(request, _("Đã kiểm tra xong. Báo cáo chờ lãnh đạo ký, chưa nộp."))
    return redirect("reports:report", report_id)


@require_POST
@right_needed(rights.FILL)
def reopen(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Take the report back to be corrected."""
    actions.reopen(actor=actor_of(request), report_id=report_id)
    messages.success(request, _("Đã mở lại để sửa."))
    return redirect("reports:report", report_id)


@right_needed(rights.READ)
def submit(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show what will be signed and sent, then sign, or sign and send, or send."""
    actor = actor_of(request)
    report = queries.get_report(actor, report_id)
    if request.method == "POST":
        if request.POST.get("act") in ("sign", "sign_send") and report.state == State.CHECKED:
            actions.sign(actor=actor, report_id=report_id)
            if request.POST["act"] == "sign":
                messages.success(request, _("Đã ký. Báo cáo chưa nộp."))
                return redirect("reports:report", report_id)
        sending.submit(actor=actor, report_id=report_id)
        return redirect("reports:sent", report_id)
    page = page_of(actor, report)
    return render(
        request,
        "reports/submit.html",
        {
            "report": report,
            "page": page,
            "sheet": page.sheet,
            "words": words_of(page),
            "hand": [cell for cell in page.cells.values() if cell.is_hand],
            "may": {step: may(actor, report, step) for step in ("sign", "submit")},
        },
    )


@require_safe
@right_needed(rights.READ)
def sent(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Say what was sent, under which mark, and what comes next."""
    report = queries.get_report(actor_of(request), report_id)
    return render(request, "reports/sent.html", {"report": report, "sending": queries.latest_sending(report)})
