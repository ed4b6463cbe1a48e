"""What the reading page shows, put together from a draft: rows of the head, receivers, tasks, warnings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core import clock
from chungtay.directives import links, rules
from chungtay.directives.choices import Rule, TaskKind
from chungtay.directives.drafts import Changes
from chungtay.directives.mapping import plain_words
from chungtay.directives.marks import Numbering, Page, lay_out, proposals_of
from chungtay.directives.models import Addressee, Basis, Directive, Task
from chungtay.directives.queries import bases_of, tasks_of
from chungtay.directives.targets import WHOLE, Resolver, alive, day_of
from chungtay.law.api import Superseded, superseded
from chungtay.people.api import Actor, Agency

GROUPS: tuple[tuple[str, Any, tuple[str, ...], str], ...] = (
    ("so", gettext_lazy("Số, ký hiệu"), ("number", "symbol"), "number"),
    ("ngay", gettext_lazy("Ngày, nơi ban hành"), ("issued_on", "issued_at_place"), "issued_on"),
    ("co-quan", gettext_lazy("Cơ quan"), ("issuer",), "issuer"),
    ("loai", gettext_lazy("Tên loại"), ("kind",), "kind"),
    ("trich-yeu", gettext_lazy("Trích yếu"), ("subject",), "subject"),
    ("kinh-gui", gettext_lazy("Kính gửi"), ("addressed_to",), "addressed_to"),
    ("ky", gettext_lazy("Người ký"), ("signer", "signer_title"), "signer"),
    ("chu-de", gettext_lazy("Chủ đề"), ("theme",), "theme"),
    ("duong-day", gettext_lazy("Đường dây nóng"), ("hotlines",), "hotlines"),
)
LABELS = {
    "number": gettext_lazy("Số"),
    "symbol": gettext_lazy("Ký hiệu"),
    "issued_on": gettext_lazy("Ngày ban hành"),
    "issued_at_place": gettext_lazy("Nơi ban hành"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "kind": gettext_lazy("Tên loại"),
    "subject": gettext_lazy("Trích yếu"),
    "addressed_to": gettext_lazy("Kính gửi, mỗi dòng một nơi"),
    "signer": gettext_lazy("Người ký"),
    "signer_title": gettext_lazy("Chức vụ người ký"),
    "theme": gettext_lazy("Chủ đề"),
    "hotlines": gettext_lazy("Đường dây nóng, mỗi dòng một số"),
}
LONG = frozenset({"subject", "addressed_to", "theme", "hotlines"})
OPTIONAL_WHEN_EMPTY = frozenset({"kind", "theme", "hotlines", "addressed_to"})


@dataclass(frozen=True)
class Input:
    """One box of the form."""

    name: str
    id: str
    label: str
    value: str
    long: bool = False
    problem: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the head: what was read, where, or the boxes that ask for it."""

    code: str
    label: str
    number: int
    value: str
    inputs: tuple[Input, ...] = ()
    missing: bool = False


@dataclass(frozen=True)
class WhoRow:
    """One phrase that names receivers, and what it was taken to mean."""

    addressee: Addressee
    number: int
    words: str
    meaning: str
    names: list[str]
    count: int
    asks: bool
    editing: bool
    problem: str = ""


@dataclass(frozen=True)
class BasisRow:
    """One cited document: recognised, superseded, or only cited."""

    basis: Basis
    number: int
    gone: Superseded | None


@dataclass(frozen=True)
class TaskRow:
    """One task of the table."""

    task: Task
    order: int
    number: int
    lead: str
    rest: str
    due_value: str
    asks: bool
    editing: bool
    late: rules.Upper | None = None
    earlier: date | None = None
    problem: str = ""
    keeps: str = ""
    text_value: str = ""
    agencies_value: str = ""


@dataclass
class Reading:
    """Everything the reading page shows."""

    directive: Directive
    page: Page
    numbers: Numbering
    rows: list[Row] = field(default_factory=list)
    who: list[WhoRow] = field(default_factory=list)
    bases: list[BasisRow] = field(default_factory=list)
    tasks: list[TaskRow] = field(default_factory=list)
    missing: list[rules.Missing] = field(default_factory=list)
    units: int = 0
    foreign: bool = False

    @property
    def read_count(self) -> int:
        """The number of rows of the head that were read."""
        return sum(1 for row in self.rows if row.value)

    @property
    def missing_count(self) -> int:
        """The number of rows of the head that must be filled in."""
        return sum(1 for row in self.rows if row.missing)

    @property
    def open_dues(self) -> int:
        """The number of tasks that have neither a due date nor the mark of continuous work."""
        return sum(1 for row in self.tasks if row.task.due_on is None and not row.task.continuous)

    @property
    def late(self) -> list[TaskRow]:
        """The reports due no earlier than the report one tier up."""
        return [row for row in self.tasks if row.late is not None]


