"""From what the reader saw to the rows of a draft: nothing is added that the text does not say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chungtay.directives import rules
from chungtay.directives.choices import Side, TaskKind
from chungtay.documents.api import ReadDocument

PERIODS = {
    "month": "monthly",
    "quarter": "quarterly",
    "six_month": "six_month",
    "nine_month": "nine_month",
    "year": "yearly",
}
PERIOD_WORDS = {
    "monthly": "tháng",
    "quarterly": "quý",
    "six_month": "6 tháng",
    "nine_month": "9 tháng",
}


_REPORT_ONLY = re.compile(
    r"^(giao [^.;]{0,120}?)?(định kỳ )?"
    r"(báo cáo|thực hiện [^.;]{0,20}chế độ [^.;]{0,20}báo cáo|tổng hợp báo cáo)[^.;]*\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TaskDraft:
    """One task or report as it will be proposed."""

    kind: str
    section: str
    text: str
    agencies: tuple[str, ...] = ()
    due_on: date | None = None
    due_side: str = ""
    due_words: str = ""
    period: str = ""
    spans: dict[str, Any] = field(default_factory=dict)


def span_pairs(spans: Iterable[Any]) -> list[list[int]]:
    """Return spans as JSON keeps them."""
    return [[span.start, span.end] for span in spans]


def head_fields(read: ReadDocument) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields of the directive that the text gives, and the places of their words."""
    fields: dict[str, Any] = {
        "issuer": (read.issuer or "")[:255],
        "signer": (read.signer or "")[:160],
        "signer_title": "; ".join(item.value for item in read.signer_titles)[:200],
        "addressed_to": [item.value for item in read.addressed_to],
        "recipients": [item.value for item in read.copied_to],
        "hotlines": list(dict.fromkeys(item.value for item in read.hotlines)),
    }
    spans: dict[str, Any] = {
        "issuer": span_pairs(span for item in read.issuers for span in item.spans),
        "signer": span_pairs(span for item in (*read.signer_titles, *read.signers) for span in item.spans),
        "addressed_to": span_pairs(span for item in read.addressed_to for span in item.spans),
        "hotlines": span_pairs(span for item in read.hotlines for span in item.spans),
    }
    singles = {
        "kind": (read.kind, 60),
        "number": (read.number, 80),
        "symbol": (read.symbol, 60),
        "issued_at_place": (read.place, 120),
        "subject": (read.subject, 4000),
        "theme": (read.theme, 4000),
    }
    for name, (proposal, limit) in singles.items():
        if proposal is not None:
            fields[name] = str(proposal.value)[:limit]
            spans[name] = span_pairs(proposal.spans)
    number, symbol = fields.get("number", ""), fields.get("symbol", "")
    if symbol and number.endswith(f"/{symbol}"):
        fields["number"] = number.removesuffix(f"/{symbol}").strip()
    if read.issued_on is not None:
        fields["issued_on"] = read.issued_on.value
        spans["issued_on"] = span_pairs(read.issued_on.spans)
    return fields, {name: pairs for name, pairs in spans.items() if pairs}


ONE_SENTENCE = 220
"""A task up to this many characters whose only dates are report dates is those reports and nothing more."""


def task_drafts(read: ReadDocument) -> list[TaskDraft]:
    """Return the tasks in the order of the text, then one report per date of the report regime.

    A task that says nothing but that these reports are owed is not proposed a second time beside them.
    """
    reports = _reports(read)
    tasks = [_task(read, task) for task in read.tasks if not (reports and _only_reports(read, task))]
    return [*tasks, *reports]


def _only_reports(read: ReadDocument, task: Any) -> bool:
    """Tell whether a task is one short sentence that asks for the reports of the regime and for nothing else."""
    return bool(_is_report_date(read, task) and len(task.text) < 320 and _REPORT_ONLY.match(task.text))


def _task(read: ReadDocument, task: Any) -> TaskDraft:
    due_on, side, words, spans = None, "", "", []
    if task.due_on is not None and not _is_report_date(read, task):
        said = next((due for due in _within(read.due, task.spans) if due.on is not None), None)
        side = said.side if said and said.side in Side.values else ""
        words = said.text if said else ""
        spans = span_pairs(said.spans) if said else []
        written = said.on if said and said.on else task.due_on
        due_on = rules.last_day(written, side)
    return TaskDraft(
        kind=TaskKind.TASK,
        section=(task.section or "")[:255],
        text=task.text,
        agencies=tuple(name[:255] for name in task.agencies),
        due_on=due_on,
        due_side=side,
        due_words=words[:255],
        spans={"text": span_pairs(task.spans), "due": spans, "agencies": span_pairs(task.agency_spans)},
    )


def _within(dues: Sequence[Any], spans: Sequence[Any]) -> list[Any]:
    return [
        due
        for due in dues
        if any(span.start <= part.start and part.end <= span.end for part in due.spans for span in spans)
    ]


def _is_report_date(read: ReadDocument, task: Any) -> bool:
    """Tell whether the only dates in a task are those of the report regime, which are proposed on their own."""
    report_spans = {(span.start, span.end) for entry in read.report_regime for span in entry.spans}
    dues = [due for due in _within(read.due, task.spans) if due.on is not None]
    return bool(dues) and all((span.start, span.end) in report_spans for due in dues for span in due.spans)


def _is_report_alone(read: ReadDocument, task: Any) -> bool:
    """Tell whether a task says no more than reports with their dates, so that they must not be owed twice."""
    entries = [entry for entry in _within(read.report_regime, task.spans) if entry.on is not None]
    return bool(entries) and len(task.text) <= ONE_SENTENCE and _is_report_date(read, task)


def _reports(read: ReadDocument) -> list[TaskDraft]:
    drafts: list[TaskDraft] = []
    for entry in read.report_regime:
        if entry.on is None:
            continue
        side = entry.side if entry.side in Side.values else Side.BY
        period = PERIODS.get(entry.period or "") or rules.period_of(entry.text, entry.on)
        home = next((task for task in read.tasks if _within([entry], task.spans)), None)
        part = "" if period == "yearly" else PERIOD_WORDS.get(period, "")
        title = f"Báo cáo kết quả công tác trẻ em {part} năm {entry.on.year}"
        drafts.append(
            TaskDraft(
                kind=TaskKind.REPORT,
                section=(home.section or "") if home else "",
                text=" ".join(title.split()),
                agencies=tuple(home.agencies) if home else (),
                due_on=rules.last_day(entry.on, side),
                due_side=side,
                due_words=entry.text[:255],
                period=period,
                spans={"due": span_pairs(entry.spans), "text": _words_of(home, drafts) if home else []},
            )
        )
    return drafts


def _words_of(home: Any, before: list[TaskDraft]) -> list[list[int]]:
    """Return the sentence a report comes from, for the first report that comes from it."""
    pairs = span_pairs(home.spans)
    return [] if any(draft.spans.get("text") == pairs for draft in before) else pairs
