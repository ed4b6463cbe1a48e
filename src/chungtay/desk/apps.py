"""The desk as Django sees it; it owns no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Default settings of the room."""

    name = "chungtay.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
