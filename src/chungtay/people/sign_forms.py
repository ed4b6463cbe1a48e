"""The library's sign-in forms with our words; nothing in how they check is changed."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _say(form: forms.BaseForm, **labels: Any) -> None:
    """Set labels and take away placeholders, which are no labels."""
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=_("Tên đăng nhập"), password=_("Mật khẩu"))
        self.fields["password"].help_text = ""


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """Old password, new password twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            oldpassword=_("Mật khẩu đang dùng"),
            password1=_("Mật khẩu mới"),
            password2=_("Nhập lại mật khẩu mới"),
        )


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=_("Mật khẩu"))


class FactorForm(AuthenticateForm):  # type: ignore[misc]
    """The six digits, or a spare code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("Mã xác thực"))


class FactorConfirmForm(FactorReauthenticateForm):  # type: ignore[misc]
    """The six digits once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("Mã xác thực"))


class FactorOnForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first six digits, which prove that the telephone has the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("Mã xác thực"))
