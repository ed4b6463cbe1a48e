"""Screens of duties: the list behind every number, and one duty with what can be done to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound
from chungtay.duties import actions, filters, queries, rules
from chungtay.duties.choices import Decision
from chungtay.duties.forms import (
    CompleteForm,
    DecisionForm,
    ExtensionForm,
    ListFilter,
    NoteForm,
    ProgressForm,
    ReasonForm,
    add_problems,
)
from chungtay.duties.models import Duty, Extension
from chungtay.duties.rights import ACT, OVERSEE, READ
from chungtay.duties.words import clock_words, events, row_words
from chungtay.law.api import calendar_status
from chungtay.people.api import Actor, Agency, actor_of, right_needed
from chungtay.places.api import Unit


@require_safe
@right_needed(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Show the duties a filter asks for, most urgent first."""
    actor = actor_of(request)
    asked = filters.read(request.GET)
    narrowed = filters.narrow(actor, asked)
    page = queries.list_for(actor, narrowed, state=asked.state, after=asked.after)
    url = reverse("duties:list")
    form = ListFilter(asked, actor)
    context = {
        "rows": [
            {"duty": duty, "words": row_words(duty, with_owner=duty.owed_by_id != actor.agency_id)}
            for duty in page.rows
        ],
        "total": queries.duties_for(actor, narrowed, state=asked.state).count(),
        "next": page.next_key,
        "first": bool(asked.after),
        "form": form,
        "chips": filters.chips(asked, url, _names(asked, form)),
        "clear_url": url,
        "heading": _heading(asked),
    }
    return render(request, "duties/list.html", context)


