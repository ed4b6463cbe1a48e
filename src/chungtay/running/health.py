"""Answers for whoever watches the program: `/healthz` (it runs) and `/readyz` (it can serve).

A middleware placed first, not a view: it must answer while the database is away, to a balancer that calls by
number instead of by name, and without opening a session or a transaction for a person.
"""

import json
import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers the two addresses and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass the request on."""
        if request.path == "/healthz":
            return _answer({"status": "ok"}, 200)
        if request.path == "/readyz":
            found = readiness()
            return _answer(found, 200 if all(found.values()) else 503)
        return self.get_response(request)


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
    from chungtay.running.roles import APP

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


def _answer(content: dict[str, object] | dict[str, bool], status: int) -> HttpResponse:
    return HttpResponse(
        json.dumps(content), status=status, content_type="application/json", headers={"Cache-Control": "no-store"}
    )
