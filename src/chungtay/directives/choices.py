"""Closed vocabularies of the directives room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a directive stands."""

    DRAFT = "draft", _("đang đọc")
    CONFIRMED = "confirmed", _("đã giao")
    WITHDRAWN = "withdrawn", _("đã thu hồi")


class TaskKind(models.TextChoices):
    """What a task asks for."""

    TASK = "task", _("nhiệm vụ")
    REPORT = "report", _("báo cáo")


class Side(models.TextChoices):
    """How the words bound the due date: the day named is excluded, or is the last day itself."""

    BEFORE = "before", _("trước ngày")
    BY = "by", _("chậm nhất ngày")


class Rule(models.TextChoices):
    """How words that name receivers were turned into agencies."""

    AGENCIES = "agencies", _("cơ quan được chọn")
    PROVINCES = "provinces", _("cơ quan phụ trách công tác trẻ em của mọi tỉnh, thành phố")
    DISTRICTS = "districts", _("mọi đơn vị cấp huyện của tỉnh")
    COMMUNES = "communes", _("mọi đơn vị cấp xã trong phạm vi")
    NAMED = "named", _("mọi đơn vị nêu trong văn bản này")
    NOBODY = "nobody", _("không giao cho ai trong hệ thống này")
    UNKNOWN = "unknown", _("chưa biết là cơ quan nào")
