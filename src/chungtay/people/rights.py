"""The catalogue of rights: every room declares its own, posts are granted them, views ask for one."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_CATALOGUE: dict[str, Any] = {}

RIGHTS = {
    "people.manage": _("quản lý cơ quan, chức vụ và tài khoản trong phạm vi"),
    "journal.read": _("xem nhật ký trong phạm vi"),
}

VERBS = {
    "people.sign_in": _("đăng nhập"),
    "people.switch_post": _("đổi chức vụ đang dùng"),
    "people.create_account": _("tạo tài khoản"),
    "people.assign_post": _("giao chức vụ"),
    "people.end_post": _("thôi chức vụ"),
    "people.grant_rights": _("đổi quyền của chức vụ"),
    "people.refused": _("bị từ chối vì thiếu quyền"),
}


def register_rights(rights: Mapping[str, Any]) -> None:
    """Declare rights (`room.right`) with their Vietnamese labels; call it from the room's `ready()`."""
    _CATALOGUE.update(rights)


def catalogue() -> dict[str, str]:
    """Return every declared right with its label."""
    return {right: str(label) for right, label in sorted(_CATALOGUE.items())}


def is_known(right: str) -> bool:
    """Tell whether some room declared this right."""
    return right in _CATALOGUE
