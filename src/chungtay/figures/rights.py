"""Rights and journal verbs of the figures room."""

from django.utils.translation import gettext_lazy as _

READ = "figures.read"

RIGHTS = {READ: _("xem số liệu trong phạm vi")}
VERBS = {"figures.open_list": _("mở danh sách trẻ em đằng sau một con số")}
