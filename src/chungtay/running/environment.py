"""What every command needs before Django starts: the data directory, the secret key, the database."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from chungtay.config import env
from chungtay.running.errors import CannotRun
from chungtay.running.postgres import Server

SETTINGS = "chungtay.config.settings"

# Set for child processes: the place was not chosen by a person, so the cluster may live elsewhere.
_MAY_MOVE = "CHUNGTAY_DATA_IS_DEFAULT"


def data_dir() -> Path:
    """Return the data directory: `CHUNGTAY_DATA`, or `var` in the current folder."""
    return Path(env.text("CHUNGTAY_DATA", "var")).expanduser().absolute()


def use_default_place(directory: Path) -> None:
    """Set a data directory that no person chose, so that the database may lie elsewhere if it must."""
    os.environ[_MAY_MOVE] = "1"
    os.environ["CHUNGTAY_DATA"] = str(directory.absolute())


def has_own_database() -> bool:
    """Tell whether the administrator named a PostgreSQL server, so that none is started."""
    return "DATABASE_URL" in os.environ or "DATABASE_URL_FILE" in os.environ


def prepare(*, login: str = "web") -> None:
    """Fill in the settings that have a safe default, for this process and the ones it starts."""
    directory = data_dir()
    if "CHUNGTAY_DATA" not in os.environ and "CHUNGTAY_DATA_FILE" not in os.environ:
        use_default_place(directory)
    os.environ["CHUNGTAY_DB_LOGIN"] = login
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if "CHUNGTAY_SECRET_KEY" not in os.environ and "CHUNGTAY_SECRET_KEY_FILE" not in os.environ:
        os.environ["CHUNGTAY_SECRET_KEY_FILE"] = str(_secret_key_file(directory))


def _secret_key_file(directory: Path) -> Path:
    """Return the file with the secret key that all processes share, making it on first use."""
    path = directory / "secret-key"
    try:
        directory.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise CannotRun(f"Không ghi được vào thư mục dữ liệu {directory}: {error.strerror}.") from error
    return path


@contextmanager
def database(*, reuse: bool = True, port: int | None = None) -> Iterator[Server | None]:
    """Give the commands inside a database: the administrator's, or the embedded one, stopped at the end.

    Sets `DATABASE_URL` and `DATABASE_OWNER_URL` for this process and the ones it starts.
    """
    from chungtay.running import postgres, roles

    if has_own_database():
        url = env.text("DATABASE_URL")
        roles.check_server(url)
        yield None
        return
    server = postgres.start(data_dir(), port=port, reuse=reuse, may_move=_MAY_MOVE in os.environ)
    for note in server.notes:
        click.echo(note, err=True)
    os.environ["DATABASE_URL"] = server.cluster.web_url
    os.environ["DATABASE_OWNER_URL"] = server.cluster.owner_url
    try:
        yield server
    finally:
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("DATABASE_OWNER_URL", None)
        server.stop()


def owner_url() -> str:
    """Return the address used to change the structure; `DATABASE_URL` when there is one login only."""
    return env.text("DATABASE_OWNER_URL", env.text("DATABASE_URL", ""))


@contextmanager
def django(*, login: str = "web") -> Iterator[None]:
    """Start Django on a database for the command inside; `login` is `web` or `owner`."""
    prepare(login=login)
    with database():
        import django as framework

        framework.setup()
        yield
        from django.db import connections

        connections.close_all()
