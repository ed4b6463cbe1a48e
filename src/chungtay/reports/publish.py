"""Publishing: files made once from what was frozen and kept byte for byte; the page comes from the same cells."""

import hashlib
import io
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F
from openpyxl import load_workbook

from chungtay.core import clock
from chungtay.documents.api import next_number
from chungtay.journal.api import record
from chungtay.people.api import Actor
from chungtay.reports.actions import locked, move
from chungtay.reports.choices import PublicationKind, State
from chungtay.reports.filling import sheet_by_hash
from chungtay.reports.models import FrozenCell, Publication, Report, Sending
from chungtay.reports.prints import Content, docx_of, explained_cells, pdf_of, xlsx_of
from chungtay.reports.sending import hash_again, sending_of
from chungtay.reports.sheet import Key

MAKERS = {PublicationKind.DOCX: docx_of, PublicationKind.PDF: pdf_of, PublicationKind.XLSX: xlsx_of}


def frozen_content(report: Report, sending: Sending, number: str = "") -> Content:
    """Return what was sent, read only from what nothing can change: frozen cells, their definition, the words."""
    cells = list(FrozenCell.objects.filter(sending=sending))
    sheet = sheet_by_hash(sending.definition_id)
    hand = {
        (cell.row, cell.column): (
            cell.summed if cell.summed is not None else cell.computed,
            cell.value,
            cell.reason,
        )
        for cell in cells
        if cell.is_hand
    }
    return Content(
        report=report,
        sheet=sheet,
        values={(cell.row, cell.column): cell.value for cell in cells},
        before=_year_before(report, sending),
        words=sending.words,
        changed=explained_cells(sheet, hand),
        on=clock.today(),
        number=number,
    )


def _year_before(report: Report, sending: Sending) -> dict[Key, int]:
    """Return last year's values as they had been sent by the time of this sending."""
    year, _dash, period = report.cycle.partition("-")
    if not year.isdigit():
        return {}
    then = (
        Sending.objects.filter(
            report__place_id=report.place_id,
            report__cycle=f"{int(year) - 1}-{period}",
            report__agency__level=report.agency.level,
            sent_at__lte=sending.sent_at,
            number__lte=F("report__sendings"),
        )
        .order_by("-sent_at")
        .first()
    )
    if then is None:
        return {}
    cells = FrozenCell.objects.filter(sending=then, value__isnull=False)
    return {(cell.row, cell.column): cell.value for cell in cells if cell.value is not None}


@dataclass(frozen=True)
class FrozenPage:
    """The published page: the content, and its lines in the order of the form."""

    content: Content
    sending: Sending
    number: str

    @property
    def sections(self) -> list[tuple[object, list[tuple[object, list[str]]]]]:
        """Parts of the form with their rows as words."""
        return [
            (section, [(row, self.content.line(row.id)) for row in section.rows])
            for section in self.content.sheet.sections
        ]

    @property
    def words(self) -> list[tuple[str, str]]:
        """The headings that were written about."""
        return [
            (heading.name, self.content.words[heading.id])
            for heading in self.content.sheet.headings
            if self.content.words.get(heading.id)
        ]


def frozen_page(report: Report) -> FrozenPage:
    """Return the published report as a page; raises `Conflict` when nothing was sent."""
    sending = sending_of(report)
    number = Publication.objects.filter(sending=sending).values_list("number_words", flat=True).first() or ""
    return FrozenPage(frozen_content(report, sending, number), sending, number)


def file_name(report: Report) -> str:
    """Return what the files of a report are called, without an ending: `bao-cao-12-2026-6-thang`."""
    year, _dash, period = report.cycle.partition("-")
    words = {"six_month": "6-thang", "yearly": "ca-nam"}.get(period, period)
    return f"bao-cao-{report.place.code}-{year}-{words}"


def publish(*, actor: Actor, report_id: UUID) -> list[Publication]:
    """Give the accepted report its number and make its files, once; publishing again returns the same files."""
    with transaction.atomic():
        report = locked(actor, report_id, "publish")
        sending = sending_of(report)
        held = list(Publication.objects.filter(sending=sending).order_by("kind"))
        if held:
            return held
        number = next_number(
            actor=actor,
            agency=report.agency,
            symbol=f"BC-{report.agency.symbol}",
            subject_kind=report._meta.label,
            subject_id=report.id,
        )
        content = frozen_content(report, sending, number)
        made = []
        for kind, maker in MAKERS.items():
            data = maker(content)
            made.append(
                Publication(
                    report=report,
                    sending=sending,
                    place_id=report.place_id,
                    kind=kind,
                    name=f"{file_name(report)}.{kind}",
                    number_words=number,
                    content=data,
                    sha256=hashlib.sha256(data).hexdigest(),
                    made_at=clock.now(),
                    made_by=actor.account_name,
                )
            )
        Publication.objects.bulk_create(made)
        move(report, State.PUBLISHED, published_at=clock.now())
        record(
            actor=actor,
            verb="reports.publish",
            subject=report,
            after={"number": number, "files": {one.kind: one.sha256 for one in made}},
        )
        return made


@dataclass(frozen=True)
class Proof:
    """Whether a published report still says what was sent: its mark, its files, and every digit of its table."""

    same_mark: bool
    same_files: bool
    same_digits: bool

    @property
    def holds(self) -> bool:
        """All three."""
        return self.same_mark and self.same_files and self.same_digits


def prove(report: Report) -> Proof:
    """Make the table again from the frozen cells and compare it, digit by digit, with the file that was handed out."""
    sending = sending_of(report)
    files = list(Publication.objects.filter(sending=sending))
    sheet_file = next((one for one in files if one.kind == PublicationKind.XLSX), None)
    digits = sheet_file is not None and _numbers(bytes(sheet_file.content)) == _numbers(
        xlsx_of(frozen_content(report, sending, sheet_file.number_words))
    )
    return Proof(
        same_mark=hash_again(sending) == sending.hash,
        same_files=all(hashlib.sha256(bytes(one.content)).hexdigest() == one.sha256 for one in files),
        same_digits=digits,
    )


def _numbers(data: bytes) -> list[list[object]]:
    """Return the table of a spreadsheet below its head."""
    page = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    return [list(row) for row in page.iter_rows(min_row=5, values_only=True)]
