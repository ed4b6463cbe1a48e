"""Screens of the signed-in home and of the leader."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungtay.core import clock
from chungtay.desk import home as my
from chungtay.desk import oversight
from chungtay.desk.workbook import table_xlsx
from chungtay.duties import api as duties
from chungtay.people.api import actor_of, right_needed, signed_in

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what the actor's agency must do, most urgent first, and the numbers of its place."""
    actor = actor_of(request)
    now = clock.now()
    open_duties = duties.my_open(actor) if actor.may(duties.READ) else []
    clocks = my.running_clocks(open_duties, now)
    groups = duties.group_by_urgency(open_duties[: max(my.SHOWN, _urgent(open_duties))], now)
    context = {
        "lead": my.where_and_when(actor),
        "quick": my.quick_actions(actor),
        "clocks": clocks,
        "groups": [
            {
                "title": duties.group_title(group.code),
                "rows": [{"duty": duty, "words": duties.row_words(duty)} for duty in group.rows],
            }
            for group in groups
        ],
        "total": len(open_duties),
        "requests": duties.extensions_to_decide(actor, limit=5) if actor.may(duties.OVERSEE) else [],
        "reminders": duties.reminders_for(actor, limit=4),
        "doors": my.doors(actor),
        "place_name": actor.place_name[:1].upper() + actor.place_name[1:],
        "four": my.four_card(actor) if actor.may(duties.READ) else None,
    }
    return render(request, "desk/home.html", context)


def _urgent(rows: list[duties.Duty]) -> int:
    """Return how many duties end within a week or have ended: those are never folded away."""
    now = clock.now()
    return sum(1 for duty in rows if (duty.deadline_at - now).days < 7)


@require_safe
@right_needed(duties.OVERSEE)
def oversee(request: HttpRequest) -> HttpResponse:
    """Show the four-cell reading of the units below, each number opening its list."""
    actor = actor_of(request)
    asked = _asked(request)
    view = oversight.overview(actor, asked)
    soon, late = oversight.tag_words(view)
    shows_all = request.GET.get("xem") == "tat-ca" or request.GET.get("in") == "1"
    shown = view.lines if shows_all else view.lines[: oversight.SHOWN]
    url = reverse("desk:oversee")
    form = duties.LeaderFilter(asked, actor, _readings())
    names = {str(code): str(label) for code, label in form.fields["van_ban"].choices}  # type: ignore[attr-defined]
    context = {
        "view": view,
        "heading": oversight.heading(view),
        "total_words": oversight.total_words(view),
        "prints": request.GET.get("in") == "1",
        "period": duties.period_words(asked.period) if asked.period else _("Mọi kỳ"),
        "form": form,
        "chips": duties.chips(asked, url, names, {"ky": duties.EVERY_PERIOD}),
        "clear_url": asked.link(url, loai=None, van_ban=None, doc=None, ky=duties.EVERY_PERIOD),
        "soon_words": soon,
        "late_words": late,
        "lines": shown,
        "rest": len(view.lines) - len(shown),
        "points": oversight.map_points(view),
        "many_from": oversight.MANY_FROM,
        "looks": oversight.to_look_at(actor, view),
        "excel_url": asked.link(reverse("desk:oversee_table")),
        "remind_url": asked.link(reverse("desk:remind")),
        "is_below": bool(asked.root and asked.root != actor.place_id),
    }
    return render(request, "desk/oversee.html", context)


@require_safe
@right_needed(duties.OVERSEE)
def oversee_table(request: HttpRequest) -> HttpResponse:
    """Send the table as an Excel file."""
    view = oversight.overview(actor_of(request), _asked(request))
    answer = HttpResponse(table_xlsx(view, oversight.heading(view)), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="theo-doi-{clock.today():%Y%m%d}.xlsx"'
    return answer


@require_http_methods(["GET", "POST"])
@right_needed(duties.OVERSEE)
def remind_overdue(request: HttpRequest) -> HttpResponse:
    """Say which units would be reminded; on confirmation remind them."""
    actor = actor_of(request)
    asked = _asked(request)
    tree = duties.tree_of(duties.root_unit(actor, asked), duties.places_seen(actor), asked.reading)
    narrowed = duties.below(actor, tree, duties.narrow_plain(asked))
    back = asked.link(reverse("desk:oversee"))
    form = duties.NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rows = (
            duties.duties_for(actor, narrowed, state="open_overdue").order_by().values_list("id", flat=True)
        )
        count = duties.remind(actor=actor, duties=list(rows), note=form.cleaned_data["note"])
        if count:
            messages.success(request, _("Đã nhắc %(count)s việc quá hạn.") % {"count": count})
        else:
            messages.info(request, _("Hôm nay đã nhắc hết các việc quá hạn."))
        return redirect(back)
    agencies = duties.overdue_agencies(actor, narrowed)
    context = {
        "agencies": agencies,
        "total": sum(row["count"] for row in agencies),
        "form": form,
        "back": back,
    }
    return render(request, "desk/remind.html", context, status=422 if form.errors else 200)


@require_POST
@right_needed(duties.OVERSEE)
def seen(request: HttpRequest, escalation_id: UUID) -> HttpResponse:
    """Record that the leader has looked at an overdue duty."""
    duties.see_escalation(actor=actor_of(request), escalation=escalation_id)
    messages.success(request, _("Đã ghi là đã xem."))
    return redirect("desk:oversee")


def _asked(request: HttpRequest) -> duties.Asked:
    """Read the filters of the leader's page; it begins with the running year, and says so."""
    query = request.GET.copy()
    query.setdefault("ky", str(clock.today().year))
    return duties.read_filters(query)


def _readings() -> dict[str, str]:
    now = _("Như nay")
    if clock.today() <= duties.BEFORE_REFORM:
        return {duties.UNITS_NOW: now}
    return {duties.UNITS_NOW: now, duties.UNITS_THEN: _("Như trước 01/07/2025")}
