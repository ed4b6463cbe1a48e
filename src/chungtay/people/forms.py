"""Forms on accounts and posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.people.actors import Actor
from chungtay.people.rights import catalogue


def _rights_of(actor: Actor) -> list[tuple[str, str]]:
    return [(right, label) for right, label in catalogue().items() if actor.may(right)]


class AccountForm(forms.Form):
    """A new account in a new post."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    username = forms.SlugField(
        label=_("Tên đăng nhập"), max_length=60, help_text=_("Chữ không dấu, số, gạch nối.")
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    title = forms.CharField(label=_("Chức vụ"), max_length=160)
    rights = forms.MultipleChoiceField(label=_("Quyền"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rights"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = _rights_of(actor)


class RightsForm(forms.Form):
    """The rights of one post, among those the actor holds."""

    rights = forms.MultipleChoiceField(label=_("Quyền"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rights"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = _rights_of(actor)


class EndForm(forms.Form):
    """The end of somebody's time in a post."""

    on = forms.DateField(
        label=_("Thôi từ ngày"), help_text=_("Ngày đầu tiên không còn giữ chức vụ, ví dụ 01/06/2026.")
    )
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))
