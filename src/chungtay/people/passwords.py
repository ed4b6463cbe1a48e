"""A password that was handed over must be changed before anything else."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from chungtay.people.models import Account

CHANGE = "/tai-khoan/mat-khau/"
_OPEN = (CHANGE, "/tai-khoan/xac-nhan/", "/dang-xuat/", "/dang-nhap/")


def must_change_password(request: HttpRequest) -> HttpResponse | None:
    """Return the way to the password page while the handed-over password is still in use."""
    account = request.user
    if isinstance(account, Account) and account.must_change_password and not request.path.startswith(_OPEN):
        return HttpResponseRedirect(CHANGE)
    return None


def password_was_changed(request: HttpRequest, user: Account, **_: Any) -> None:
    """Note that the account's password is now its owner's own."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
