"""A data directory that the server's own account can reach, for the tests that start a real server."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from chungtay.running import postgres
from chungtay.running.postgres import Server


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Give a fresh directory that another account can enter, as root's server must; pytest's own cannot."""
    folder = Path(tempfile.mkdtemp(prefix="chungtay-launcher-"))
    folder.chmod(0o711)
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def launch(data_dir: Path) -> Iterator[Callable[..., Server]]:
    """Give a starter of servers in `data_dir`; what it started is stopped at the end."""
    started: list[Server] = []

    def start(**options: object) -> Server:
        server = postgres.start(data_dir, **options)  # type: ignore[arg-type]
        started.append(server)
        return server

    yield start
    for server in reversed(started):
        server.stop()


@pytest.fixture
def ask() -> Callable[..., list[tuple[object, ...]]]:
    """Give a function that runs one statement at an address and returns its rows."""

    def run(url: str, statement: str, **options: object) -> list[tuple[object, ...]]:
        with psycopg.connect(url, autocommit=True, **options) as connection:  # type: ignore[arg-type]
            cursor = connection.execute(statement)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    return run


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can drop to another account")
