"""The journal room as Django sees it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Default settings of the room."""

    name = "chungtay.journal"
    label = "journal"
    verbose_name = "Nhật ký"
