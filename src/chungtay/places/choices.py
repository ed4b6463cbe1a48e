"""Closed lists of the places room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How high a unit stands; ``district`` ended on 1 July 2025."""

    COUNTRY = "country", _("Cả nước")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")


class Kind(models.TextChoices):
    """What the law calls a unit; the value is the Vietnamese word itself."""

    COUNTRY = "quốc gia", _("quốc gia")
    TINH = "tỉnh", _("tỉnh")
    THANH_PHO = "thành phố", _("thành phố")
    HUYEN = "huyện", _("huyện")
    QUAN = "quận", _("quận")
    THI_XA = "thị xã", _("thị xã")
    XA = "xã", _("xã")
    PHUONG = "phường", _("phường")
    THI_TRAN = "thị trấn", _("thị trấn")
    DAC_KHU = "đặc khu", _("đặc khu")


class SuccessionKind(models.TextChoices):
    """What happened to a unit on the day it ended."""

    UNCHANGED = "unchanged", _("giữ nguyên")
    RENAMED = "renamed", _("đổi tên hoặc đổi loại")
    MERGED = "merged", _("nhập vào")
    SPLIT = "split", _("chia ra")
    MOVED = "moved", _("chuyển về")


LEVEL_RANK = {Level.COUNTRY: 0, Level.PROVINCE: 1, Level.DISTRICT: 2, Level.COMMUNE: 3}
