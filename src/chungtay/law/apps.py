"""The room of law packs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    """Register the room with Django."""

    name = "chungtay.law"
    label = "law"
    verbose_name = _("Văn bản pháp luật")
