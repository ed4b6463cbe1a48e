"""What comes in from the screens of this room."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from chungtay.directives.choices import State, TaskKind
from chungtay.directives.drafts import LIST_FIELDS, TEXT_FIELDS, Changes
from chungtay.directives.models import Task

FIELD_NAMES = (*TEXT_FIELDS, *LIST_FIELDS, "issued_on")


class UploadForm(forms.Form):
    """A document as a file or as pasted words; the file stands last so that a refused one costs nothing else."""

    text = forms.CharField(
        label=_("Dán nội dung văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Dùng khi không có tệp. Dán cả phần đầu và phần ký."),
    )
    file = forms.FileField(
        label=_("Hoặc chọn tệp"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.pdf"}),
        help_text=_("Word (.docx), PDF có lớp chữ, hoặc .txt. Ảnh quét không có chữ thì máy không đọc được."),
        allow_empty_file=True,
    )


class FilterForm(forms.Form):
    """Filters of the list, kept in the address."""

    tu = forms.CharField(label=_("Số, trích yếu, cơ quan"), required=False)
    tt = forms.ChoiceField(label=_("Trạng thái"), required=False)

    def __init__(self, *args: Any, incoming: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states: list[tuple[str, Any]] = [("", _("tất cả"))]
        states += [("chua-nhan", _("chưa xác nhận đã nhận"))] if incoming else list(State.choices)
        self.fields["tt"] = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=states)


class WithdrawForm(forms.Form):
    """Why a directive is taken back."""

    reason = forms.CharField(label=_("Lý do thu hồi"), widget=forms.Textarea(attrs={"rows": 3}))


def read_changes(data: QueryDict, tasks: list[Task]) -> Changes:
    """Return what a person changed on the reading page; boxes that were not on the page change nothing."""
    changes = Changes()
    for name in FIELD_NAMES:
        if f"f-{name}" in data:
            changes.fields[name] = str(data[f"f-{name}"])
    for task in tasks:
        said = _task_changes(data, f"t-{task.id}")
        if said:
            changes.tasks[task.id] = said
    _read_choices(data, changes)
    act, _colon, rest = data.get("act", "").partition(":")
    if act == "remove" and (pk := _uuid(rest)):
        changes.removed.append(pk)
    if act == "fill":
        changes.all_due = data.get("bulk-due", "")
        changes.all_continuous = not changes.all_due.strip()
    if act == "use" and (pk := _uuid(rest.partition(":")[0])):
        changes.tasks.setdefault(pk, {})["due_on"] = rest.partition(":")[2]
    if data.get("new-text", "").strip():
        changes.added.append(
            {
                "text": data["new-text"],
                "agencies": data.get("new-agencies", ""),
                "due_on": data.get("new-due", ""),
                "continuous": bool(data.get("new-continuous")),
                "kind": TaskKind.REPORT if data.get("new-report") else TaskKind.TASK,
            }
        )
    return changes


def _task_changes(data: QueryDict, key: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for box, name in (
        ("text", "text"),
        ("agencies", "agencies"),
        ("due", "due_on"),
        ("keep", "keep_reason"),
        ("kind", "kind"),
    ):
        if f"{key}-{box}" in data:
            said[name] = data[f"{key}-{box}"]
    if f"{key}-due" in data:
        said["continuous"] = bool(data.get(f"{key}-continuous"))
    return said


def _read_choices(data: QueryDict, changes: Changes) -> None:
    for name in data:
        kind, _dash, rest = name.partition("-")
        if (
            kind == "w"
            and rest.endswith("-rule")
            and (pk := _uuid(rest.removesuffix("-rule")))
            and data[name]
        ):
            chosen = [one for one in (_uuid(str(value)) for value in data.getlist(f"w-{pk}-agencies")) if one]
            changes.receivers[pk] = (str(data[name]), chosen)
        elif kind == "b" and (pk := _uuid(rest)):
            changes.bases[pk] = _uuid(str(data[name]))


def _uuid(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None
