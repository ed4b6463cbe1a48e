"""Forms of the reports room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.reports.sheet import Heading
from chungtay.ui.forms import CtFormMixin, VnDateField, VnIntegerField


class CellForm(CtFormMixin, forms.Form):
    """A number typed by hand over the counted one, and why."""

    value = VnIntegerField(
        label=_("Số mới"), min_value=0, error_messages={"required": _("Nhập số mới. Không có thì ghi 0")}
    )
    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Cấp trên đọc lý do này bên cạnh ô. Không ghi tên trẻ em."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(CtFormMixin, forms.Form):
    """A comment beside a cell, or why an unlikely number is right."""

    text = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": _("Nhập nội dung ghi chú.")},
    )


class ReturnForm(CtFormMixin, forms.Form):
    """Which cell to correct and why, and by when to send again."""

    cell = forms.ChoiceField(label=_("Ô cần sửa"))
    reason = forms.CharField(
        label=_("Lý do trả lại"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Nêu lý do, để nơi lập biết sửa gì.")},
    )
    due_on = VnDateField(label=_("Nộp lại chậm nhất ngày"), required=False)

    def __init__(self, *args: Any, cells: list[tuple[str, str]], **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["cell"].choices = cells  # type: ignore[attr-defined]


class WordsForm(CtFormMixin, forms.Form):
    """The words of the report, one field per heading, each with the version it was opened at."""

    def __init__(
        self, *args: Any, headings: tuple[Heading, ...], versions: dict[str, int], **words: Any
    ) -> None:
        super().__init__(*args, **words)
        for heading in headings:
            self.fields[heading.id] = forms.CharField(
                label=heading.name,
                help_text=heading.hint,
                required=False,
                max_length=20000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
            self.fields[f"v_{heading.id}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=versions.get(heading.id, 0), required=False
            )
