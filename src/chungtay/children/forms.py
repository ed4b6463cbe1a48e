"""Forms of the register; they forgive how people type and leave the judging to the rules."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chungtay.children import groups
from chungtay.children.choices import (
    GuardianState,
    HelpKind,
    InjuryKind,
    InjuryOutcome,
    InjuryPlace,
    NumberReason,
    Poverty,
    Relation,
    ResidenceKind,
    Sex,
    Verdict,
)
from chungtay.children.facts import ChildFacts, GuardianFacts, SpellFacts
from chungtay.children.models import Child
from chungtay.children.search import Terms
from chungtay.core.vietnamese import parse_approximate
from chungtay.people.api import Actor
from chungtay.places.api import Unit
from chungtay.ui.forms import CtFormMixin, VnDateField, VnIntegerField

_ETHNIC = (
    "Kinh, Tày, Thái, Mường, Khmer, Mông, Nùng, Hoa, Dao, Gia Rai, Ê Đê, Ba Na, Xơ Đăng, Sán Chay, Cơ Ho, Chăm,"
    " Sán Dìu, Hrê, Ra Glai, Mnông, Xtiêng, Bru Vân Kiều, Thổ, Khơ Mú, Cơ Tu, Giáy, Giẻ Triêng, Tà Ôi, Mạ, Co,"
    " Chơ Ro, Xinh Mun, Hà Nhì, Chu Ru, Lào, Kháng, La Chí, Phù Lá, La Hủ, La Ha, Pà Thẻn, Chứt, Lự, Lô Lô, Mảng,"
    " Cờ Lao, Bố Y, Cống, Ngái, Si La, Pu Péo, Rơ Măm, Brâu, Ơ Đu"
)
ETHNIC_GROUPS = tuple(name.strip() for name in _ETHNIC.split(","))
BLANK = [("", _("Chọn…"))]
REGISTERED = [("", _("chưa hỏi")), ("yes", _("đã khai sinh")), ("no", _("chưa khai sinh"))]


class Form(CtFormMixin, forms.Form):
    """A form drawn by our own templates."""


class BirthField(forms.CharField):
    """A birth date as far as it is known: a day, a month or only a year; cleans to (date, precision) or `None`."""

    default_error_messages = {
        "invalid": _("Ghi ngày sinh như 14/09/2013; chỉ biết tháng: 09/2013; chỉ biết năm: 2013")
    }

    def to_python(self, value: Any) -> Any:
        """This will read what was typed; nothing for an empty field."""
        words = super().to_python(value)
        if not words:
            return None
        found = parse_approximate(words)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def validate(self, value: Any) -> None:
        """This will accept a pair as readily as text."""
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Lengths were checked on the words, the pair has none."""


def birth_words(born_on: date | None, precision: str) -> str:
    """Return a birth date as it would be typed."""
    if born_on is None:
        return ""
    return {"year": f"{born_on.year}", "month": f"{born_on:%m/%Y}"}.get(precision, f"{born_on:%d/%m/%Y}")


class SearchForm(Form):
    """What is known of a child somebody looks for."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    born = BirthField(label=_("Ngày hoặc năm sinh"), max_length=40, required=False)
    family = forms.CharField(label=_("Mẹ, cha hoặc người chăm sóc"), max_length=120, required=False)
    village = forms.CharField(label=_("Nơi ở"), max_length=120, required=False)
    number = forms.CharField(label=_("Số định danh, mã thẻ hoặc mã hồ sơ"), max_length=40, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """This will ask for at least one thing to look for."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("name", _("Ghi ít nhất một điều để tìm"))
        return cleaned

    def terms(self) -> Terms:
        """Return the cleaned form as search terms."""
        born, precision = self.cleaned_data.get("born") or (None, "day")
        text = {name: self.cleaned_data.get(name, "") for name in ("name", "family", "village", "number")}
        return Terms(born_on=born, precision=precision, **text)


class PlaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A commune chosen by its name."""

    def label_from_instance(self, obj: Any) -> str:
        """This will show the full name of a unit."""
        return str(obj.full_name)


class ChildForm(Form):
    """Identity, papers, home and household of one child."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=Sex.choices, widget=forms.RadioSelect)
    born = BirthField(
        label=_("Ngày sinh"),
        max_length=40,
        help_text=_("14/09/2013; chỉ biết tháng: 09/2013; chỉ biết năm: 2013"),
    )
    ethnicity = forms.ChoiceField(
        label=_("Dân tộc"),
        choices=[*BLANK, *((name, name) for name in ETHNIC_GROUPS)],
        required=False,
    )
    nationality = forms.CharField(label=_("Quốc tịch"), max_length=60, initial="Việt Nam", required=False)
    birth_registered = forms.ChoiceField(label=_("Khai sinh"), choices=REGISTERED, required=False)
    personal_number = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=20,
        required=False,
        help_text=_("12 chữ số, trên giấy khai sinh"),
    )
    number_reason = forms.ChoiceField(
        label=_("Nếu chưa có số, vì sao"), choices=NumberReason.choices, required=False
    )
    health_insurance_number = forms.CharField(label=_("Mã thẻ bảo hiểm y tế"), max_length=20, required=False)
    health_insurance_until = VnDateField(label=_("Thẻ có giá trị đến hết ngày"), required=False)
    village = forms.CharField(label=_("Thôn, bản, tổ dân phố"), max_length=120, required=False)
    address = forms.CharField(label=_("Số nhà, đường"), max_length=200, required=False)
    household_number = forms.CharField(label=_("Số hộ"), max_length=40, required=False)
    household_head = forms.CharField(label=_("Chủ hộ"), max_length=120, required=False)
    poverty = forms.ChoiceField(
        label=_("Diện hộ"), choices=Poverty.choices, initial=Poverty.UNKNOWN, required=False
    )

    def facts(self, place_id: Any) -> ChildFacts:
        """Return the cleaned form as facts."""
        values = dict(self.cleaned_data)
        born, precision = values.pop("born")
        registered = {"yes": True, "no": False}.get(values.pop("birth_registered"))
        known = {name: values[name] for name in ChildForm.base_fields if name in values}
        known["poverty"] = known.get("poverty") or Poverty.UNKNOWN
        return ChildFacts(
            born_on=born, birth_precision=precision, birth_registered=registered, place_id=place_id, **known
        )

    @staticmethod
    def from_child(child: Child) -> dict[str, Any]:
        """Return the starting values for a child on the register."""
        house = child.household
        values = {
            name: getattr(child, name)
            for name in ChildForm.base_fields
            if name not in ("born", "birth_registered", "household_number", "household_head", "poverty")
        }
        return {
            **values,
            "born": birth_words(child.born_on, child.birth_precision),
            "birth_registered": ""
            if child.birth_registered is None
            else "yes"
            if child.birth_registered
            else "no",
            "household_number": house.number if house else "",
            "household_head": house.head_name if house else "",
            "poverty": house.poverty if house else Poverty.UNKNOWN,
        }


