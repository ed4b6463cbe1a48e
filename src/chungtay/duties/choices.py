"""Closed vocabularies of the duties room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What sort of thing is owed."""

    TASK = "task", _("Nhiệm vụ từ văn bản")
    REPORT = "report", _("Báo cáo định kỳ")
    REVIEW = "review", _("Duyệt báo cáo")
    CASE_STEP = "case_step", _("Bước của vụ việc")
    ANSWER = "answer", _("Trả lời kiến nghị")
    OTHER = "other", _("Việc khác")


class Reading(models.TextChoices):
    """The four-cell reading, in the order officials report it; derived from dates, never stored."""

    ON_TIME = "on_time", _("đúng hạn")
    DONE_LATE = "done_late", _("quá hạn đã xong")
    OPEN_WITHIN = "open_within", _("đang làm trong hạn")
    OPEN_OVERDUE = "open_overdue", _("đang quá hạn")


class Decision(models.TextChoices):
    """What became of a request for more time."""

    PENDING = "pending", _("chờ quyết định")
    GRANTED = "granted", _("đồng ý")
    REFUSED = "refused", _("không đồng ý")


class ReminderKind(models.TextChoices):
    """Why a reminder was written."""

    DUE_SOON = "due_soon", _("sắp đến hạn")
    OVERDUE = "overdue", _("đã quá hạn")
    BY_LEADER = "by_leader", _("cấp trên nhắc")


class StatusMark(models.TextChoices):
    """How far the rule behind a duty was checked against the law."""

    CONFIRMED = "confirmed", _("đã đối chiếu")
    INFERRED = "inferred", _("suy ra")
    TO_CHECK = "to_check", _("chưa đối chiếu")
