"""Screens of the directives room: lists, upload, reading and confirming, what came of it."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chungtay.core.errors import ChungTayError, Conflict, Invalid, NotAllowed, NotFound, StaleRecord
from chungtay.directives import actions, drafts, intake, queries, screens, shown
from chungtay.directives.choices import State
from chungtay.directives.forms import FilterForm, UploadForm, WithdrawForm, read_changes
from chungtay.documents.api import too_large, was_too_large
from chungtay.people.api import Actor, actor_of, right_needed


@right_needed("directives.read")
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the directives received, or those of the actor's own agency."""
    actor = actor_of(request)
    incoming = request.GET.get("loai", "den") != "di"
    form = FilterForm(request.GET, incoming=incoming)
    words, state = request.GET.get("tu", ""), request.GET.get("tt", "")
    after = request.GET.get("sau", "")
    if incoming:
        page = queries.incoming(actor, unread=state == "chua-nhan", words=words, after=after)
    else:
        page = queries.outgoing(actor, state=state, words=words, after=after)
    base = reverse("directives:list")
    tabs = [
        {"label": _("Văn bản đến"), "url": f"{base}?loai=den", "current": incoming},
        {"label": _("Văn bản đi"), "url": f"{base}?loai=di", "current": not incoming},
    ]
    context = {
        "page": page,
        "tabs": tabs,
        "incoming": incoming,
        "form": form,
        "after": after,
        "filtered": bool(words or state),
        "may_issue": actor.may("directives.issue"),
    }
    return render(request, "directives/list.html", context)


@right_needed("directives.issue")
def upload(request: HttpRequest) -> HttpResponse:
    """Take a document in; whatever is refused, the rest of what was typed stays on the page."""
    form = UploadForm()
    status = 200
    if request.method == "POST":
        big = was_too_large(request)
        form = UploadForm(request.POST, request.FILES)
        form.is_valid()
        try:
            if big:
                raise too_large(int(settings.CHUNGTAY_FILE_LIMIT))
            made = intake.upload_directive(
                actor=actor_of(request), upload=request.FILES.get("file"), text=request.POST.get("text", "")
            )
            return redirect("directives:read", made.id)
        except (NotAllowed, NotFound):
            raise
        except ChungTayError as error:
            form.add_error(
                "file" if request.FILES.get("file") or big or isinstance(error, Invalid) else "text",
                error.message,
            )
            status = error.status
    return render(request, "directives/upload.html", {"form": form, "once": uuid4()}, status=status)


@right_needed("directives.issue")
def read(request: HttpRequest, directive_id: UUID) -> HttpResponse:
    """Show a draft beside its document, and save what the officer corrects."""
    actor = actor_of(request)
    directive = _draft(actor, directive_id)
    if request.method != "POST":
        return _reading_page(request, actor, directive)
    changes = read_changes(request.POST, queries.tasks_of(directive))
    try:
        version = int(request.POST.get("version", "0") or 0)
        saved = drafts.save_draft(actor=actor, directive_id=directive_id, changes=changes, version=version)
    except Invalid as error:
        return _reading_page(request, actor, directive, problems=error.problems, status=422)
    except StaleRecord as error:
        newest = queries.get_directive(actor, directive_id)
        rows = screens.stale_rows(newest, changes)
        return _reading_page(request, actor, newest, stale=(error.message, rows), status=409)
    act = request.POST.get("act", "")
    if act == "number":
        try:
            drafts.take_number(actor=actor, directive_id=directive_id)
        except Invalid as error:
            directive = queries.get_directive(actor, directive_id)
            return _reading_page(request, actor, directive, problems=error.problems, status=422)
    if act == "confirm":
        return redirect("directives:confirm", saved.id)
    keep = "?" + f"giu={act.partition(':')[2]}" + "#giu" if act.startswith("keep:") else ""
    if not keep:
        messages.success(request, _("Đã lưu."))
        keep = "#p2" if act.startswith(("use:", "remove:", "fill", "add")) else ""
    return HttpResponseRedirect(reverse("directives:read", args=[saved.id]) + keep)


def _draft(actor: Actor, directive_id: UUID) -> Any:
    directive = queries.get_directive(actor, directive_id)
    if directive.agency_id != actor.agency_id:
        raise NotFound()
    if directive.state != State.DRAFT:
        raise Conflict(_("Văn bản này đã được giao. Mở văn bản để xem tiến độ."))
    return directive


