"""Answers for whoever watches the program: `/healthz` (it runs) and `/readyz` (it can serve).

Both pass by the middleware that opens a person's transaction, so that they answer while the database is away.
"""

import json
import time
from collections.abc import Mapping

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from chungtay.people.api import public_page
from chungtay.running.roles import APP


@public_page
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs; asks nothing of the database."""
    return _answer({"status": "ok"}, 200)


@public_page
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the program can serve, 503 with what is missing otherwise."""
    found = readiness()
    return _answer(found, 200 if all(found.values()) else 503)


def readiness() -> dict[str, bool]:
    """Tell whether the database answers as the application's role and its structure is the program's."""
    try:
        return {"database": _answers_as_app(), "structure": _Structure.is_current()}
    except DatabaseError:
        return {"database": False, "structure": False}
    finally:
        # No person's request is under way: the connection must not carry a failed state to the next one.
        connection.close_if_unusable_or_obsolete()


def _answers_as_app() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        row = cursor.fetchone()
    return bool(row and row[0] == APP)


class _Structure:
    """Remembers a good answer for a minute: comparing the migrations reads every migration file once."""

    good_until = 0.0

    @classmethod
    def is_current(cls) -> bool:
        if time.monotonic() < cls.good_until:
            return True
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        cls.good_until = time.monotonic() + 60
        return True


def _answer(content: Mapping[str, object], status: int) -> HttpResponse:
    return HttpResponse(
        json.dumps(content),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
