"""The five documents, every field: in our own specimens, and in the files themselves where they are present."""

from pathlib import Path
from typing import Any

import pytest

from chungtay.documents.reader import ReadDocument, Span, read_file, to_json
from chungtay.documents.tests.reader.expected import EXPECTED, REAL_NAMES

HERE = Path(__file__).resolve().parent
SPECIMENS = [(name, HERE / "specimens" / f"{name}.txt") for name in EXPECTED]
ROOT = next((parent for parent in HERE.parents if (parent / "pyproject.toml").exists()), HERE)
REAL = [
    (name, path)
    for name, file_name in REAL_NAMES.items()
    if (path := ROOT.parent / "shared" / "documents" / file_name).is_file()
]
CASES = [*SPECIMENS, *REAL]
FIELDS = [
    *("kind", "number", "symbol", "issuer", "place", "issued_on", "subject", "signer", "recipients"),
    *("hotlines", "theme"),
]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1].parent.name}")
def read(request: pytest.FixtureRequest) -> tuple[ReadDocument, dict[str, Any]]:
    name, path = request.param
    return read_file(path), EXPECTED[name]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_head_and_foot_is_as_written(
    read: tuple[ReadDocument, dict[str, Any]], field: str
) -> None:
    document, expected = read
    assert to_json(document)[field] == expected[field]


def test_cited_documents_come_in_order_once_each(read: tuple[ReadDocument, dict[str, Any]]) -> None:
    document, expected = read
    assert [(c["number"], c["issued_on"]) for c in to_json(document)["cites"]] == expected["cites"]


def test_tasks_have_their_section_agencies_and_day(read: tuple[ReadDocument, dict[str, Any]]) -> None:
    document, expected = read
    tasks = [(t["section"], t["agencies"], t["due_on"]) for t in to_json(document)["tasks"]]
    assert tasks == expected["tasks"]


def test_last_days_and_their_words(read: tuple[ReadDocument, dict[str, Any]]) -> None:
    document, expected = read
    assert [(d["on"], d["text"]) for d in to_json(document)["due"]] == expected["due"]


def test_report_regime_and_what_must_be_asked_for(read: tuple[ReadDocument, dict[str, Any]]) -> None:
    document, expected = read
    regime = [
        (r.period, r.on.isoformat() if r.on else None, r.side, r.owed_to, r.period_inferred)
        for r in document.report_regime
    ]
    assert regime == expected["regime"]
    assert list(document.missing) == expected["missing"]


def test_every_proposal_points_at_words_of_the_text(read: tuple[ReadDocument, dict[str, Any]]) -> None:
    document, _ = read

    def words(spans: tuple[Span, ...]) -> str:
        assert spans
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
        return " ".join(document.text[span.start : span.end] for span in spans)

    for signer in document.signers:
        assert words(signer.spans) == signer.value
    for person in (*document.addressed_to, *document.copied_to):
        assert words(person.spans) == person.value
    for cite in document.cites:
        assert cite.number.split("/")[0].split("-")[0] in words(cite.spans)
    for due in document.due:
        assert due.text == document.text[due.spans[0].start : due.spans[0].end]
    for task in document.tasks:
        assert task.text.split("\n")[0] in words(task.spans)
        assert bool(task.agencies) == bool(task.agency_spans)
    for line in document.hotlines:
        assert line.value in "".join(char for char in words(line.spans) if char.isdigit())
    if document.theme:
        assert words(document.theme.spans) == document.theme.value


def test_the_theme_of_the_year_is_not_taken_for_the_months(read: tuple[ReadDocument, dict[str, Any]]) -> None:
    document, expected = read
    assert document.theme is not None
    assert document.theme.value == expected["theme"]
