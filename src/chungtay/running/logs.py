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
from typing import Any
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

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
    structlog.configure(
        processors=[*_shared(debug=debug), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(log_settings(debug=debug))


def _shared(*, debug: bool) -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=False),
        *([with_message] if debug else []),
        without_personal_data,
    ]


def log_settings(*, debug: bool) -> dict[str, Any]:
    """Return the settings of the standard loggers, for Django and for the web server around it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _shared(debug=debug),
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


def without_personal_data(logger: object, method: str, event: Event) -> Event:
    """Drop the fields that may quote a person, and replace an exception by its class and places."""
    for name in DROPPED.intersection(event):
        del event[name]
    error = _error_of(event.pop("exc_info", None))
    if error is not None:
        event["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    event.pop("stack_info", None)
    return event


def with_message(logger: object, method: str, event: Event) -> Event:
    """Keep the message of an exception, for a developer's machine only."""
    error = _error_of(event.get("exc_info"))
    if error is not None:
        event["message"] = str(error)
    return event


def _error_of(found: object) -> BaseException | None:
    if isinstance(found, BaseException):
        return found
    if isinstance(found, tuple):
        return found[1] if isinstance(found[1], BaseException) else None
    return sys.exc_info()[1] if found else None


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
