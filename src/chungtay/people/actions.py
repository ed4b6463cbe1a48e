"""Every write on accounts and posts: make, assign, end, grant; each checked, locked and journalled."""

import secrets
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotFound
from chungtay.journal.api import record
from chungtay.people.actors import Actor, require
from chungtay.people.models import Account, Agency, Holding, Post
from chungtay.people.queries import alive
from chungtay.people.scope import refresh_scope

MANAGE = "people.manage"


@transaction.atomic
def create_account(
    actor: Actor,
    *,
    agency_id: UUID,
    username: str,
    full_name: str,
    title: str,
    rights: Iterable[str],
    email: str = "",
    since: date | None = None,
) -> tuple[Account, str]:
    """This will create an account in a new post of an agency in scope and return it with a password to hand over.

    The password must be changed at the first sign-in. Raises `NotAllowed`, `NotFound` (agency out of scope) and
    `Invalid` (name taken, or a right granted that the actor lacks).
    """
    require(actor, MANAGE)
    agency = _agency_in_scope(actor, agency_id)
    granted = _grantable(actor, rights)
    name = username.strip().lower()
    if Account.objects.filter(username__iexact=name).exists():
        raise Invalid({"username": _("Tên đăng nhập này đã có người dùng.")})
    password = secrets.token_urlsafe(12)
    account = Account.objects.create_user(
        name, password, full_name=full_name.strip(), email=email.strip(), must_change_password=True
    )
    start = since or clock.today()
    post = Post.objects.create(agency=agency, title=title.strip(), rights=granted, valid_from=start)
    Holding.objects.create(account=account, post=post, valid_from=start)
    refresh_scope([post.id])
    record(
        actor=actor,
        verb="people.create_account",
        subject=account,
        place_id=agency.place_id,
        after={"username": name, "agency": agency.name, "title": post.title, "rights": granted},
    )
    return account, password


@transaction.atomic
def assign_post(actor: Actor, *, account_id: UUID, post_id: UUID, since: date | None = None) -> Holding:
    """This will let an account hold a post in scope from a day on; raises `Conflict` when it already does."""
    require(actor, MANAGE)
    post = _post_in_scope(actor, post_id)
    account = Account.objects.filter(id=account_id, is_active=True).first()
    if account is None:
        raise NotFound()
    start = since or clock.today()
    if Holding.objects.filter(alive(start), account=account, post=post).exists():
        raise Conflict(_("Người này đang giữ chức vụ đó."))
    holding = Holding.objects.create(account=account, post=post, valid_from=start)
    record(
        actor=actor,
        verb="people.assign_post",
        subject=holding,
        place_id=post.agency.place_id,
        after={"account": account.username, "post": str(post), "valid_from": start},
    )
    return holding


@transaction.atomic
def end_holding(actor: Actor, *, holding_id: UUID, on: date, reason: str) -> Holding:
    """This will end somebody's time in a post; `on` is the first day without it. The record stays."""
    require(actor, MANAGE)
    if not reason.strip():
        raise Invalid({"reason": _("Ghi lý do: nghỉ việc, chuyển công tác, hết nhiệm kỳ…")})
    holding = (
        Holding.objects.select_for_update(of=("self",))
        .select_related("post__agency", "account")
        .filter(id=holding_id)
        .first()
    )
    if holding is None or not actor.sees(holding.post.agency.place_id):
        raise NotFound()
    if holding.valid_to is not None:
        raise Conflict(_("Người này đã thôi chức vụ đó từ trước."))
    if on <= holding.valid_from:
        raise Invalid({"on": _("Ngày thôi phải sau ngày bắt đầu giữ chức vụ.")})
    holding.valid_to = on
    holding.save(update_fields=["valid_to"])
    record(
        actor=actor,
        verb="people.end_post",
        subject=holding,
        place_id=holding.post.agency.place_id,
        before={"valid_to": None},
        after={"valid_to": on},
        reason=reason.strip(),
    )
    return holding


@transaction.atomic
def grant_rights(actor: Actor, *, post_id: UUID, rights: Iterable[str]) -> Post:
    """This will replace the rights of a post; nobody can grant or take away a right the own post lacks."""
    require(actor, MANAGE)
    post = _post_in_scope(actor, post_id, lock=True)
    before = set(post.rights)
    after = set(_grantable(actor, set(rights) - before)) | (set(rights) & before)
    after |= {right for right in before - set(rights) if not actor.may(right)}
    post.rights = sorted(after)
    post.save(update_fields=["rights"])
    record(
        actor=actor,
        verb="people.grant_rights",
        subject=post,
        place_id=post.agency.place_id,
        before={"rights": sorted(before)},
        after={"rights": post.rights},
    )
    return post


def _grantable(actor: Actor, rights: Iterable[str]) -> list[str]:
    wanted = set(rights)
    if wanted - actor.rights:
        raise Invalid({"rights": _("Chỉ giao được những quyền mà chức vụ của bạn đang có.")})
    return sorted(wanted)


def _agency_in_scope(actor: Actor, agency_id: UUID) -> Agency:
    agency = Agency.objects.filter(actor.in_scope(), id=agency_id).first()
    if agency is None:
        raise NotFound()
    return agency


def _post_in_scope(actor: Actor, post_id: UUID, *, lock: bool = False) -> Post:
    posts = Post.objects.select_for_update(of=("self",)) if lock else Post.objects.all()
    post = (
        posts.select_related("agency")
        .filter(actor.in_scope("agency__place_id"), id=post_id, is_system=False)
        .first()
    )
    if post is None:
        raise NotFound()
    return post
