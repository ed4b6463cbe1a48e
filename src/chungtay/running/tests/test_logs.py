"""A log line tells what happened and to which record, and never quotes what a person typed."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from chungtay.running import logs

NAME = "Nguyễn Thị Bí Mật"


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    """Give a reader of the JSON lines written since the test began."""
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    logs.configure(debug=False)

    def read() -> list[dict[str, object]]:
        found = capsys.readouterr().err
        assert "Logging error" not in found, found
        return [json.loads(line) for line in found.splitlines()]

    yield read
    root.handlers, root.level = before[0], before[1]


def test_an_exception_is_told_by_class_and_place_without_its_message(lines) -> None:
    try:
        raise ValueError(f"Key (full_name)=({NAME}) already exists")
    except ValueError:
        logging.getLogger("chungtay.test").exception("could not save")
    (line,) = lines()
    assert line["event"] == "could not save"
    assert line["error"] == "builtins.ValueError"
    assert any("test_logs.py" in place for place in line["at"])
    assert NAME not in json.dumps(line, ensure_ascii=False)


def test_fields_that_can_hold_input_are_dropped(lines) -> None:
    logging.getLogger("chungtay.test").warning("slow", extra={"params": (NAME,), "sql": NAME})
    assert NAME not in json.dumps(lines(), ensure_ascii=False)


def test_a_request_is_one_line_without_its_address_query_or_form(lines) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=204)

    request = RequestFactory().post(f"/tre-em/tim/?ten={NAME}", {"ten": NAME})
    response = logs.RequestLogMiddleware(answer)(request)
    (line,) = lines()
    assert (line["method"], line["status"]) == ("POST", 204)
    assert line["reference"] == response["X-Request-Reference"] == request.reference
    assert NAME not in json.dumps(line, ensure_ascii=False)
    assert "tre-em" not in json.dumps(line)


def test_an_unforeseen_error_is_written_with_the_reference(lines) -> None:
    def fail(request: HttpRequest) -> HttpResponse:
        middleware.process_exception(request, KeyError(NAME))
        return HttpResponse(status=500)

    middleware = logs.RequestLogMiddleware(fail)
    response = middleware(RequestFactory().get("/"))
    first, _ = lines()
    assert first["error"] == "builtins.KeyError"
    assert first["reference"] == response["X-Request-Reference"]