def _reading_page(
    request: HttpRequest,
    actor: Actor,
    directive: Any,
    *,
    problems: dict[str, str] | None = None,
    stale: tuple[str, list[tuple[str, str, str]]] | None = None,
    status: int = 200,
) -> HttpResponse:
    posted = {name: request.POST[name] for name in request.POST} if problems or stale else {}
    editing = request.GET.get("sua", "")
    reading = screens.build_reading(actor, directive, editing=editing, posted=posted, problems=problems)
    choosing = any(row.editing for row in reading.who)
    context = {
        "reading": reading,
        "directive": directive,
        "editing": editing,
        "keeping": request.GET.get("giu", ""),
        "problems": problems or {},
        "posted": posted,
        "stale": stale,
        "page_errors": bool(reading.missing or problems or stale),
        "agencies": screens.choosable_agencies(actor, directive) if choosing else [],
        "rules": {
            row.addressee.id: screens.rule_choices(directive, row.addressee)
            for row in reading.who
            if row.editing
        },
        "linkable": queries.linkable(actor) if editing == "can-cu" else [],
    }
    return render(request, "directives/read.html", context, status=status)


@right_needed("directives.issue")
def confirm(request: HttpRequest, directive_id: UUID) -> HttpResponse:
    """Say what will happen, then hand the tasks down."""
    actor = actor_of(request)
    directive = queries.get_directive(actor, directive_id)
    if directive.state != State.DRAFT:
        return redirect("directives:show", directive.id)
    directive = _draft(actor, directive_id)
    reading = screens.build_reading(actor, directive)
    if reading.missing or reading.late:
        return redirect("directives:read", directive.id)
    if request.method == "POST":
        version = int(request.POST.get("version", "0") or 0)
        made = actions.confirm_and_cascade(actor=actor, directive_id=directive_id, version=version)
        said = {"number": made.full_number, "count": reading.units}
        messages.success(
            request,
            _("Đã giao %(number)s cho %(count)s đơn vị. Các đơn vị thấy việc trên bàn làm việc ngay bây giờ.")
            % said,
        )
        return redirect("directives:show", made.id)
    context = {
        "directive": directive,
        "reading": reading,
        "once": uuid4(),
        "groups": shown.due_groups(reading),
    }
    return render(request, "directives/confirm.html", context)


@right_needed("directives.issue")
def discard(request: HttpRequest, directive_id: UUID) -> HttpResponse:
    """Throw a draft away after asking."""
    directive = _draft(actor_of(request), directive_id)
    if request.method == "POST":
        drafts.discard_draft(actor=actor_of(request), directive_id=directive_id)
        messages.success(request, _("Đã bỏ bản đang đọc."))
        return HttpResponseRedirect(reverse("directives:list") + "?loai=di")
    return render(request, "directives/discard.html", {"directive": directive})


@right_needed("directives.read")
@require_safe
def show(request: HttpRequest, directive_id: UUID) -> HttpResponse:
    """Show a confirmed directive: to its issuer who is done, late and silent; to a receiver its own tasks."""
    actor = actor_of(request)
    directive = queries.get_directive(actor, directive_id)
    if directive.state == State.DRAFT:
        return redirect("directives:read", directive.id)
    context = shown.build_shown(actor, directive, only=request.GET.get("don-vi", ""))
    return render(request, "directives/show.html", context)


@right_needed("directives.receive")
@require_POST
def acknowledge(request: HttpRequest, directive_id: UUID) -> HttpResponse:
    """Record that the actor's agency received the directive."""
    actions.acknowledge(actor=actor_of(request), directive_id=directive_id)
    messages.success(request, _("Đã xác nhận: cơ quan đã nhận văn bản và các nhiệm vụ trong đó."))
    return redirect("directives:show", directive_id)


@right_needed("directives.issue")
def withdraw(request: HttpRequest, directive_id: UUID) -> HttpResponse:
    """Take a confirmed directive back, with a reason."""
    actor = actor_of(request)
    directive = queries.get_directive(actor, directive_id)
    if directive.agency_id != actor.agency_id:
        raise NotFound()
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_directive(actor=actor, directive_id=directive_id, reason=form.cleaned_data["reason"])
        messages.success(
            request, _("Đã thu hồi văn bản. Các việc chưa xong được bỏ khỏi bàn làm việc của các đơn vị.")
        )
        return redirect("directives:show", directive_id)
    return render(request, "directives/withdraw.html", {"directive": directive, "form": form})