@require_safe
@right_needed(READ)
def show(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Show one duty: what, who, basis, how the date was counted, what can be done, its history."""
    actor = actor_of(request)
    return _page(request, actor, queries.get_duty(actor, duty_id))


@require_POST
@right_needed(ACT)
def take(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Acknowledge a duty."""
    duty = actions.acknowledge(actor=actor_of(request), duty=duty_id)
    messages.success(request, _("Đã tiếp nhận. Hạn cuối là %(day)s.") % {"day": f"{duty.due_on:%d/%m/%Y}"})
    return redirect("duties:show", duty_id)


@require_POST
@right_needed(ACT)
def progress(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Record progress."""
    return _act(
        request, duty_id, "progress_form", ProgressForm, actions.report_progress, _("Đã ghi tiến độ.")
    )


@require_POST
@right_needed(ACT)
def finish(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Complete a duty."""
    return _act(request, duty_id, "complete_form", CompleteForm, actions.complete, _("Đã ghi hoàn thành."))


@require_POST
@right_needed(ACT)
def more_time(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Ask for more time."""
    said = _("Đã gửi xin gia hạn. Hạn cũ vẫn giữ cho đến khi có quyết định.")
    return _act(request, duty_id, "extension_form", ExtensionForm, actions.ask_extension, said)


@require_http_methods(["GET", "POST"])
@right_needed(OVERSEE)
def decide(request: HttpRequest, extension_id: UUID) -> HttpResponse:
    """Grant or refuse more time."""
    actor = actor_of(request)
    extension = Extension.objects.filter(pk=extension_id).first()
    if extension is None:
        raise NotFound()
    duty = queries.get_duty(actor, extension.duty_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = {**form.cleaned_data, "granted": form.cleaned_data["granted"] == "1"}
        try:
            decided = actions.decide_extension(actor=actor, extension=extension, **words)
        except Invalid as error:
            add_problems(form, error)
        else:
            said = (
                _("Đã đồng ý gia hạn.")
                if decided.decision == Decision.GRANTED
                else _("Đã ghi không đồng ý gia hạn.")
            )
            messages.success(request, said)
            return redirect("duties:show", duty.id)
    context = {"duty": duty, "extension": extension, "form": form}
    return render(request, "duties/decide.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@right_needed(OVERSEE)
def remind_one(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Remind the agency of one duty."""
    actor = actor_of(request)
    duty = queries.get_duty(actor, duty_id)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = actions.remind(actor=actor, duties=[duty.id], note=form.cleaned_data["note"])
        if count:
            messages.success(request, _("Đã nhắc. Lời nhắc hiện trên bàn làm việc của đơn vị."))
        else:
            messages.info(request, _("Hôm nay đã nhắc việc này rồi, hoặc việc đã xong."))
        return redirect("duties:show", duty.id)
    text = _("Nhắc %(who)s về việc này?") % {"who": duty.owed_by.name}
    return _confirm(request, duty, form, heading=_("Nhắc việc"), text=text, button=_("Nhắc"), stops=False)


@require_http_methods(["GET", "POST"])
@right_needed(OVERSEE)
def call_off(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Call a duty off."""
    actor = actor_of(request)
    duty = queries.get_duty(actor, duty_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(actor=actor, duty=duty, reason=form.cleaned_data["reason"])
        messages.success(request, _("Đã thu hồi việc. Việc này không còn tính trong số liệu."))
        return redirect("duties:show", duty.id)
    text = _("Việc thu hồi sẽ rời khỏi bàn làm việc của đơn vị và mọi số liệu; lịch sử vẫn giữ.")
    return _confirm(
        request, duty, form, heading=_("Thu hồi việc"), text=text, button=_("Thu hồi việc"), stops=True
    )


def _confirm(request: HttpRequest, duty: Duty, form: forms.Form, **words: Any) -> HttpResponse:
    context = {"duty": duty, "form": form, "back": reverse("duties:show", args=[duty.id]), **words}
    return render(request, "duties/confirm.html", context, status=422 if form.errors else 200)


def _act(
    request: HttpRequest,
    duty_id: UUID,
    name: str,
    form_class: type[forms.Form],
    action: Callable[..., object],
    said: str,
) -> HttpResponse:
    """Run one action of the duty page; what is wrong comes back beside its field, with what was typed."""
    actor = actor_of(request)
    form = form_class(request.POST, prefix=None)
    if form.is_valid():
        try:
            action(actor=actor, duty=duty_id, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, said)
            return redirect("duties:show", duty_id)
    return _page(request, actor, queries.get_duty(actor, duty_id), status=422, **{name: form})


def _page(
    request: HttpRequest, actor: Actor, duty: Duty, status: int = 200, **bound: forms.Form
) -> HttpResponse:
    now = clock.now()
    extensions = queries.extensions_of(duty)
    open_request = next((row for row in extensions if row.decision == Decision.PENDING), None)
    is_open = duty.done_at is None and duty.withdrawn_at is None
    acts = is_open and actor.may(ACT) and actor.agency_id == duty.owed_by_id
    oversees = is_open and actor.may(OVERSEE) and actor.agency_id != duty.owed_by_id
    words = clock_words(duty)
    initial = {"version": duty.version, "percent": duty.percent}
    context: dict[str, Any] = {
        "duty": duty,
        "reading": rules.reading(duty, now),
        "days_overdue": rules.days_overdue(duty, now),
        "clock_words": words,
        "clock_status": calendar_status(duty.starts_at.date(), duty.first_due_on) if words else "",
        "passed_on": queries.passed_on(actor, duty),
        "below_url": f"{reverse('duties:list')}",
        "extensions": extensions,
        "open_request": open_request,
        "may_decide": oversees and duty.owed_to_id in {None, actor.agency_id},
        "may_act": acts,
        "may_remind": oversees,
        "may_withdraw": oversees and duty.owed_to_id in {None, actor.agency_id},
        "reminders": queries.reminders_of(duty),
        "events": events(duty, queries.history_of(duty)),
        "page_errors": any(form.errors for form in bound.values()),
    }
    if acts:
        context |= {
            "progress_form": ProgressForm(initial=initial, auto_id="td-%s"),
            "complete_form": CompleteForm(auto_id="ht-%s"),
            "extension_form": None if open_request else ExtensionForm(auto_id="gh-%s"),
        }
    for form, prefix in (
        (bound.get("progress_form"), "td"),
        (bound.get("complete_form"), "ht"),
        (bound.get("extension_form"), "gh"),
    ):
        if form is not None:
            form.auto_id = f"{prefix}-%s"
    return render(request, "duties/show.html", {**context, **bound}, status=status)


def _names(asked: filters.Asked, form: ListFilter) -> dict[str, str]:
    """Return words for the ids in the address; at most two queries, none without such a filter."""
    names = {str(code): str(label) for code, label in form.fields["van_ban"].choices}  # type: ignore[attr-defined]
    if asked.unit and asked.unit != filters.DIVIDED:
        unit = Unit.objects.filter(id=asked.unit).first()
        names[asked.unit] = unit.full_name if unit else ""
    if asked.agency:
        agency = Agency.objects.filter(id=asked.agency).first()
        names[str(asked.agency)] = agency.short_name if agency else ""
    return names


def _heading(asked: filters.Asked) -> str:
    if asked.state == queries.OPEN and asked.whose == filters.MINE:
        return _("Việc phải làm")
    if asked.state:
        return _("Việc %(state)s") % {"state": filters.state_words()[asked.state]}
    return _("Mọi việc có hạn")
