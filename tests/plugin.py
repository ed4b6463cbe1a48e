"""Fixtures for every room: the real country, a cast of officers, and the role the web process runs as."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.db import connection

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The browser's driver keeps a loop running in the worker; the tests after it still speak to the database plainly.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_make_parametrize_id(val, argname) -> str | None:
    """Name a case of raw bytes by its parameter: archives carry the time, and parallel workers must agree on names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def _fast_and_plain(settings, tmp_path) -> None:
    """Hash passwords quickly, keep uploaded files apart, and serve static files by their plain names."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FILES_DIR = tmp_path / "files"
    settings.AXES_ENABLED = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """After the migrations, load the country once and give the web role its rights."""
    from chungtay.places.api import load_units
    from chungtay.running.grants import grant_to_web_role

    with django_db_blocker.unblock():
        load_units()
        grant_to_web_role(connection)


_emptied = False


@pytest.fixture(autouse=True)
def _country_present(request, django_db_blocker) -> Iterator[None]:
    """Load the country again after a test that commits: such a test empties every table behind it."""
    global _emptied
    marker = request.node.get_closest_marker("django_db")
    if _emptied and (marker is not None or "django_db_setup" in request.fixturenames):
        from chungtay.places.api import load_units

        with django_db_blocker.unblock():
            load_units()
        _emptied = False
    yield
    if marker is not None and marker.kwargs.get("transaction"):
        _emptied = True


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Open the distribution's Chromium, once for all tests of a worker: a second driver cannot start beside it."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "the journeys need Chromium: install the package `chromium`"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@contextmanager
def as_web_role() -> Iterator[None]:
    """Run the body as the web process's role: row-level security applies, the journal is append-only."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE chungtay_app")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@pytest.fixture
def web_role(db) -> Iterator[None]:
    """Run the whole test as the web role."""
    with as_web_role():
        yield
