"""A report as the page shows it: rows of cells with their states, the path it takes, the panel of one cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chungtay.people.api import Actor
from chungtay.reports.choices import NoteKind, State
from chungtay.reports.filling import cells_of, sheet_for, values_of
from chungtay.reports.models import Cell, CellNote, Report
from chungtay.reports.queries import explained, last_year, narratives_of, notes_of
from chungtay.reports.rules import ERROR, Problem, problems
from chungtay.reports.sheet import Column, Key, Row, Sheet, join
from chungtay.reports.states import EDITABLE, OWNER, STEPS
from chungtay.ui.words import day_month, vn_delta, vn_int


@dataclass
class ShownCell:
    """One cell of the table: what it says, how it looks, where it leads."""

    kind: str
    text: str = ""
    state: str = ""
    words: str = ""
    icon: str = ""
    struck: str = ""
    url: str = ""
    anchor: str = ""
    is_open: bool = False
    marks: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class ShownRow:
    """One line of the table."""

    row: Row
    cells: list[ShownCell]


@dataclass
class Head:
    """One column head, in one or two lines."""

    lines: list[str]
    is_number: bool
    is_lock: bool


@dataclass
class Page:
    """Everything the screen of a report needs, read in a constant number of queries."""

    report: Report
    sheet: Sheet
    cells: dict[Key, Cell]
    before: dict[Key, int]
    notes: list[CellNote]
    errors: list[Problem]
    questions: list[tuple[Problem, CellNote | None]]
    is_owner: bool
    can_edit: bool
    open_key: Key | None

    @property
    def unanswered(self) -> list[Problem]:
        """The questions without a note."""
        return [problem for problem, note in self.questions if note is None]

    @property
    def sections(self) -> list[tuple[Any, list[ShownRow]]]:
        """The table's parts with their lines."""
        bad = {problem.key for problem in self.errors}
        talk = open_notes(self.notes)
        return [
            (section, [ShownRow(row, self._cells(row, bad, talk)) for row in section.rows])
            for section in self.sheet.sections
        ]

    @property
    def heads(self) -> list[Head]:
        """The column heads."""
        year = self.report.period_end.year - 1
        return [
            Head(
                two_lines(
                    _("Cùng kỳ %(year)s") % {"year": year} if column.kind == "last_year" else column.name
                ),
                column.kind != "note",
                column.kind == "last_year",
            )
            for column in self.sheet.columns
        ]

    def _cells(self, row: Row, bad: set[Key], talk: Mapping[Key, CellNote]) -> list[ShownCell]:
        return [self._shown(row, column, bad, talk) for column in self.sheet.columns]

    def _shown(self, row: Row, column: Column, bad: set[Key], talk: Mapping[Key, CellNote]) -> ShownCell:
        if column.kind == "count":
            return self._counted(row, column, bad, talk)
        if column.kind == "last_year":
            then = self.before.get((row.id, column.of))
            return ShownCell("number", vn_int(then), "lock")
        if column.kind == "difference":
            now = self._value((row.id, column.of))
            then = self.before.get((row.id, column.of))
            return ShownCell("number", vn_delta(now - then) if now is not None and then is not None else "")
        return ShownCell("note", marks=self._marks(row, talk))

    def _value(self, key: Key) -> int | None:
        cell = self.cells.get(key)
        return cell.value if cell else None

    def _counted(self, row: Row, column: Column, bad: set[Key], talk: Mapping[Key, CellNote]) -> ShownCell:
        key = (row.id, column.id)
        cell = self.cells[key]
        shown = ShownCell(
            "number",
            vn_int(cell.value),
            url=opens(key),
            anchor=f"c-{row.id}-{column.id}",
            is_open=key == self.open_key,
        )
        if cell.value is None:
            shown.text = _("nhập") if row.kind == "manual" else _("chờ số")
            shown.state = "wait"
        if not self.can_edit:
            shown.state = "lock"
        if cell.is_hand:
            base = cell.summed if cell.summed is not None else cell.computed
            shown.state, shown.words, shown.icon = "hand", _("Sửa tay:"), "pencil"
            shown.struck = vn_int(base)
        if key in talk:
            shown.state, shown.words, shown.icon, shown.struck = "note", _("Có ý kiến:"), "message-2", ""
        if key in bad:
            shown.state, shown.words, shown.icon, shown.struck = (
                "badcell",
                _("Chưa hợp lệ:"),
                "alert-circle",
                "",
            )
        return shown

    def _marks(self, row: Row, talk: Mapping[Key, CellNote]) -> list[tuple[str, str]]:
        """The notes column: what was changed by hand, asked or explained in this row, each leading to its cell."""
        found: list[tuple[str, str]] = []
        for column in self.sheet.counted:
            key = (row.id, column.id)
            cell, note = self.cells[key], talk.get(key)
            url = opens(key)
            if note is not None:
                said = _("Trả lại %(day)s") if note.kind == NoteKind.RETURN else _("Hỏi %(day)s")
                found.append((said % {"day": day_month(note.at)}, url))
            elif (
                cell.is_hand
                and cell.changed_at
                and not any(words.startswith(_("Sửa tay")) for words, _url in found)
            ):
                found.append((_("Sửa tay %(day)s") % {"day": day_month(cell.changed_at)}, url))
        keys = explained(self.notes)
        for column in self.sheet.counted:
            if (row.id, column.id) in keys:
                found.append((_("có ghi chú"), opens((row.id, column.id))))
        return found

    @property
    def filled(self) -> tuple[int, int]:
        """How many cells have a value, of how many."""
        return sum(cell.value is not None for cell in self.cells.values()), len(self.cells)


