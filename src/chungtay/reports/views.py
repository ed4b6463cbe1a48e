"""Screens of the one who makes a report: the list, the grid with the panel of a cell, the words, the history."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.core import clock
from chungtay.core.errors import StaleRecord
from chungtay.journal.api import verb_label
from chungtay.people.api import actor_of, right_needed
from chungtay.reports import actions, queries, rights
from chungtay.reports.behind import behind
from chungtay.reports.filling import sheet_for
from chungtay.reports.forms import NoteForm, WordsForm
from chungtay.reports.grid import Page, may, page_of, steps_of, words_of
from chungtay.reports.models import Report
from chungtay.reports.prints import draft_pdf
from chungtay.reports.regimes import get_plan, plans_received
from chungtay.reports.sheet import Key, split


@require_safe
@right_needed(rights.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Show what the agency owes, what waits for it, and what it made before."""
    actor = actor_of(request)
    owed = queries.owed_by(actor)
    waiting = queries.awaiting(actor, after=_uuid(request.GET.get("sau")))
    return render(
        request,
        "reports/index.html",
        {
            "owed": owed,
            "waiting": waiting,
            "waiting_count": queries.count_awaiting(actor),
            "next": str(waiting[-1].id) if len(waiting) == 50 else "",
            "first": bool(request.GET.get("sau")),
            "older": queries.older_of(actor, owed),
            "can_fill": actor.may(rights.FILL),
            "received": plans_received(actor, clock.today()) if actor.may(rights.REVIEW) else [],
        },
    )


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@right_needed(rights.READ)
def open_regime(request: HttpRequest, regime_id: str) -> HttpResponse:
    """Open the report of a regime: an opened one at once, a new one after a button, since it fills every cell."""
    actor = actor_of(request)
    plan = get_plan(regime_id)
    held = Report.objects.filter(agency_id=actor.agency_id, regime_id=regime_id).first()
    if held is not None:
        return redirect("reports:report", held.id)
    if request.method == "POST":
        report = actions.open_report(actor=actor, regime_id=regime_id)
        messages.success(request, _("Máy đã tự điền báo cáo từ sổ trẻ em."))
        return redirect("reports:report", report.id)
    return render(request, "reports/open.html", {"plan": plan, "can_fill": actor.may(rights.FILL)})


@require_safe
@right_needed(rights.READ)
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show the grid, and the panel of the cell named in `o`."""
    actor = actor_of(request)
    found = queries.get_report(actor, report_id)
    page = page_of(actor, found, _open_key(request))
    return render(request, "reports/report.html", grid_context(request, page))


def _open_key(request: HttpRequest) -> Key | None:
    name = request.GET.get("o", "")
    return split(name) if name else None


def grid_context(request: HttpRequest, page: Page) -> dict[str, Any]:
    """Return what the grid and its panel show."""
    actor = actor_of(request)
    found = page.report
    return {
        "page": page,
        "report": found,
        "sheet": page.sheet,
        "steps": steps_of(page, clock.today()),
        "steps_label": _("Đường đi của báo cáo"),
        "words": words_of(page),
        "panel": _panel(request, page) if page.open_key else None,
        "page_errors": page.errors if page.can_edit else [],
        "may": {
            step: may(actor, found, step)
            for step in ("check", "reopen", "sign", "submit", "return", "accept", "publish")
        },
        "is_above": found.to_agency_id == actor.agency_id,
        "saved_at": max(
            (cell.changed_at for cell in page.cells.values() if cell.changed_at), default=found.counted_at
        ),
    }


def _panel(request: HttpRequest, page: Page) -> dict[str, Any]:
    key = page.open_key
    assert key is not None
    row, column, cell = page.sheet.row(key[0]), page.sheet.column(key[1]), page.cells[key]
    base = cell.summed if cell.summed is not None else cell.computed
    actor = actor_of(request)
    return {
        "name": ":".join(key),
        "row": row,
        "column": column,
        "cell": cell,
        "base": base,
        "notes": [note for note in page.notes if (note.row, note.column) == key],
        "problems": [problem for problem in page.errors if problem.key == key],
        "list": behind(actor, page.report, key),
        "form": NoteForm(),
        "may_note": actor.agency_id in (page.report.agency_id, page.report.to_agency_id)
        and any(actor.may(right) for right in (rights.FILL, rights.SIGN, rights.REVIEW)),
    }


@right_needed(rights.READ)
def words(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show and write the words of the report, heading by heading."""
    actor = actor_of(request)
    found = queries.get_report(actor, report_id)
    page = page_of(actor, found)
    sheet = sheet_for(found)
    held = {row.heading: row for row in queries.narratives_of(found, sheet)}
    versions = {heading: row.version for heading, row in held.items()}
    form = WordsForm(
        request.POST or None,
        headings=sheet.headings,
        versions=versions,
        initial={heading: row.text for heading, row in held.items()},
    )
    stale: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.write_words(
                actor=actor,
                report_id=report_id,
                texts={heading.id: said[heading.id] for heading in sheet.headings},
                versions={heading.id: said[f"v_{heading.id}"] or 0 for heading in sheet.headings},
            )
        except StaleRecord as error:
            names = {heading.id: heading.name for heading in sheet.headings}
            stale = [
                {"label": names[name], "mine": mine, "theirs": error.theirs[name], "differs": True}
                for name, mine in error.mine.items()
            ]
        else:
            messages.success(request, _("Đã lưu phần lời."))
            return redirect("reports:report", report_id)
    context = {
        "page": page,
        "report": found,
        "form": form,
        "stale": stale,
        "rows": [(heading, held[heading.id]) for heading in sheet.headings],
    }
    return render(request, "reports/words.html", context, status=409 if stale else 200)


@require_safe
@right_needed(rights.READ)
def history(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show what was done to the report, newest first, and every time it was sent."""
    actor = actor_of(request)
    found = queries.get_report(actor, report_id)
    sheet = sheet_for(found)
    events = [
        {
            "title": _event_title(sheet, entry.verb, entry.after or {}),
            "when": entry.at,
            "who": entry.account_name,
            "text": entry.reason,
            "is_law": entry.verb in LEGAL,
        }
        for entry in queries.history_of(found).exclude(verb="reports.open_list")[:200]
    ]
    return render(
        request,
        "reports/history.html",
        {"report": found, "events": events, "sendings": list(found.sent.order_by("-number"))},
    )


LEGAL = frozenset({"reports.sign", "reports.submit", "reports.return", "reports.accept", "reports.publish"})


def _event_title(sheet: Any, verb: str, after: dict[str, Any]) -> str:
    label = verb_label(verb)
    title = label[:1].upper() + label[1:]
    name = after.get("cell")
    if isinstance(name, str):
        key = split(name)
        row, column = sheet.row(key[0]), sheet.column(key[1])
        if row and column:
            title += _(": dòng %(row)s, cột %(column)s") % {"row": row.number, "column": column.name}
    return title


@require_safe
@right_needed(rights.READ)
def printed(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Return the report as it stands now as a PDF, marked as a draft until it is published."""
    found = queries.get_report(actor_of(request), report_id)
    answer = HttpResponse(draft_pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="bao-cao.pdf"'
    return answer
