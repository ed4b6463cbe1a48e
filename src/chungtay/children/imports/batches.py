"""A spreadsheet from upload to register: dry run, decisions, commit once, and the rows that failed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.children import groups, rights
from chungtay.children.choices import BatchState, RowState, Verdict
from chungtay.children.imports.columns import Layout, recognise
from chungtay.children.imports.matching import Judged, judge
from chungtay.children.imports.reading import read_workbook
from chungtay.children.imports.rows import ReadRow, RowReader
from chungtay.children.imports.writing import Ready, from_stored, store, write_children
from chungtay.children.models import ImportBatch, ImportRow
from chungtay.children.numbers import province_codes
from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotFound
from chungtay.journal import api as journal
from chungtay.people.api import Actor, acting, require, require_place
from chungtay.places.api import Level, Unit


@dataclass(frozen=True)
class ImportReport:
    """What a spreadsheet holds, or what became of it."""

    batch: ImportBatch
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[tuple[int, str, str], ...] = ()

    def __str__(self) -> str:
        lines = [
            f"{label}: {self.counts.get(state, 0)}"
            for state, label in RowState.choices
            if self.counts.get(state, 0)
        ]
        lines += [f"dòng {row}, cột {column}: {words}" for row, column, words in self.problems]
        return "\n".join(str(line) for line in lines)


def check_spreadsheet(*, actor: Actor, place: Unit, file_name: str, data: bytes) -> ImportBatch:
    """This will read a spreadsheet and keep what it would do; the register is not touched.

    Needs `children.import`.

    :raises Invalid: when the file cannot be read or has no recognisable columns.
    """
    require(actor, rights.IMPORT)
    if place.level != Level.COMMUNE:
        raise Invalid({"place": _("Chọn một xã, phường, thị trấn hoặc đặc khu")})
    layout = recognise(read_workbook(data))
    with acting(actor):
        require_place(actor, place.pk)
        rows = _read(layout, place, actor)
        if not rows:
            raise Invalid(
                {
                    "file": _("Trang “%(sheet)s” có tiêu đề nhưng không có dòng trẻ em nào")
                    % {"sheet": layout.sheet.name}
                }
            )
        judged = judge(actor, rows, place.pk)
        batch = _keep(actor, place, file_name, data, layout, judged)
        journal.record(
            actor=actor,
            verb="children.check_import",
            subject=batch,
            after={"file_sha256": batch.sha256, "rows": len(rows), "counts": batch.counts},
        )
    return batch


def _read(layout: Layout, place: Unit, actor: Actor) -> list[ReadRow]:
    reader = RowReader(
        layout,
        place_id=place.pk,
        today=clock.today(),
        provinces=province_codes(),
        group_keys=frozenset(group.id for group in groups.readable(actor)),
    )
    return [row for number, cells in layout.data() if (row := reader.read(number, cells)) is not None]


def _keep(
    actor: Actor, place: Unit, file_name: str, data: bytes, layout: Layout, judged: list[Judged]
) -> ImportBatch:
    batch = ImportBatch(
        place=place,
        file_name=file_name[-255:],
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        sheet=layout.sheet.name[:120],
        head_row=layout.head_row + 1,
        columns=[{"key": name, "at": at, "head": layout.heads[at]} for name, at in layout.places.items()],
        ignored=list(layout.ignored),
        counts=counts_of([one.state for one in judged]),
        account_id=actor.account_id,
        account_name=actor.account_name,
        created_at=clock.now(),
    )
    batch.save(force_insert=True)
    ImportRow.objects.bulk_create([store(batch, one) for one in judged])
    return batch


def counts_of(states: list[str]) -> dict[str, int]:
    """Return how many rows are in each state."""
    counts = {str(state): 0 for state in RowState.values}
    for state in states:
        counts[str(state)] += 1
    return counts


def get_batch(actor: Actor, batch_id: UUID, *, lock: bool = False) -> ImportBatch:
    """Return one batch in scope; raises `NotFound`."""
    require(actor, rights.IMPORT)
    batches = ImportBatch.objects.filter(actor.in_scope(), id=batch_id)
    batch = (batches.select_for_update(of=("self",)) if lock else batches).select_related("place").first()
    if batch is None:
        raise NotFound()
    return batch


def list_batches(actor: Actor, limit: int = 30) -> list[ImportBatch]:
    """Return the newest batches in scope."""
    require(actor, rights.IMPORT)
    return list(
        ImportBatch.objects.filter(actor.in_scope())
        .select_related("place")
        .order_by("-created_at", "-id")[:limit]
    )


def decide_row(*, actor: Actor, batch_id: UUID, verdicts: Mapping[UUID, str]) -> int:
    """This will record, for rows like a record, whether they are that child; returns how many were decided.

    `same` leaves the row out, `different` lets it in, `unsure` lets it in marked for checking.
    """
    with acting(actor):
        batch = get_batch(actor, batch_id, lock=True)
        if batch.state != BatchState.CHECKED:
            raise Conflict(_("Bảng tính này đã nhập hoặc đã bỏ."))
        rows = list(ImportRow.objects.filter(batch=batch, id__in=list(verdicts), state=RowState.LIKE))
        for row in rows:
            if verdicts[row.pk] in Verdict.values:
                row.verdict = verdicts[row.pk]
        ImportRow.objects.bulk_update(rows, ["verdict"])
    return len(rows)


def commit_batch(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """This will write the new rows, and those decided to be other children, to the register; once.

    Needs `children.import`. Rows that meanwhile came to the register by another way are left out. A constant number of
    queries: staging tables, then one insert for each table. Each child is journalled.

    :raises Conflict: when the batch was committed or discarded before.
    """
    with acting(actor):
        batch = get_batch(actor, batch_id, lock=True)
        if batch.state != BatchState.CHECKED:
            raise Conflict(_("Bảng tính này đã nhập hoặc đã bỏ; không nhập lần hai."))
        rows = list(ImportRow.objects.filter(batch=batch).order_by("row_no"))
        ready = _ready(actor, batch, rows)
        children = write_children(actor, batch, ready)
        for one in ready:
            one.stored.state, one.stored.child_id = RowState.DONE, children[one.stored.row_no]
        ImportRow.objects.bulk_update(rows, ["state", "child"], batch_size=2000)
        batch.state, batch.committed_at = BatchState.COMMITTED, clock.now()
        batch.counts = counts_of([row.state for row in rows])
        batch.save(update_fields=["state", "committed_at", "counts"])
        journal.record(
            actor=actor, verb="children.commit_import", subject=batch, after={"counts": batch.counts}
        )
    return batch


def _ready(actor: Actor, batch: ImportBatch, rows: list[ImportRow]) -> list[Ready]:
    """Return the rows to write, matched against the register once more since time has passed."""
    chosen = [
        row
        for row in rows
        if row.state == RowState.NEW
        or (row.state == RowState.LIKE and row.verdict in (Verdict.DIFFERENT, Verdict.UNSURE))
    ]
    for row in rows:
        if row.state == RowState.LIKE and row.verdict == Verdict.SAME:
            row.state = RowState.SAME
    again = {row.row_no: from_stored(row, batch.place_id) for row in chosen}
    ready = []
    judged = {one.row.number: one for one in judge(actor, list(again.values()), batch.place_id)}
    for row in chosen:
        one = judged[row.row_no]
        if (
            one.state == RowState.NEW
            or (one.state == RowState.LIKE and row.state == RowState.LIKE)
            or (one.state == RowState.SAME and row.verdict)
        ):
            ready.append(Ready(row, one.row))
        else:
            row.state = one.state
    return ready


def discard_batch(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """This will put a checked spreadsheet aside without writing anything. Needs `children.import`."""
    with acting(actor):
        batch = get_batch(actor, batch_id, lock=True)
        if batch.state != BatchState.CHECKED:
            raise Conflict(_("Bảng tính này đã nhập hoặc đã bỏ."))
        batch.state = BatchState.DISCARDED
        batch.save(update_fields=["state"])
        journal.record(actor=actor, verb="children.discard_import", subject=batch)
    return batch


def report_of(batch: ImportBatch, *, limit: int = 500) -> ImportReport:
    """Return the counts and the first problems of a batch."""
    wrong = ImportRow.objects.filter(batch=batch).exclude(problems=[]).order_by("row_no")[:limit]
    problems = tuple(
        (row.row_no, str(problem["column"]), str(problem["words"]))
        for row in wrong
        for problem in row.problems
    )
    return ImportReport(batch, dict(batch.counts), problems)


def import_file(actor: Actor, path: Any, place: Unit, *, dry_run: bool = False) -> ImportReport:
    """This will check a spreadsheet on disk and, unless `dry_run`, write its good rows; for the command line.

    :raises Invalid: when the file cannot be read; the message says why.
    """
    from pathlib import Path

    file = Path(path)
    if not file.is_file():
        raise Invalid({"file": _("Không có tệp %(path)s") % {"path": file}})
    with acting(actor):
        batch = check_spreadsheet(actor=actor, place=place, file_name=file.name, data=file.read_bytes())
        if not dry_run:
            batch = commit_batch(actor=actor, batch_id=batch.pk)
        return report_of(batch)
