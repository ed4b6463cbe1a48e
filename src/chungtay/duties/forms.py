"""Forms of one duty, and the filter of lists."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chungtay.core.errors import Invalid
from chungtay.duties.choices import Kind
from chungtay.duties.filters import EVERY_PERIOD, Asked, document_choices, period_choices, state_words
from chungtay.duties.units import NOW, THEN
from chungtay.people.api import Actor
from chungtay.ui.forms import CtFormMixin, VnDateField, VnIntegerField


class ProgressForm(CtFormMixin, forms.Form):
    """How far the agency has come."""

    text = forms.CharField(
        label=_("Đã làm được gì"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    percent = VnIntegerField(label=_("Ước đạt, %"), required=False, help_text=_("Từ 0 đến 100."))
    version = forms.IntegerField(widget=forms.HiddenInput)


class CompleteForm(CtFormMixin, forms.Form):
    """What came of it."""

    result = forms.CharField(
        label=_("Kết quả"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        help_text=_("Nêu sản phẩm, số văn bản hoặc nơi lưu."),
    )


class ExtensionForm(CtFormMixin, forms.Form):
    """A request for more time."""

    new_due_on = VnDateField(label=_("Xin đến ngày"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    document_words = forms.CharField(
        label=_("Văn bản xin gia hạn"),
        required=False,
        max_length=200,
        help_text=_("Số, ký hiệu và ngày văn bản."),
    )


class DecisionForm(CtFormMixin, forms.Form):
    """What the agency that set the duty decides."""

    granted = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[("1", _("Đồng ý gia hạn")), ("0", _("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    granted_due_on = VnDateField(
        label=_("Hạn mới"), required=False, help_text=_("Để trống là đồng ý đúng ngày đã xin.")
    )
    document = forms.CharField(
        label=_("Văn bản căn cứ"),
        required=False,
        max_length=200,
        help_text=_("Cần khi đồng ý mà đơn vị chưa gửi văn bản."),
    )
    words = forms.CharField(
        label=_("Ý kiến"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class ReasonForm(CtFormMixin, forms.Form):
    """Why a duty is called off."""

    reason = forms.CharField(
        label=_("Lý do thu hồi"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class NoteForm(CtFormMixin, forms.Form):
    """A few words that go with a reminder."""

    note = forms.CharField(
        label=_("Lời nhắc"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=_("Hiện trên bàn làm việc của đơn vị. Không ghi tên hay mã của trẻ em."),
    )


class ListFilter(CtFormMixin, forms.Form):
    """The filter of the list of duties."""

    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False)
    loai = forms.ChoiceField(label=_("Loại việc"), required=False)
    van_ban = forms.ChoiceField(label=_("Văn bản"), required=False)
    ky = forms.ChoiceField(label=_("Kỳ"), required=False)
    q = forms.CharField(label=_("Có chữ"), required=False, max_length=200)

    def __init__(self, asked: Asked, actor: Actor) -> None:
        super().__init__(initial=dict(asked.params), auto_id="loc-%s")
        offer(self, "trang_thai", _("Tất cả"), list(state_words().items()))
        offer(self, "loai", _("Tất cả"), list(Kind.choices))
        offer(self, "van_ban", _("Mọi văn bản"), document_choices(actor))
        offer(self, "ky", _("Mọi kỳ"), period_choices())
        keep(self, asked, ("don_vi", "co_quan", "goc", "doc", "ai"))


class LeaderFilter(CtFormMixin, forms.Form):
    """The filter of the leader's page."""

    loai = forms.ChoiceField(label=_("Loại việc"), required=False)
    van_ban = forms.ChoiceField(label=_("Văn bản"), required=False)
    ky = forms.ChoiceField(label=_("Kỳ"), required=False)
    doc = forms.ChoiceField(label=_("Địa bàn đọc theo"), required=False)

    def __init__(self, asked: Asked, actor: Actor, readings: dict[str, Any]) -> None:
        super().__init__(initial=dict(asked.params), auto_id="loc-%s")
        offer(self, "loai", _("Tất cả"), list(Kind.choices))
        offer(self, "van_ban", _("Mọi văn bản"), document_choices(actor))
        offer(self, "ky", _("Mọi kỳ"), period_choices(), empty_code=EVERY_PERIOD)
        offer(self, "doc", readings[NOW], [(THEN, readings[THEN])] if readings.get(THEN) else [])
        keep(self, asked, ("goc",))


def offer(
    form: forms.Form, name: str, empty: Any, choices: list[tuple[str, Any]], empty_code: str = ""
) -> None:
    """Fill a choice with its offers, the empty one first; what the address holds stays on offer."""
    current = form.initial.get(name)
    if current and current not in {EVERY_PERIOD, *(code for code, _label in choices)}:
        choices = [*choices, (current, current)]
    chooser = form.fields[name]
    assert isinstance(chooser, forms.ChoiceField)
    chooser.choices = [(empty_code, empty), *choices]


def keep(form: forms.Form, asked: Asked, names: tuple[str, ...]) -> None:
    """Carry filters that have no control of their own through the form."""
    for name in names:
        if name in asked.params:
            form.fields[name] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=asked.params[name]
            )


def add_problems(form: forms.Form, error: Invalid) -> None:
    """Put the messages of a refused action beside the fields they are about."""
    for name, message in error.problems.items():
        form.add_error(name if name in form.fields else None, ValidationError(message))
