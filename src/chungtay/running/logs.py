"""Structured logs, one JSON object per line, that hold no personal data.

A line never holds an address with its question mark part, a form's content, a parameter of a statement or the
message of an exception (which may quote a row). An exception is told by its class and the places in the code.
"""

import logging
import logging.config
import sys
import time
import traceback
from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Any
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]
Event = MutableMapping[str, Any]

# Fields that a library may attach and that can hold what a person typed.
DROPPED = frozenset(
    {"request", "params", "sql", "args", "body", "GET", "POST", "cookies", "headers", "job", "task_kwargs"}
)


class Stderr(logging.Handler):
    """Writes to whatever stderr is at the moment, so that a replaced stream does not swallow lines."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        try:
            sys.stderr.write(self.format(record) + "\n")
        except Exception:
            self.handleError(record)


def configure(*, debug: bool = False) -> None:
    """Send every logger through one formatter to stderr."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=False),
        without_personal_data,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": shared,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.JSONRenderer(ensure_ascii=False),
                    ],
                }
            },
            "handlers": {"stderr": {"()": Stderr, "formatter": "lines"}},
            "root": {"handlers": ["stderr"], "level": "INFO" if debug else "WARNING"},
            "loggers": {
                "chungtay": {"level": "DEBUG" if debug else "INFO"},
                # Its own lines repeat the address; RequestLogMiddleware writes one without it.
                "django.request": {"level": "CRITICAL"},
                "django.server": {"level": "CRITICAL"},
                "django.db.backends": {"level": "WARNING"},
                # Its lines print every argument of a job.
                "procrastinate": {"level": "WARNING"},
                "axes": {"level": "ERROR"},
            },
        }
    )


def without_personal_data(logger: object, method: str, event: Event) -> Event:
    """Drop the fields that may quote a person, and replace an exception by its class and places."""
    for name in DROPPED.intersection(event):
        del event[name]
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    if isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if found and found[0] is not None:
        event["error"] = f"{found[0].__module__}.{found[0].__qualname__}"
        event["at"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(found[2])[-12:]]
    event.pop("stack_info", None)
    return event


class RequestLogMiddleware:
    """Writes one line per request: method, route, status, time, and identifiers; and gives it a reference."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("chungtay.request")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Time the request; the reference is the one an error page shows."""
        reference = uuid4().hex[:12]
        request.reference = reference  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(reference=reference)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            self._write(request, response.status_code, started)
            response.headers.setdefault("X-Request-Reference", reference)
            return response
        finally:
            structlog.contextvars.clear_contextvars()

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Tell where an unforeseen error came from; the answer is left to Django."""
        self.log.error("unforeseen", exc_info=error)

    def _write(self, request: HttpRequest, status: int, started: float) -> None:
        match = request.resolver_match
        actor = getattr(request, "actor", None)
        self.log.info(
            "request",
            method=request.method,
            # The route's pattern, not the address: an address may one day hold what a person typed.
            route=match.route if match else None,
            status=status,
            ms=round((time.perf_counter() - started) * 1000, 1),
            account=str(actor.account_id) if actor is not None else None,
            post=str(actor.post_id) if actor is not None else None,
        )
