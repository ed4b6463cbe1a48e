"""The reader's door: read text or a file, and give the result as JSON values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from chungtay.documents.reader.citations import find_citations
from chungtay.documents.reader.dues import find_dues, find_regime
from chungtay.documents.reader.head import Head, read_head
from chungtay.documents.reader.issuers import read_issuers
from chungtay.documents.reader.kinds import KIND_LINE, kind_of_symbol
from chungtay.documents.reader.mentions import find_hotlines, find_theme
from chungtay.documents.reader.model import Due, Proposal, ReadDocument, ReportDue, Span, UnreadableDocument
from chungtay.documents.reader.outline import build_outline
from chungtay.documents.reader.paragraphs import Paragraph, build_text
from chungtay.documents.reader.signature import Foot, read_addressees, read_foot
from chungtay.documents.reader.sources import MAX_BYTES, read_source, refuse_too_large
from chungtay.documents.reader.tasks import read_tasks

__all__ = ["MAX_CHARACTERS", "read_document", "read_file", "read_stream", "read_text", "to_json", "to_screen"]

MAX_CHARACTERS = 600_000
_SELF = re.compile(
    r"(?<!\w)(Công văn|Kế hoạch|Quyết định|Chỉ thị|Thông báo|Hướng dẫn|Công điện|Nghị quyết"
    r"|Báo cáo) này(?!\w)"
)


def read_text(text: str) -> ReadDocument:
    """Read an official document from its text.

    Offsets in the result refer to its own `text`. :raises UnreadableDocument: when there is nothing to read.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(
            "Văn bản quá dài: hệ thống đọc nhiều nhất 600 nghìn ký tự. Hãy tách phụ lục ra rồi gửi lại."
        )
    built = build_text(text)
    if not any(char.isalpha() for char in built.text):
        raise UnreadableDocument("Văn bản trống: không có chữ nào để đọc.")
    return _read(built.text, built.paragraphs)


def read_document(data: bytes, filename: str = "") -> ReadDocument:
    """Read an official document from bytes; the type is told by content, a name that claims another is refused."""
    return read_text(read_source(data, filename))


def read_stream(stream: BinaryIO, filename: str = "") -> ReadDocument:
    """Read an official document from an open file, never taking in more than the limit of bytes."""
    data = stream.read(MAX_BYTES + 1)
    return read_document(data, filename)


def read_file(path: Path) -> ReadDocument:
    """Read an official document from disk; a file over the limit is refused by its size, unread."""
    refuse_too_large(path.stat().st_size)
    with path.open("rb") as stream:
        return read_stream(stream, path.name)


def _read(text: str, paragraphs: Sequence[Paragraph]) -> ReadDocument:
    head = read_head(paragraphs)
    foot = read_foot(paragraphs, max(head.ends - 1, 0))
    addressed, after = read_addressees(paragraphs, min(foot.begins, len(paragraphs)))
    body_start = min(after or head.ends, len(paragraphs))
    kind = _kind(head, text)
    issued = head.issued_on.value if head.issued_on else None
    issuers = read_issuers(
        head.names,
        paragraphs[body_start : foot.begins],
        place=head.place,
        symbol=head.symbol,
        titles=foot.titles,
    )
    parts = [paragraphs[body_start : foot.begins], *_attached(paragraphs, foot)]
    dues: list[Due] = []
    regime: list[ReportDue] = []
    year = head.year
    for paragraph in (paragraph for part in parts for paragraph in part if not paragraph.note):
        found = find_dues(paragraph.text, paragraph.start, year=year, issued_on=issued)
        dues.extend(found)
        regime.extend(find_regime(paragraph, found))
    tasks = [
        task
        for part in parts
        for task in read_tasks(
            build_outline(part), kind=kind.value if kind else None, year=year, issued_on=issued
        )
    ]
    document = ReadDocument(
        text=text,
        kind=kind,
        number=head.number,
        symbol=head.symbol,
        issuers=issuers,
        place=head.place,
        issued_on=head.issued_on,
        subject=head.subject,
        urgency=head.urgency,
        signers=foot.signers,
        signer_titles=foot.titles,
        addressed_to=addressed,
        copied_to=foot.copied_to,
        cites=find_citations(
            text,
            own_number=head.number.value if head.number else None,
            own_date=issued,
            skip=(head.number_span,) if head.number_span else (),
        ),
        tasks=tuple(tasks),
        due=tuple(dues),
        report_regime=tuple(regime),
        hotlines=find_hotlines(text),
        theme=find_theme(text, head.subject.value if head.subject else None),
    )
    return _with_missing(document)


