"""What a post may do with duties, and the verbs the journal keeps."""

from django.utils.translation import gettext_lazy as _

READ = "duties.read"
ACT = "duties.act"
OVERSEE = "duties.oversee"

RIGHTS = {
    READ: _("xem việc phải làm trong phạm vi"),
    ACT: _("tiếp nhận, báo tiến độ, xin gia hạn và hoàn thành việc của cơ quan mình"),
    OVERSEE: _("theo dõi hạn của các đơn vị, giao việc, nhắc việc và quyết định gia hạn"),
}

VERBS = {
    "duties.open": _("giao việc"),
    "duties.cascade": _("giao việc cho nhiều đơn vị"),
    "duties.acknowledge": _("tiếp nhận việc"),
    "duties.progress": _("báo tiến độ"),
    "duties.complete": _("hoàn thành việc"),
    "duties.ask_extension": _("xin gia hạn"),
    "duties.grant_extension": _("đồng ý gia hạn"),
    "duties.refuse_extension": _("không đồng ý gia hạn"),
    "duties.withdraw": _("thu hồi việc"),
    "duties.remind": _("nhắc việc"),
    "duties.escalate": _("chuyển việc quá hạn lên cấp trên"),
    "duties.see_escalation": _("đã xem việc quá hạn của cấp dưới"),
}