def build_reading(
    actor: Actor,
    directive: Directive,
    *,
    editing: str = "",
    posted: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> Reading:
    """Put the reading page together in a constant number of queries; `posted` gives back what was typed."""
    posted, problems = posted or {}, problems or {}
    tasks = tasks_of(directive)
    addressees = list(Addressee.objects.filter(directive=directive))
    bases = bases_of(directive)
    numbers = proposals_of(directive, tasks, bases)
    uppers = links.upper_dues(actor, directive, bases, tasks)
    resolver = Resolver(directive, addressees)
    units = {target.id for task in tasks for target in resolver.of_task(task)}
    asked = rules.missing(directive, tasks, addressees, today=clock.today())
    return Reading(
        directive=directive,
        page=lay_out(directive.text, numbers.marks),
        numbers=numbers,
        rows=[_row(directive, group, numbers, editing, posted, problems) for group in GROUPS],
        who=_who(addressees, tasks, resolver, numbers, editing, problems),
        bases=[_basis(directive, basis, numbers) for basis in bases],
        tasks=[
            _task(number, task, numbers, editing, posted, problems, uppers)
            for number, task in enumerate(tasks, 1)
        ],
        missing=asked,
        units=len(units),
        foreign=bool(directive.issuer) and _is_foreign(directive),
    )


def _is_foreign(directive: Directive) -> bool:
    """Tell whether the paper was issued by a tier other than the one that is handing it down."""
    low = directive.issuer.casefold()
    level = directive.agency.level
    return (low.startswith("bộ ") and level != "ministry") or (
        level == "ministry" and not low.startswith("bộ ")
    )


def _row(
    directive: Directive,
    group: tuple[str, Any, tuple[str, ...], str],
    numbers: Numbering,
    editing: str,
    posted: Mapping[str, str],
    problems: Mapping[str, str],
) -> Row:
    code, label, names, main = group
    empty = [name for name in names if not getattr(directive, name)]
    required = [name for name in empty if name in rules.ASKED_FIELDS]
    troubled = [name for name in names if f"f-{name}" in problems or f"f-{name}" in posted]
    shown: tuple[str, ...] = ()
    if editing == code or troubled:
        shown = names
    elif required:
        shown = tuple(required)
    inputs = tuple(_input(directive, name, posted, problems) for name in shown)
    return Row(code, str(label), numbers[main], _value(directive, code), inputs, bool(required))


def _input(directive: Directive, name: str, posted: Mapping[str, str], problems: Mapping[str, str]) -> Input:
    value = posted.get(f"f-{name}", _typed(getattr(directive, name)))
    problem = problems.get(f"f-{name}", "")
    if not problem and not getattr(directive, name) and name in rules.ASKED_FIELDS:
        problem = rules.field_words()[name]
    hint = ""
    if not getattr(directive, name) and name in rules.ASKED_FIELDS:
        hint = _("Văn bản không ghi, hoặc máy không đọc được")
    return Input(f"f-{name}", f"i-{name}", str(LABELS[name]), value, name in LONG, problem, hint)


def _typed(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "\n".join(value) if isinstance(value, list) else str(value or "")


def _value(directive: Directive, code: str) -> str:
    if code == "so":
        return directive.full_number or directive.symbol
    if code == "ngay":
        day = f"{directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""
        return ", ".join(part for part in (day, directive.issued_at_place) if part)
    if code == "ky":
        return (
            ", ".join(part for part in (directive.signer, directive.signer_title) if part)
            if directive.signer
            else ""
        )
    if code in ("kinh-gui", "duong-day"):
        return "; ".join(directive.addressed_to if code == "kinh-gui" else directive.hotlines)
    return str(
        {"co-quan": directive.issuer, "loai": directive.kind, "trich-yeu": directive.subject}.get(
            code, directive.theme
        )
    )


def _who(
    addressees: Sequence[Addressee],
    tasks: Sequence[Task],
    resolver: Resolver,
    numbers: Numbering,
    editing: str,
    problems: Mapping[str, str],
) -> list[WhoRow]:
    targets = {row.id: resolver.of_addressee(row) for row in addressees}
    chosen = {target.id for row in addressees if row.rule == Rule.AGENCIES for target in targets[row.id]}
    names = dict(Agency.objects.filter(id__in=chosen).values_list("id", "name")) if chosen else {}
    places = {
        plain_words(phrase): numbers[f"task-{task.position}"]
        for task in reversed(tasks)
        for phrase in task.agencies
    }
    found = []
    for row in addressees:
        asks = row.rule == Rule.UNKNOWN
        count = len(targets[row.id])
        listed = [names[one] for one in row.agencies if one in names] if row.rule == Rule.AGENCIES else []
        problem = problems.get(f"w-{row.id}", "")
        words = _("Nhiệm vụ không ghi đơn vị nào làm") if row.key == WHOLE else row.words
        number = 0 if row.key == WHOLE else places.get(row.key) or numbers["addressed_to"]
        open_row = asks or editing == f"ai-{row.position}" or bool(problem)
        found.append(WhoRow(row, number, words, _meaning(row, count), listed, count, asks, open_row, problem))
    return found


def _meaning(row: Addressee, count: int) -> str:
    said = {"count": count}
    if row.rule == Rule.PROVINCES:
        return _("%(count)s cơ quan phụ trách công tác trẻ em của các tỉnh, thành phố") % said
    if row.rule == Rule.DISTRICTS:
        return _("%(count)s Ủy ban nhân dân cấp huyện") % said
    if row.rule == Rule.COMMUNES:
        return _("%(count)s Ủy ban nhân dân cấp xã") % said
    if row.rule == Rule.NAMED:
        return _("mọi đơn vị đã nêu trong văn bản: %(count)s đơn vị") % said
    return str(Rule(row.rule).label) if row.rule in (Rule.NOBODY, Rule.UNKNOWN) else ""


def _basis(directive: Directive, basis: Basis, numbers: Numbering) -> BasisRow:
    gone = superseded(basis.number, day_of(directive), basis.issued_on)
    return BasisRow(basis, numbers[f"basis-{basis.position}"], gone)


def _task(
    order: int,
    task: Task,
    numbers: Numbering,
    editing: str,
    posted: Mapping[str, str],
    problems: Mapping[str, str],
    uppers: Mapping[str, Sequence[rules.Upper]],
) -> TaskRow:
    lead, rest = short_words(task.text)
    late = None
    if task.kind == TaskKind.REPORT and task.due_on is not None and not task.keep_reason:
        late = rules.too_late(task.due_on, uppers.get(task.period, ()))
    key = f"t-{task.id}"
    problem = problems.get(f"{key}-due", "") or problems.get(f"{key}-text", "")
    past = task.due_on is not None and task.due_on < clock.today() and not task.keep_reason
    asks = (task.due_on is None and not task.continuous) or past
    if past and not problem:
        problem = _("Hạn đã qua")
    return TaskRow(
        task,
        order,
        numbers[f"task-{task.position}"],
        lead,
        rest,
        posted.get(f"{key}-due", _typed(task.due_on)),
        asks or bool(problem) or f"{key}-due" in posted,
        editing == f"nv-{task.position}" or f"{key}-text" in posted,
        late,
        rules.earlier_than(late) if late else None,
        problem,
        posted.get(f"{key}-keep", task.keep_reason),
        posted.get(f"{key}-text", task.text),
        posted.get(f"{key}-agencies", "\n".join(task.agencies)),
    )


def short_words(text: str) -> tuple[str, str]:
    """Return the first clause of a task and the rest, cut at a stop so that no word is lost."""
    if len(text) <= 170:
        return text, ""
    ends = [
        at for at in (text.find("; ", 40, 170), text.find(". ", 40, 170), text.rfind(", ", 60, 170)) if at > 0
    ]
    if ends:
        at = ends[0]
        return text[: at + 1].rstrip(";,"), text[at + 1 :].strip()
    at = text.rfind(" ", 50, 170)
    return text[:at], text[at:].strip()


def choosable_agencies(actor: Actor, directive: Directive) -> list[Agency]:
    """Return the agencies at the issuer's place that may be chosen by hand, by name."""
    rows = Agency.objects.filter(alive(day_of(directive)), place_id=directive.place_id).exclude(
        id=actor.agency_id
    )
    return list(rows.order_by("name"))


def rule_choices(directive: Directive, row: Addressee) -> list[tuple[str, str]]:
    """Return the ways a phrase may be understood at the issuer's tier."""
    level = directive.agency.level
    rules_here = {
        "ministry": [Rule.PROVINCES],
        "province": [Rule.AGENCIES, Rule.DISTRICTS, Rule.COMMUNES],
        "district": [Rule.AGENCIES, Rule.COMMUNES],
    }.get(level, [Rule.AGENCIES])
    named = [Rule.NAMED] if row.key == WHOLE and level != "ministry" else []
    return [(str(rule), str(rule.label)) for rule in (*named, *rules_here, Rule.NOBODY)]


def stale_rows(directive: Directive, changes: Changes) -> list[tuple[str, str, str]]:
    """Return what was typed beside what is kept now, for each thing that differs: name, mine, theirs."""
    rows = []
    for name, value in changes.fields.items():
        kept = _typed(getattr(directive, name))
        if value.strip() != kept:
            rows.append((str(LABELS.get(name, name)), value, kept))
    tasks = {task.id: (order, task) for order, task in enumerate(tasks_of(directive), 1)}
    labels = {"text": _("nội dung"), "due_on": _("hạn"), "keep_reason": _("lý do giữ hạn")}
    for pk, said in changes.tasks.items():
        if pk not in tasks:
            rows.append((_("Nhiệm vụ đã bị bỏ"), str(said.get("text") or said.get("due_on") or ""), ""))
            continue
        order, task = tasks[pk]
        for name, label in labels.items():
            kept = _typed(getattr(task, name))
            if name in said and str(said[name] or "").strip() != kept:
                words = _("Nhiệm vụ %(number)s, %(what)s") % {"number": order, "what": label}
                rows.append((words, str(said[name]), kept))
    rows += [(_("Nhiệm vụ thêm"), str(added["text"]), "") for added in changes.added]
    return rows
