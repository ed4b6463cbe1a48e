"""What pytest needs before Django starts: a database of its own and settings that no person's shell decides.

Named by `-p` in pyproject.toml: a conftest is read too late, after pytest-django has loaded the settings.
"""

import os
from pathlib import Path

import pytest

from chungtay.running import environment, postgres
from chungtay.running.errors import CannotRun

BUILD = Path(__file__).resolve().parents[3] / "build"

# Tests may lose their data in a crash: nothing waits for the disk.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def prepare() -> None:
    """Set the environment of a test run; starts or shares the embedded server unless `DATABASE_URL` is given.

    The tests connect as the owner, who makes the test database, and become the web's role where they say so.
    """
    os.environ["CHUNGTAY_DB_LOGIN"] = "owner"
    os.environ.setdefault("CHUNGTAY_DATA", str(BUILD / "test-data"))
    os.environ.setdefault("CHUNGTAY_SAMPLE", "1")
    os.environ.setdefault("CHUNGTAY_SECRET_KEY", "only-for-tests")
    if environment.has_own_database():
        return
    server = postgres.start(BUILD / "test-database", reuse=True, may_move=True, settings=FAST)
    os.environ["DATABASE_URL"] = server.cluster.web_url
    os.environ["DATABASE_OWNER_URL"] = server.cluster.owner_url


try:
    prepare()
except CannotRun as reason:
    raise pytest.UsageError(str(reason)) from reason