class RegisterForm(ChildForm):
    """A new child: identity, home, and the people beside the child."""

    place = PlaceChoice(label=_("Xã, phường, đặc khu"), queryset=Unit.objects.none(), empty_label=None)
    mother_name = forms.CharField(label=_("Họ và tên mẹ"), max_length=120, required=False)
    mother_year = VnIntegerField(label=_("Năm sinh của mẹ"), required=False)
    mother_state = forms.ChoiceField(
        label=_("Tình trạng của mẹ"), choices=GuardianState.choices, required=False
    )
    father_name = forms.CharField(label=_("Họ và tên cha"), max_length=120, required=False)
    father_year = VnIntegerField(label=_("Năm sinh của cha"), required=False)
    father_state = forms.ChoiceField(
        label=_("Tình trạng của cha"), choices=GuardianState.choices, required=False
    )
    carer_name = forms.CharField(
        label=_("Người đang chăm sóc, nếu không phải cha mẹ"), max_length=120, required=False
    )
    carer_relation = forms.ChoiceField(
        label=_("Người ấy là gì của em"),
        choices=[
            *BLANK,
            *((key, words) for key, words in Relation.choices if key not in ("mother", "father")),
        ],
        required=False,
    )
    phone = forms.CharField(label=_("Điện thoại của người chăm sóc"), max_length=20, required=False)

    field_order = ("full_name", "sex", "born", "ethnicity", "nationality")

    def __init__(self, *args: Any, communes: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if communes is not None:
            self.fields["place"].queryset = communes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """This will ask who the carer is when one is named."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("carer_name") and not cleaned.get("carer_relation"):
            self.add_error("carer_relation", _("Chọn quan hệ của người chăm sóc với em"))
        return cleaned

    def guardians(self) -> list[GuardianFacts]:
        """Return the people the form names."""
        values = self.cleaned_data
        has_carer = bool(values["carer_name"])
        people: list[GuardianFacts] = []
        for who in ("mother", "father"):
            if values[f"{who}_name"]:
                state = values[f"{who}_state"] or GuardianState.PRESENT
                cares = (
                    not has_carer
                    and state == GuardianState.PRESENT
                    and not any(one.is_carer for one in people)
                )
                people.append(
                    GuardianFacts(
                        full_name=values[f"{who}_name"],
                        relation=who,
                        born_year=values[f"{who}_year"],
                        state=state,
                        is_carer=cares,
                        phone=values["phone"] if cares else "",
                    )
                )
        if has_carer:
            people.append(
                GuardianFacts(
                    full_name=values["carer_name"],
                    relation=values["carer_relation"],
                    is_carer=True,
                    phone=values["phone"],
                )
            )
        return people


class DecisionForm(Form):
    """Whether two records are one child, and why."""

    verdict = forms.ChoiceField(
        label=_("Hai hồ sơ này là một em?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Vì sao bạn quyết định như vậy"),
        max_length=500,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Được lưu cùng quyết định; người sau đọc được."),
        error_messages={
            "min_length": _("Ghi rõ hơn vì sao"),
            "required": _("Ghi vì sao bạn quyết định như vậy"),
        },
    )


class CircumstanceForm(Form):
    """A child belongs to a legal group from a day on."""

    group = forms.ChoiceField(label=_("Nhóm"), help_text=_("Luật Trẻ em 102/2016/QH13, Điều 10"))
    valid_from = VnDateField(label=_("Từ ngày"))
    ground = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Giấy tờ, quyết định, kết luận; ghi cả ngày và nơi cấp"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: list[Any] = list(BLANK)
        for group in groups.readable(actor):
            if group.subtypes:
                cases = [(f"{group.id}|", _("%(letter)s) chưa rõ trường hợp") % {"letter": group.letter})]
                cases += [(f"{group.id}|{one.id}", f"{group.letter}) {one.name}") for one in group.subtypes]
                options.append((f"{group.letter}) {group.short_name}", cases))
            else:
                options.append((f"{group.id}|", f"{group.letter}) {group.short_name}"))
        self.fields["group"].choices = options  # type: ignore[attr-defined]

    def facts(self) -> SpellFacts:
        """Return the cleaned form as facts."""
        letter, _bar, subtype = self.cleaned_data["group"].partition("|")
        return SpellFacts(letter, self.cleaned_data["valid_from"], self.cleaned_data["ground"], subtype)


class RiskForm(Form):
    """A child is at risk from a day on."""

    risk = forms.ChoiceField(label=_("Nguy cơ"))
    valid_from = VnDateField(label=_("Từ ngày"))
    ground = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ai thấy, thấy gì"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["risk"].choices = [*BLANK, *((one.id, one.name) for one in groups.risk_kinds())]  # type: ignore[attr-defined]

    def facts(self) -> SpellFacts:
        """Return the cleaned form as facts."""
        return SpellFacts(
            self.cleaned_data["risk"], self.cleaned_data["valid_from"], self.cleaned_data["ground"]
        )


class EndForm(Form):
    """Something no longer holds."""

    on = VnDateField(label=_("Ngày cuối cùng còn như vậy"))
    ground = forms.CharField(label=_("Căn cứ"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class HelpForm(Form):
    """Help a child was given."""

    kind = forms.ChoiceField(label=_("Loại trợ giúp"), choices=[*BLANK, *HelpKind.choices])
    given_on = VnDateField(label=_("Ngày nhận"))
    what = forms.CharField(label=_("Nội dung"), max_length=200, required=False)
    amount = VnIntegerField(label=_("Số tiền, đồng"), required=False, min_value=0)
    provider = forms.CharField(label=_("Nơi trợ giúp"), max_length=160, required=False)
    ground = forms.CharField(label=_("Căn cứ, chính sách"), max_length=300, required=False)


class InjuryForm(Form):
    """An accident that injured a child."""

    kind = forms.ChoiceField(
        label=_("Loại tai nạn thương tích"),
        choices=[*BLANK, *((key, f"{key} {words}") for key, words in InjuryKind.choices)],
    )
    occurred_on = VnDateField(label=_("Ngày xảy ra"))
    place_kind = forms.ChoiceField(
        label=_("Nơi xảy ra"), choices=InjuryPlace.choices, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(label=_("Hậu quả"), choices=InjuryOutcome.choices, widget=forms.RadioSelect)
    died_on = VnDateField(label=_("Nếu tử vong: ngày mất"), required=False)
    note = forms.CharField(label=_("Ghi rõ"), max_length=300, required=False)


class GuardianForm(Form):
    """A parent or carer."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    relation = forms.ChoiceField(label=_("Là gì của em"), choices=[*BLANK, *Relation.choices])
    relation_words = forms.CharField(
        label=_("Gọi rõ hơn"), max_length=60, required=False, help_text=_("Bà nội, bác ruột, cơ sở nào…")
    )
    born_year = VnIntegerField(label=_("Năm sinh"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), choices=GuardianState.choices)
    state_since = VnDateField(label=_("Từ ngày"), required=False)
    is_carer = forms.BooleanField(label=_("Đang trực tiếp chăm sóc em"), required=False)

    def facts(self) -> GuardianFacts:
        """Return the cleaned form as facts."""
        return GuardianFacts(**self.cleaned_data)


class MoveForm(Form):
    """A child's new home within the scope."""

    place = PlaceChoice(label=_("Xã, phường, đặc khu mới"), queryset=Unit.objects.none(), empty_label=None)
    village = forms.CharField(label=_("Thôn, bản, tổ dân phố"), max_length=120, required=False)
    address = forms.CharField(label=_("Số nhà, đường"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Hình thức"), choices=ResidenceKind.choices)
    on = VnDateField(label=_("Chuyển đến từ ngày"))
    ground = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)

    def __init__(self, *args: Any, communes: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if communes is not None:
            self.fields["place"].queryset = communes  # type: ignore[attr-defined]


class DeathForm(Form):
    """A child died."""

    died_on = VnDateField(label=_("Ngày mất"))
    ground = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Giấy báo tử, trích lục khai tử"),
    )


class UploadForm(Form):
    """A spreadsheet of one commune."""

    place = PlaceChoice(label=_("Xã, phường, đặc khu"), queryset=Unit.objects.none(), empty_label=None)
    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_("Excel .xlsx, .xls hoặc LibreOffice .ods, tối đa 10 MB, 20.000 dòng"),
        error_messages={"required": _("Chọn một tệp"), "empty": _("Tệp này rỗng, không có gì bên trong")},
    )

    def __init__(self, *args: Any, communes: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if communes is not None:
            self.fields["place"].queryset = communes  # type: ignore[attr-defined]


def fill_errors(
    form: forms.Form, problems: Mapping[str, str], names: Mapping[str, str] | None = None
) -> None:
    """This will put the problems an action found beside the fields they belong to."""
    for name, words in problems.items():
        field = (names or {}).get(name, name)
        form.add_error(field if field in form.fields else None, words)
