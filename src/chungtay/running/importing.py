"""The command that imports a spreadsheet of children, with the same rules, rights and journal as the screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chungtay.running import environment
from chungtay.running.errors import CannotRun

if TYPE_CHECKING:
    from chungtay.people.api import Account, Actor
    from chungtay.places.api import Unit


def import_children(
    file: Path, *, account: str, post: str | None, place: str | None, dry_run: bool, failed: Path | None
) -> int:
    """Import the file as one person in one post; print what became of it.

    `place` is the code of the commune, needed when the post is not at one. Returns 0, or 1 when rows failed;
    those are written to `failed`. Raises `CannotRun` when the person, the post or the file cannot be used.
    """
    with environment.django(login="web"):
        from django.conf import settings

        from chungtay.children.api import failed_rows, import_file
        from chungtay.core import clock
        from chungtay.core.errors import ChungTayError
        from chungtay.people.api import acting

        person = _person(account)
        sample_day = person.sample_on if settings.CHUNGTAY_SAMPLE else None
        with clock.living_on(sample_day):
            actor = _actor(person, post)
            try:
                report = import_file(actor, file, _place(actor, place), dry_run=dry_run)
            except ChungTayError as error:
                raise CannotRun(str(error)) from error
            click.echo(str(report))
            if report.problems and failed is not None:
                # It holds what was in the rows: for its owner only.
                failed.touch(mode=0o600)
                with acting(actor):
                    failed.write_bytes(failed_rows(report.batch))
                click.echo(f"Các dòng lỗi: {failed}")
        return 1 if report.problems else 0


def _person(username: str) -> "Account":
    from chungtay.people.api import Account

    person = Account.objects.filter(username__iexact=username, is_active=True).first()
    if person is None:
        raise CannotRun(f"Không có tài khoản {username} đang dùng.")
    return person


def _actor(person: "Account", post: str | None) -> "Actor":
    from chungtay.people.api import actor_for, holdings_of

    posts = [held.post for held in holdings_of(person)]
    chosen = [one for one in posts if post in (None, str(one.id), one.title)]
    if not posts:
        raise CannotRun(f"{person.full_name} hôm nay chưa giữ chức vụ nào.")
    if len(chosen) != 1:
        words = "\n".join(f"  --post {one.id}   {one}" for one in posts)
        raise CannotRun(f"Hãy chọn một chức vụ của {person.full_name}:\n{words}")
    return actor_for(person, chosen[0])


def _place(actor: "Actor", code: str | None) -> "Unit":
    from chungtay.core import clock
    from chungtay.core.errors import NotFound
    from chungtay.places.api import get_unit, unit_by_id

    try:
        return get_unit(code, clock.today()) if code else unit_by_id(actor.place_id)
    except NotFound as error:
        raise CannotRun(f"Không có đơn vị hành chính mã {code} trong ngày hôm nay.") from error
