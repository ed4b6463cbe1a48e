"""The room of administrative units."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Register the room with Django."""

    name = "chungtay.places"
    label = "places"
    verbose_name = _("Địa bàn")
    default_auto_field = "django.db.models.BigAutoField"
