"""Closed lists of the reports room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a report has come; `states.STEPS` says which step leads where."""

    DRAFT = "draft", _("đang soạn")
    CHECKED = "checked", _("đã kiểm tra")
    SIGNED = "signed", _("đã ký")
    SUBMITTED = "submitted", _("đã nộp, chờ duyệt")
    RETURNED = "returned", _("bị trả lại")
    ACCEPTED = "accepted", _("đã được chấp nhận")
    PUBLISHED = "published", _("đã công bố")


class NoteKind(models.TextChoices):
    """Why somebody wrote beside a cell."""

    COMMENT = "comment", _("ý kiến")
    RETURN = "return", _("lý do trả lại")
    EXPLANATION = "explanation", _("giải thích con số")


class PublicationKind(models.TextChoices):
    """What a published report is handed out as."""

    DOCX = "docx", _("văn bản Word")
    PDF = "pdf", _("văn bản PDF")
    XLSX = "xlsx", _("bảng tính Excel")
