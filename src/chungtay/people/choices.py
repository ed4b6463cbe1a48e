"""Closed vocabularies of the people room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyLevel(models.TextChoices):
    """The tier an agency works at; districts ended on 1 July 2025."""

    MINISTRY = "ministry", _("trung ương")
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")


CHILD_AFFAIRS = "child_affairs"
"""The function of the agency that keeps child affairs at its level."""
