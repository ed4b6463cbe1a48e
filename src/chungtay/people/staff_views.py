"""Screens on agencies, posts and accounts for those who manage them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound
from chungtay.people.actions import MANAGE, create_account, end_holding, grant_rights
from chungtay.people.actors import actor_of
from chungtay.people.doors import right_needed
from chungtay.people.forms import AccountForm, EndForm, RightsForm
from chungtay.people.models import Agency, Holding, Post
from chungtay.people.queries import alive, staff_page

PAGE = 40


@right_needed(MANAGE)
def staff(request: HttpRequest) -> HttpResponse:
    """List agencies in scope with their posts and who holds them; empty posts stand out."""
    actor = actor_of(request)
    words = request.GET.get("tim", "")
    page = staff_page(actor, words=words, after=request.GET.get("sau", ""), size=PAGE)
    return render(request, "people/staff.html", {"page": page, "words": words, "own": actor.agency_id})


@right_needed(MANAGE)
def agency_staff(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Show one agency: its posts, holders and rights."""
    agency = _agency(request, agency_id)
    today = clock.today()
    posts = list(
        Post.objects.filter(alive(today), agency=agency, is_system=False).order_by("-is_leader", "title")
    )
    held = Holding.objects.filter(alive(today), post__in=posts).select_related("account")
    by_post: dict[UUID, list[Holding]] = {}
    for row in held:
        by_post.setdefault(row.post_id, []).append(row)
    rows = [(post, by_post.get(post.id, [])) for post in posts]
    return render(request, "people/agency.html", {"agency": agency, "rows": rows})


@right_needed(MANAGE)
def new_account(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Create an account in a post of one agency; the password is shown once."""
    agency = _agency(request, agency_id)
    actor = actor_of(request)
    form = AccountForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            account, password = create_account(actor, agency_id=agency.id, **form.cleaned_data)
        except Invalid as error:
            for field, words in error.problems.items():
                form.add_error(field or None, words)
        else:
            return render(
                request,
                "people/account_made.html",
                {"account": account, "password": password, "agency": agency},
            )
    return render(request, "people/account_new.html", {"form": form, "agency": agency})


@right_needed(MANAGE)
def post_rights(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Change the rights of one post."""
    actor = actor_of(request)
    post = (
        Post.objects.select_related("agency")
        .filter(actor.in_scope("agency__place_id"), id=post_id, is_system=False)
        .first()
    )
    if post is None:
        raise NotFound()
    form = RightsForm(request.POST or None, actor=actor, initial={"rights": post.rights})
    if request.method == "POST" and form.is_valid():
        grant_rights(actor, post_id=post.id, rights=form.cleaned_data["rights"])
        messages.success(request, _("Đã đổi quyền của chức vụ %(post)s.") % {"post": post.title})
        return redirect("people:agency", agency_id=post.agency_id)
    return render(request, "people/post_rights.html", {"form": form, "post": post})


@right_needed(MANAGE)
def end_post(request: HttpRequest, holding_id: UUID) -> HttpResponse:
    """End somebody's time in a post, with the day and the reason."""
    actor = actor_of(request)
    holding = (
        Holding.objects.select_related("post__agency", "account")
        .filter(actor.in_scope("post__agency__place_id"), id=holding_id)
        .first()
    )
    if holding is None:
        raise NotFound()
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            end_holding(actor, holding_id=holding.id, **form.cleaned_data)
        except Invalid as error:
            for field, words in error.problems.items():
                form.add_error(field or None, words)
        else:
            messages.success(
                request, _("Đã ghi: %(name)s thôi chức vụ.") % {"name": holding.account.full_name}
            )
            return redirect("people:agency", agency_id=holding.post.agency_id)
    return render(request, "people/post_end.html", {"form": form, "holding": holding})


def _agency(request: HttpRequest, agency_id: UUID) -> Agency:
    agency = Agency.objects.select_related("place").filter(actor_of(request).in_scope(), id=agency_id).first()
    if agency is None:
        raise NotFound()
    return agency
