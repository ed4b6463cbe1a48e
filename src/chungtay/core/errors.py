"""Errors that an action may raise; every message is Vietnamese and says what to do next."""

from collections.abc import Mapping
from typing import Any


class ChungTayError(Exception):
    """An expected refusal, with a message a person can act on."""

    message = "Không làm được việc này."
    status = 400

    def __init__(self, message: str | None = None) -> None:
        self.message = message or self.message
        super().__init__(self.message)


class NotAllowed(ChungTayError):
    """The actor sees the thing but has no right to do this to it."""

    message = "Chức vụ đang dùng không có quyền làm việc này."
    status = 403


class NotFound(ChungTayError):
    """The thing does not exist, or lies outside the actor's scope: the two are told apart by nobody."""

    message = "Không tìm thấy, hoặc nằm ngoài phạm vi của chức vụ đang dùng."
    status = 404


class Invalid(ChungTayError):
    """The input breaks a rule; `problems` maps a field name to its message."""

    message = "Có chỗ chưa hợp lệ."
    status = 422

    def __init__(self, problems: Mapping[str, str] | str) -> None:
        self.problems: dict[str, str] = {"": problems} if isinstance(problems, str) else dict(problems)
        super().__init__("; ".join(self.problems.values()))


class Conflict(ChungTayError):
    """The thing is in a state that does not allow this step any more."""

    message = "Việc này đã đổi trạng thái trong lúc bạn làm. Mở lại để xem."
    status = 409


class StaleRecord(Conflict):
    """Somebody saved this record after it was opened; both versions travel with the error."""

    message = "Người khác vừa lưu bản mới hơn. Bản của bạn chưa được lưu; so hai bản rồi chọn."

    def __init__(self, *, mine: Mapping[str, Any], theirs: Mapping[str, Any], who: str = "") -> None:
        self.mine = dict(mine)
        self.theirs = dict(theirs)
        self.who = who
        super().__init__()
