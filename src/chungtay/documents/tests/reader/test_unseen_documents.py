"""Documents the reader has never met: every kind, split heads, lost spaces, columns, bars, joint issuers."""

from typing import Any

import pytest

from chungtay.documents.reader import ReadDocument, read_text, to_json
from chungtay.documents.tests.reader import unseen_four, unseen_one, unseen_three, unseen_two

SPECIMENS = {
    **unseen_one.SPECIMENS,
    **unseen_two.SPECIMENS,
    **unseen_three.SPECIMENS,
    **unseen_four.SPECIMENS,
}
CASES = [(name, field) for name, (_, expected) in SPECIMENS.items() for field in expected]


def view(document: ReadDocument) -> dict[str, Any]:
    """Return the JSON values with short forms for comparing: dated dues, sections, agencies and days by section."""
    values = to_json(document)
    by_section: dict[Any, list[Any]] = {}
    days: dict[Any, list[Any]] = {}
    for task in values["tasks"]:
        by_section.setdefault(task["section"], []).append(task["agencies"])
        days.setdefault(task["section"], []).append(task["due_on"])
    return {
        **values,
        "cites": [(cite["number"], cite["issued_on"]) for cite in values["cites"]],
        "sections": [task["section"] for task in values["tasks"]],
        "due": [due["on"] for due in values["due"] if due["on"]],
        "agencies": by_section,
        "due_by_section": days,
        "urgency": document.urgency.value if document.urgency else None,
    }


@pytest.mark.parametrize(("name", "field"), CASES, ids=[f"{name}-{field}" for name, field in CASES])
def test_unseen_document_is_read_as_an_official_would(name: str, field: str) -> None:
    text, expected = SPECIMENS[name]
    got = view(read_text(text))[field]
    wanted = expected[field]
    if field in ("agencies", "due_by_section"):
        assert isinstance(wanted, dict)
        for section, value in wanted.items():
            assert got.get(section), f"no task in section {section}"
            assert all(item == value for item in got[section]), got[section]
    else:
        assert got == wanted


def test_there_are_at_least_twenty_five_unseen_documents() -> None:
    assert len(SPECIMENS) >= 25


@pytest.mark.parametrize("name", SPECIMENS)
def test_unseen_document_reads_the_same_with_foreign_line_ends_and_composition(name: str) -> None:
    import unicodedata

    text, _ = SPECIMENS[name]
    plain = to_json(read_text(text))
    assert to_json(read_text("\ufeff" + text.replace("\n", "\r\n"))) == plain
    assert to_json(read_text(unicodedata.normalize("NFD", text))) == plain