def opens(key: Key) -> str:
    """Return the address that opens the panel of a cell beside the page that shows the grid, whichever it is."""
    return f"?o={join(*key)}#o"


def open_notes(notes: Sequence[CellNote]) -> dict[Key, CellNote]:
    """Return the newest comment or reason still open on each cell."""
    found: dict[Key, CellNote] = {}
    for note in notes:
        if note.kind != NoteKind.EXPLANATION and note.settled_at is None:
            found.setdefault((note.row, note.column), note)
    return found


def two_lines(name: str) -> list[str]:
    """Break a column's name after the word nearest its middle when it is long."""
    words = name.split()
    if len(name) <= 8 or len(words) < 2:
        return [name]
    breaks = [(abs(len(" ".join(words[:cut])) - len(name) / 2), cut) for cut in range(1, len(words))]
    cut = min(breaks)[1]
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def page_of(actor: Actor, report: Report, open_key: Key | None = None) -> Page:
    """Read everything the screen of a report needs."""
    sheet = sheet_for(report)
    cells = cells_of(report.id)
    before = last_year(report)
    notes = notes_of(report)
    found = problems(sheet, values_of(cells), before)
    answers = {(note.row, note.column): note for note in notes if note.kind == NoteKind.EXPLANATION}
    is_owner = report.agency_id == actor.agency_id
    step = STEPS["change"]
    return Page(
        report=report,
        sheet=sheet,
        cells=cells,
        before=before,
        notes=notes,
        errors=[problem for problem in found if problem.kind == ERROR],
        questions=[(problem, answers.get(problem.key)) for problem in found if problem.kind != ERROR],
        is_owner=is_owner,
        can_edit=is_owner and report.state in EDITABLE and any(actor.may(right) for right in step.rights),
        open_key=open_key if open_key in cells else None,
    )


def may(actor: Actor, report: Report, step: str) -> bool:
    """Tell whether the actor may take a step on the report as it stands: side, right and state."""
    asked = STEPS[step]
    side = report.agency_id if asked.side == OWNER else report.to_agency_id
    return (
        side == actor.agency_id
        and report.state in asked.starts
        and any(actor.may(right) for right in asked.rights)
    )


def steps_of(page: Page, today: date) -> list[dict[str, str]]:
    """Return the path of the report: filled, checked, signed, received, added up."""
    report = page.report
    filled, every = page.filled
    order = {
        State.DRAFT: 1,
        State.RETURNED: 1,
        State.CHECKED: 2,
        State.SIGNED: 3,
        State.SUBMITTED: 3,
        State.ACCEPTED: 5,
        State.PUBLISHED: 5,
    }[State(report.state)]
    receiver = report.to_agency.short_name if report.to_agency else ""
    tier = {"commune": _("Xã"), "district": _("Huyện"), "province": _("Tỉnh"), "ministry": _("Bộ")}
    due = report.due_words or ""
    steps = [
        (_("Tự điền"), _("%(filled)s trên %(every)s ô") % {"filled": vn_int(filled), "every": vn_int(every)}),
        (
            _("%(tier)s kiểm tra") % {"tier": tier.get(report.agency.level, "")},
            _("bị trả lại, đang sửa") if report.state == State.RETURNED else "",
        ),
        (_("Lãnh đạo ký"), due if order < 3 else ""),
    ]
    if receiver:
        waits = _("hoặc trả lại, nêu lý do") if order < 5 else ""
        sent = _("đã nộp, chờ duyệt") if report.state == State.SUBMITTED else waits
        steps.append((_("%(receiver)s duyệt") % {"receiver": receiver}, sent))
        steps.append((_("Tổng hợp lên trên"), ""))
    else:
        steps.append((_("Chốt số"), ""))
    steps.append((_("Công bố"), "")) if report.state in (State.ACCEPTED, State.PUBLISHED) else None
    if report.state == State.PUBLISHED:
        order = len(steps)
    shown = []
    for number, (title, text) in enumerate(steps):
        state = "done" if number < order else "now" if number == order else ""
        shown.append(
            {"title": title, "text": text or (_("đang ở đây") if state == "now" else ""), "state": state}
        )
    return shown


def words_of(page: Page) -> dict[str, Any]:
    """Return how much of the words is written."""
    rows = narratives_of(page.report, page.sheet)
    return {"written": sum(bool(row.text) for row in rows), "all": len(rows)}
