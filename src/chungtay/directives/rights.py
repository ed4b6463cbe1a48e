"""Rights and journal verbs of the directives room."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "directives.read": _("xem văn bản chỉ đạo và tiến độ trong phạm vi"),
    "directives.issue": _("đưa văn bản lên, xác nhận và giao nhiệm vụ"),
    "directives.receive": _("nhận nhiệm vụ, báo tiến độ, xin gia hạn, báo xong"),
}

VERBS = {
    "directives.upload": _("đưa văn bản lên"),
    "directives.correct": _("sửa điều máy đọc được"),
    "directives.correct_task": _("sửa nhiệm vụ"),
    "directives.add_task": _("thêm nhiệm vụ"),
    "directives.remove_task": _("bỏ nhiệm vụ"),
    "directives.map_agency": _("chọn đơn vị nhận việc"),
    "directives.confirm": _("xác nhận và giao nhiệm vụ"),
    "directives.withdraw": _("thu hồi văn bản"),
    "directives.discard": _("bỏ bản đang soạn"),
    "directives.acknowledge": _("xác nhận đã nhận văn bản"),
}
