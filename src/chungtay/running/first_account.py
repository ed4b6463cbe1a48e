"""The first account of a new installation: one agency, one post with every right, one person who holds it."""

import click

from chungtay.config import env
from chungtay.running import environment
from chungtay.running.errors import CannotRun

POST_TITLE = "Quản trị viên"
KINDS = {"country": "ministry", "province": "province", "district": "district", "commune": "commune"}


def create_admin(*, username: str, full_name: str, agency_name: str, place_code: str) -> None:
    """Make the account; asks for its password, or reads `CHUNGTAY_ADMIN_PASSWORD` or `…_FILE`.

    The agency is made when there is none of that name at the place. Also makes the server's own post, under
    which jobs that nobody clicked are written down. Raises `CannotRun` when the name is taken or the password
    is too weak.
    """
    with environment.django(login="owner"):
        password = env.text("CHUNGTAY_ADMIN_PASSWORD", "") or click.prompt(
            "Mật khẩu", hide_input=True, confirmation_prompt="Nhập lại mật khẩu"
        )
        words = _create(username, full_name, agency_name, place_code, password)
        click.echo(words)


def _create(username: str, full_name: str, agency_name: str, place_code: str, password: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from chungtay.core import clock
    from chungtay.journal.api import record
    from chungtay.people.api import Account, Agency, Holding, Post, catalogue, refresh_scope, system_actor
    from chungtay.places.api import get_unit

    today = clock.today()
    try:
        validate_password(password, Account(username=username, full_name=full_name))
    except ValidationError as error:
        raise CannotRun("Mật khẩu chưa đạt: " + " ".join(error.messages)) from error
    if Account.objects.filter(username__iexact=username).exists():
        raise CannotRun(f"Tên đăng nhập {username} đã có.")
    place = get_unit(place_code, today)
    with transaction.atomic():
        ensure_system_post()
        agency, made = Agency.objects.get_or_create(
            name=agency_name,
            place=place,
            defaults={
                "short_name": agency_name[:120],
                "level": KINDS[place.level],
                "kind": "administration",
                "valid_from": today,
            },
        )
        post, _ = Post.objects.get_or_create(
            agency=agency,
            title=POST_TITLE,
            defaults={"rights": sorted(catalogue()), "is_leader": True, "valid_from": today},
        )
        account = Account.objects.create_user(username, password, full_name=full_name)
        Holding.objects.create(account=account, post=post, valid_from=today)
        refresh_scope([post.id])
        record(
            actor=system_actor(),
            verb="people.create_account",
            subject=account,
            place_id=place.id,
            after={"username": username, "post": str(post)},
            reason="lệnh createadmin trên máy chủ",
        )
    return f"Đã tạo {username}, {POST_TITLE} của {agency.name}" + (" (cơ quan mới)." if made else ".")


def ensure_system_post() -> None:
    """Make the server's own post at the country, once."""
    from chungtay.core import clock
    from chungtay.people.api import Agency, Post, catalogue, refresh_scope
    from chungtay.places.api import country

    if Post.objects.filter(is_system=True).exists():
        return
    today = clock.today()
    agency = Agency.objects.create(
        name="Hệ thống Chung Tay",
        short_name="Hệ thống",
        level="ministry",
        kind="system",
        place=country(today),
        valid_from=today,
    )
    post = Post.objects.create(
        agency=agency, title="Máy chủ", rights=sorted(catalogue()), is_system=True, valid_from=today
    )
    refresh_scope([post.id])
