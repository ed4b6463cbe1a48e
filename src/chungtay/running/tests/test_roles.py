"""An administrator's own server: the roles are made when they can be, else the words say what to run."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from chungtay.running import roles
from chungtay.running.errors import CannotRun
from chungtay.running.postgres import Server

pytestmark = [pytest.mark.launcher, pytest.mark.xdist_group("launcher")]

Ask = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def bare(launch: Callable[..., Server], ask: Ask) -> str:
    """Give the superuser's address of a server that has none of the program's roles."""
    url = launch().cluster.superuser_url
    ask(url, "DROP DATABASE chungtay")
    for role in (roles.WEB, roles.OWNER, roles.APP):
        ask(url, f"DROP ROLE {role}")
    return url


def _as(url: str, login: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{login}:secret@{parts.hostname}:{parts.port}"))


def test_a_superuser_prepares_everything(bare: str, ask: Ask) -> None:
    ask(bare, "CREATE ROLE site LOGIN PASSWORD 'secret'")
    assert roles.prepare_roles(bare, _as(bare, "site")) == []
    assert roles.prepare_roles(bare, _as(bare, "site")) == []
    assert ask(_as(bare, "site"), "SELECT current_user::text", options=f"-c role={roles.APP}") == [
        (roles.APP,)
    ]


def test_an_owner_who_may_create_roles_is_enough(bare: str, ask: Ask) -> None:
    ask(bare, "CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'secret'")
    ask(bare, "CREATE ROLE site LOGIN PASSWORD 'secret'")
    roles.prepare_roles(_as(bare, "keeper"), _as(bare, "site"))
    assert ask(_as(bare, "site"), "SELECT current_user::text", options=f"-c role={roles.APP}") == [
        (roles.APP,)
    ]


def test_an_owner_without_the_power_is_told_what_to_run(bare: str, ask: Ask) -> None:
    ask(bare, "CREATE ROLE keeper LOGIN PASSWORD 'secret'")
    ask(bare, "CREATE ROLE site LOGIN PASSWORD 'secret'")
    with pytest.raises(CannotRun) as refused:
        roles.prepare_roles(_as(bare, "keeper"), _as(bare, "site"))
    for line in str(refused.value).splitlines()[1:]:
        ask(bare, line.strip().rstrip(";"))
    assert roles.prepare_roles(_as(bare, "keeper"), _as(bare, "site")) == []


def test_one_login_for_both_works_with_a_warning(bare: str, ask: Ask) -> None:
    ask(bare, "CREATE ROLE site LOGIN CREATEROLE PASSWORD 'secret'")
    assert len(roles.prepare_roles(_as(bare, "site"), _as(bare, "site"))) == 1
    assert ask(_as(bare, "site"), "SELECT current_user::text", options=f"-c role={roles.APP}") == [
        (roles.APP,)
    ]


def test_a_web_login_above_row_security_is_pointed_out(bare: str) -> None:
    assert len(roles.prepare_roles(bare, bare)) == 2


def test_an_address_that_does_not_answer_is_said_in_words(launch: Callable[..., Server]) -> None:
    port = launch().cluster.port
    with pytest.raises(CannotRun, match="DATABASE_URL"):
        roles.check_server(f"postgresql://chungtay_web:wrong@127.0.0.1:{port}/chungtay")
    with pytest.raises(CannotRun, match="DATABASE_URL"):
        roles.check_server("mysql://somewhere")


def test_a_supported_server_is_accepted(launch: Callable[..., Server]) -> None:
    assert roles.check_server(launch().cluster.web_url) == 18
    assert psycopg.connect(launch(reuse=True).cluster.web_url).info.server_version >= 150000
