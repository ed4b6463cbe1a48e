"""The forms that record what happens to a child; each is one page with the identity bar above it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chungtay.children import actions, events, groups, rights
from chungtay.children.choices import GuardianState
from chungtay.children.file import load_file
from chungtay.children.forms import (
    ChildForm,
    CircumstanceForm,
    DeathForm,
    EndForm,
    GuardianForm,
    HelpForm,
    InjuryForm,
    MoveForm,
    RiskForm,
    fill_errors,
)
from chungtay.children.models import Child
from chungtay.children.queries import get_child, record_reading, show_number
from chungtay.children.views.filing import file_context
from chungtay.children.views.searching import communes_for
from chungtay.core import clock
from chungtay.core.errors import Invalid, StaleRecord
from chungtay.people.api import Actor, actor_of, right_needed

METHODS = ["GET", "HEAD", "POST"]
EDIT_NAMES = {"born_on": "born"}


def _screen(
    request: HttpRequest,
    child_id: UUID,
    *,
    heading: str,
    button: str,
    make: Callable[[Actor, Any], django_forms.Form],
    write: Callable[[Actor, Any], str],
    names: dict[str, str] | None = None,
    law: str = "",
    back: str = "",
) -> HttpResponse:
    """Show one form, or do what it says and go back to the file; problems come back beside their fields."""
    actor = actor_of(request)
    posted = request.POST if request.method == "POST" else None
    form = make(actor, posted)
    if posted is not None and form.is_valid():
        try:
            said = write(actor, form)
        except Invalid as error:
            fill_errors(form, error.problems, names)
        else:
            messages.success(request, said)
            return redirect("children:tab", child_id, back) if back else redirect("children:file", child_id)
    if posted is None:
        record_reading(actor, get_child(actor, child_id), heading)
    context = file_context(actor, load_file(actor, child_id))
    return render(
        request,
        "children/record.html",
        {**context, "form": form, "screen": heading, "button": button, "law": law},
        status=422 if posted is not None else 200,
    )


@require_safe
@right_needed(rights.WRITE)
def menu(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Show what may be recorded on this child."""
    actor = actor_of(request)
    record_reading(actor, get_child(actor, child_id), _("Ghi điều mới"))
    return render(request, "children/menu.html", file_context(actor, load_file(actor, child_id)))


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def add_circumstance(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record one of the legal groups."""

    def write(actor: Actor, form: CircumstanceForm) -> str:
        spell = events.record_circumstance(actor=actor, child_id=child_id, facts=form.facts())
        return _("Đã ghi nhóm %(letter)s từ ngày %(day)s.") % {
            "letter": spell.group_key,
            "day": f"{spell.valid_from:%d/%m/%Y}",
        }

    return _screen(
        request,
        child_id,
        heading=_("Ghi hoàn cảnh"),
        button=_("Ghi hoàn cảnh"),
        make=lambda actor, posted: CircumstanceForm(posted, actor=actor),
        write=write,
        names={"key": "group", "subtype": "group"},
        law=_("Luật Trẻ em 102/2016/QH13, Điều 10; NĐ 56/2017, Điều 3–16. Một em có thể thuộc nhiều nhóm."),
        back="hoan-canh",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def end_circumstance(request: HttpRequest, child_id: UUID, spell_id: UUID) -> HttpResponse:
    """Record that a group no longer applies."""

    def write(actor: Actor, form: EndForm) -> str:
        spell = events.end_circumstance(
            actor=actor, child_id=child_id, spell_id=spell_id, **form.cleaned_data
        )
        return _("Đã ghi hết nhóm %(letter)s.") % {"letter": spell.group_key}

    return _screen(
        request,
        child_id,
        heading=_("Ghi hết hoàn cảnh"),
        button=_("Ghi hết hoàn cảnh"),
        make=lambda _actor, posted: EndForm(posted),
        write=write,
        back="hoan-canh",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def add_risk(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record a risk."""

    def write(actor: Actor, form: RiskForm) -> str:
        spell = events.record_risk(actor=actor, child_id=child_id, facts=form.facts())
        return _("Đã ghi nguy cơ: %(name)s.") % {"name": groups.risk_name(spell.risk_key)}

    return _screen(
        request,
        child_id,
        heading=_("Ghi nguy cơ"),
        button=_("Ghi nguy cơ"),
        make=lambda _actor, posted: RiskForm(posted),
        write=write,
        names={"key": "risk"},
        back="hoan-canh",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def end_risk(request: HttpRequest, child_id: UUID, spell_id: UUID) -> HttpResponse:
    """Record that a risk has passed."""

    def write(actor: Actor, form: EndForm) -> str:
        events.end_risk(actor=actor, child_id=child_id, spell_id=spell_id, **form.cleaned_data)
        return _("Đã ghi hết nguy cơ.")

    return _screen(
        request,
        child_id,
        heading=_("Ghi hết nguy cơ"),
        button=_("Ghi hết nguy cơ"),
        make=lambda _actor, posted: EndForm(posted),
        write=write,
        back="hoan-canh",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def add_help(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record help a child was given."""

    def write(actor: Actor, form: HelpForm) -> str:
        events.record_help(actor=actor, child_id=child_id, **form.cleaned_data)
        return _("Đã ghi trợ giúp.")

    return _screen(
        request,
        child_id,
        heading=_("Ghi trợ giúp"),
        button=_("Ghi trợ giúp"),
        make=lambda _actor, posted: HelpForm(posted),
        write=write,
        back="tro-giup",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def add_injury(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record an accident."""

    def write(actor: Actor, form: InjuryForm) -> str:
        events.record_injury(actor=actor, child_id=child_id, **form.cleaned_data)
        return _("Đã ghi tai nạn thương tích.")

    return _screen(
        request,
        child_id,
        heading=_("Ghi tai nạn thương tích"),
        button=_("Ghi tai nạn"),
        make=lambda _actor, posted: InjuryForm(posted),
        write=write,
        law=_("Loại và nơi xảy ra theo mẫu báo cáo tai nạn thương tích trẻ em."),
        back="tai-nan",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def add_guardian(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record a parent or carer."""

    def write(actor: Actor, form: GuardianForm) -> str:
        actions.add_guardian(actor=actor, child_id=child_id, facts=form.facts())
        return _("Đã ghi người thân.")

    return _screen(
        request,
        child_id,
        heading=_("Ghi người thân"),
        button=_("Ghi người thân"),
        make=lambda _actor, posted: GuardianForm(posted, initial={"state": GuardianState.PRESENT}),
        write=write,
        back="gia-dinh",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def end_guardian(request: HttpRequest, child_id: UUID, guardian_id: UUID) -> HttpResponse:
    """Record that somebody no longer stands beside the child."""

    def write(actor: Actor, form: EndForm) -> str:
        actions.end_guardian(
            actor=actor,
            child_id=child_id,
            guardian_id=guardian_id,
            on=form.cleaned_data["on"],
            reason=form.cleaned_data["ground"],
        )
        return _("Đã thôi ghi người thân này.")

    return _screen(
        request,
        child_id,
        heading=_("Thôi ghi người thân"),
        button=_("Thôi ghi người thân"),
        make=lambda _actor, posted: EndForm(posted),
        write=write,
        back="gia-dinh",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def move(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record a new home."""

    def write(actor: Actor, form: MoveForm) -> str:
        values = dict(form.cleaned_data)
        place = values.pop("place")
        actions.move_child(actor=actor, child_id=child_id, place_id=place.pk, **values)
        return _("Đã ghi nơi ở mới: %(place)s.") % {"place": place.full_name}

    def make(actor: Actor, posted: Any) -> MoveForm:
        communes = communes_for(actor)
        return MoveForm(
            posted, communes=communes, initial={"place": communes.filter(id=actor.place_id).first()}
        )

    return _screen(
        request,
        child_id,
        heading=_("Chuyển nơi ở"),
        button=_("Ghi nơi ở mới"),
        make=make,
        write=write,
        names={"place_id": "place"},
        law=_("Chỉ chuyển được trong phạm vi của chức vụ đang dùng."),
        back="noi-o",
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def death(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Record that a child died."""

    def write(actor: Actor, form: DeathForm) -> str:
        events.record_death(actor=actor, child_id=child_id, **form.cleaned_data)
        return _("Đã ghi em mất. Hồ sơ được giữ, không đếm vào số trẻ em từ ngày ấy.")

    return _screen(
        request,
        child_id,
        heading=_("Ghi em mất"),
        button=_("Ghi em mất"),
        make=lambda _actor, posted: DeathForm(posted),
        write=write,
    )


@require_http_methods(METHODS)
@right_needed(rights.WRITE)
def edit(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Correct a child's identity; a stale save shows both versions and loses neither."""
    actor = actor_of(request)
    file = load_file(actor, child_id)
    context = file_context(actor, file)
    if request.method != "POST":
        # The form holds the whole personal number.
        show_number(actor, child_id)
        form = EditForm(initial={**ChildForm.from_child(file.child), "version": file.child.version})
        return render(request, "children/edit.html", {**context, "form": form})
    form = EditForm(request.POST)
    if form.is_valid():
        try:
            _child, warnings = actions.edit_child(
                actor=actor,
                child_id=child_id,
                version=form.cleaned_data["version"],
                facts=form.facts(file.child.place_id),
                reason=form.cleaned_data["change_reason"],
            )
        except StaleRecord as stale:
            return _show_both(request, context, form, stale)
        except Invalid as error:
            fill_errors(form, error.problems, EDIT_NAMES)
        else:
            messages.success(request, _("Đã lưu hồ sơ."))
            for words in warnings.values():
                messages.warning(request, words)
            return redirect("children:file", child_id)
    return render(request, "children/edit.html", {**context, "form": form}, status=422)


class EditForm(ChildForm):
    """A child's identity as it is corrected, with the version it was read in and why it changes."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput)
    change_reason = django_forms.CharField(label=_("Vì sao sửa, căn cứ nào"), max_length=300, required=False)


def _show_both(
    request: HttpRequest, context: dict[str, Any], form: EditForm, stale: StaleRecord
) -> HttpResponse:
    """Show what was typed beside what somebody else saved, line by line; either may be kept."""
    labels = {
        field.name: str(field.verbose_name)
        for field in Child._meta.get_fields()
        if hasattr(field, "verbose_name")
    }
    lines = [
        {
            "label": labels.get(name, name).capitalize(),
            "mine": _shown(name, mine),
            "theirs": _shown(name, stale.theirs[name]),
            "differs": mine != stale.theirs[name],
        }
        for name, mine in stale.mine.items()
    ]
    fresh = Child.objects.get(pk=context["child"].pk)
    fields = [
        (name, value) for name in form.fields if name != "version" for value in request.POST.getlist(name)
    ]
    return render(
        request,
        "children/stale.html",
        {**context, "lines": lines, "who": stale.who, "fields": fields, "fresh": fresh, "at": clock.now()},
        status=409,
    )


def _shown(name: str, value: Any) -> str:
    choices = dict(getattr(Child._meta.get_field(name), "choices", None) or ())
    if value in choices:
        return str(choices[value])
    if value is True or value is False:
        return _("có") if value else _("không")
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