def _attached(paragraphs: Sequence[Paragraph], foot: Foot) -> list[Sequence[Paragraph]]:
    """Return the bodies of plans and programmes attached after the signature; forms and annexes are not work."""
    rest = list(range(foot.ends, len(paragraphs)))
    starts = [
        index
        for index in rest
        if (found := KIND_LINE.match(paragraphs[index].text))
        and found.group("kind").isupper()
        and re.match(r"KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN", paragraphs[index].text)
    ]
    if not starts:
        return []
    inner = read_foot(paragraphs, starts[0])
    first = next(
        (
            i
            for i in range(starts[0] + 1, len(paragraphs))
            if re.match(r"^(?:I|1)\s*[./]", paragraphs[i].text)
        ),
        None,
    )
    return [] if first is None else [paragraphs[first : max(inner.begins, first)]]


def _kind(head: Head, text: str) -> Proposal[str] | None:
    """Return the kind: a heading first, then the type code of the number, then what the text calls itself."""
    if head.kind and head.kind.value != "Công văn":
        return head.kind
    symbol = head.symbol.value if head.symbol else None
    coded = kind_of_symbol(symbol, head.number.value if head.number else None)
    if coded and coded != "Công văn" and head.symbol and head.kind is None:
        return Proposal(coded, head.symbol.spans)
    if head.kind:
        return head.kind
    own = list(_SELF.finditer(text))
    if own:
        return Proposal(own[-1].group(1), (Span(own[-1].start(), own[-1].end()),))
    return Proposal(coded, head.symbol.spans) if coded and head.symbol else None


def _with_missing(document: ReadDocument) -> ReadDocument:
    asked = ("kind", "number", "symbol", "issuer", "place", "issued_on", "subject", "signer")
    missing = [name for name in asked if getattr(document, name) is None]
    if not document.addressed_to and not document.copied_to:
        missing.append("recipients")
    return replace(document, missing=tuple(missing))


def to_json(document: ReadDocument) -> dict[str, Any]:
    """Return the document as JSON values: dates ISO, None or an empty list where the text does not say."""
    return {
        "kind": _value(document.kind),
        "number": _value(document.number),
        "symbol": _value(document.symbol),
        "issuer": document.issuer,
        "place": _value(document.place),
        "issued_on": _iso(document.issued_on.value) if document.issued_on else None,
        "subject": _value(document.subject),
        "signer": document.signer,
        "recipients": [item.value for item in (*document.addressed_to, *document.copied_to)],
        "cites": [{"number": cite.number, "issued_on": _iso(cite.issued_on)} for cite in document.cites],
        "tasks": [
            {
                "section": task.section,
                "agencies": list(task.agencies),
                "text": task.text,
                "due_on": _iso(task.due_on),
            }
            for task in document.tasks
        ],
        "due": [{"on": _iso(due.on), "text": due.text} for due in document.due],
        "hotlines": [item.value for item in document.hotlines],
        "theme": _value(document.theme),
    }


def to_screen(document: ReadDocument) -> dict[str, Any]:
    """Return everything read as JSON values with its spans, for a screen that highlights the words."""

    def plain(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [plain(item) for item in value]
        return value

    return {**plain(asdict(document)), "issuer": document.issuer, "signer": document.signer}


def _value(proposal: Proposal[str] | None) -> str | None:
    return proposal.value if proposal else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
