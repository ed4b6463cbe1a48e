"""Fields that forgive how people type, and what our controls need to be read aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.core import vietnamese
from chungtay.ui import words


def is_choice_list(field: forms.BoundField) -> bool:
    """This will tell whether the control is a list of radio buttons or tick boxes."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


def widget_class(widget: forms.Widget) -> str:
    """This will name the class our style sheet expects on a control."""
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.HiddenInput):
        return ""
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


def widget_attributes(field: forms.BoundField) -> dict[str, Any]:
    """This will return the attributes of a control: its class, its hint and its error."""
    own = field.field.widget.attrs
    attributes: dict[str, Any] = {}
    class_names = f"{own.get('class', '')} {widget_class(field.field.widget)}".strip()
    if class_names:
        attributes["class"] = class_names
    described = [own["aria-describedby"]] if "aria-describedby" in own else []
    if field.help_text:
        described.append(f"{field.auto_id}_helptext")
    if field.errors:
        described.append(f"{field.auto_id}_error")
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return attributes


def field_errors(field: forms.BoundField) -> list[str]:
    """This will return the errors of a field; where Django only says "required" it names what to fill in."""
    found: list[str] = []
    for error in field.errors.as_data():
        usual = error.code == "required" and error.message == forms.Field.default_error_messages["required"]
        found += [_missing(field)] if usual else [str(text) for text in error.messages]
    return found


def _missing(field: forms.BoundField) -> str:
    """This will ask for the missing value in the words of its label."""
    label = str(field.label)
    # A label that begins with an abbreviation keeps its capitals.
    plain = label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label
    if isinstance(field.field, forms.FileField):
        return gettext("Chọn tệp: %(label)s") % {"label": plain}
    if isinstance(field.field.widget, forms.CheckboxInput):
        return gettext("Đánh dấu: %(label)s") % {"label": plain}
    if isinstance(field.field.widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return gettext("Chọn %(label)s") % {"label": plain}
    return gettext("Nhập %(label)s") % {"label": plain}


class CtRenderer(DjangoTemplates):
    """Draws Django's own `{{ form }}` and `{{ field.as_field_group }}` with our templates."""

    form_template_name = "ui/form_fields.html"
    field_template_name = "ui/field.html"


class CtFormMixin(forms.BaseForm):
    """A form drawn by our templates even where the project's renderer is another one."""

    default_renderer = CtRenderer
    use_required_attribute = False


class VnDateField(forms.DateField):
    """A day typed as people type it: `7/5/2026`, `07-05-2026`, `7.5.2026`, `07052026`, ISO dates too."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Ghi ngày theo kiểu ngày/tháng/năm, ví dụ 07/05/2026")}

    def to_python(self, value: Any) -> date | None:
        """This will return the day, or None for an empty field.

        :raises ValidationError: when the words are no day of the calendar.
        """
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return words.local_date(value)
        found = vietnamese.parse_date(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        """This will show a stored day in the order of the country and what was typed as it was typed."""
        return words.vn_date(value) if isinstance(value, date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """This will ask a phone for its number keys and tell the browser not to suggest old dates."""
        return {**super().widget_attrs(widget), "autocomplete": "off", "inputmode": "text"}


class VnIntegerField(forms.IntegerField):
    """A whole number typed with or without dots or spaces between thousands: `2.846`, `2 846`, `2846`."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Ghi một số nguyên, ví dụ 2.846")}

    def to_python(self, value: Any) -> int | None:
        """This will return the number, or None for an empty field.

        :raises ValidationError: when the text is no whole number.
        """
        if isinstance(value, str):
            value = value.strip().replace(words.MINUS, "-")
            head, *groups = value.replace("\u00a0", " ").replace(".", " ").split(" ")
            if groups and all(len(group) == 3 for group in groups):
                value = head + "".join(groups)
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """This will show a stored number with dots between thousands and what was typed as it was typed."""
        return words.vn_int(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """This will ask a phone for its number keys."""
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off"}
