"""What an administrator does between releases: structure, reference data, the first account, the check."""

import os

import click

from chungtay.running import environment


def migrate(*, static: bool = True) -> None:
    """Bring the structure up to date with the owner's login, then say the application's rights again.

    `static` also collects the style sheets, fonts and scripts under names that browsers may keep for a year.
    """
    environment.prepare(login="owner")
    with environment.database():
        if environment.has_own_database():
            from chungtay.config import env
            from chungtay.running.roles import prepare_roles

            for warning in prepare_roles(environment.owner_url(), env.text("DATABASE_URL")):
                click.echo(warning, err=True)
        with environment.django(login="owner"):
            from django.core.management import call_command
            from django.db import connection

            from chungtay.running.grants import grant_to_web_role

            call_command("migrate", interactive=False, verbosity=0)
            grant_to_web_role(connection)
            if static:
                call_command("collectstatic", interactive=False, verbosity=0)
    click.echo("Cấu trúc dữ liệu đã mới nhất.")


def prepare() -> None:
    """Do in one process what a new release needs: structure, rights, places, law; without collecting files."""
    with environment.django(login="owner"):
        migrate(static=False)
        load_places()
        load_law()


def load_places() -> None:
    """Load the country's units, old and new; quick when nothing changed."""
    with environment.django(login="owner"):
        from chungtay.places.api import load_units

        click.echo(f"Đơn vị hành chính: {load_units()}")


def load_law() -> None:
    """Read every law pack and refuse a wrong one with its file, line and reason."""
    with environment.django(login="owner"):
        from chungtay.law.api import load_packs

        click.echo(f"Gói quy định: {load_packs()}")


def load_sample() -> None:
    """Load the invented agencies, accounts and children, and print the accounts to sign in with."""
    os.environ["CHUNGTAY_SAMPLE"] = "1"
    with environment.django(login="owner"):
        from chungtay.running import sample

        for line in sample.load():
            click.echo(line)


def check() -> int:
    """Print what is wrong before going into service; return 1 when something must be repaired."""
    with environment.django(login="web"):
        from chungtay.running.readiness import faults, warnings

        found = faults()
        for line in warnings():
            click.echo(f"chú ý  {line}")
    for line in found:
        click.echo(f"lỗi    {line}", err=True)
    if not found:
        click.echo("Không có lỗi.")
    return 1 if found else 0
