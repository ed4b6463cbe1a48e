"""Rights and journal verbs of the reports room."""

from django.utils.translation import gettext_lazy as _

READ = "reports.read"
FILL = "reports.fill"
SIGN = "reports.sign"
REVIEW = "reports.review"
PUBLISH = "reports.publish"

RIGHTS = {
    READ: _("xem báo cáo trong phạm vi"),
    FILL: _("soạn và kiểm tra báo cáo của cơ quan"),
    SIGN: _("ký và nộp báo cáo của cơ quan"),
    REVIEW: _("duyệt hoặc trả lại báo cáo của cấp dưới"),
    PUBLISH: _("công bố báo cáo"),
}

VERBS = {
    "reports.open_period": _("giao kỳ báo cáo"),
    "reports.open": _("mở báo cáo, máy tự điền"),
    "reports.recompute": _("tính lại báo cáo"),
    "reports.change_cell": _("sửa tay một ô"),
    "reports.undo_cell": _("trả một ô về số máy đếm"),
    "reports.note_cell": _("ghi ý kiến vào một ô"),
    "reports.write_words": _("viết phần lời"),
    "reports.check": _("kiểm tra xong báo cáo"),
    "reports.reopen": _("mở lại báo cáo để sửa"),
    "reports.sign": _("ký báo cáo"),
    "reports.submit": _("nộp báo cáo"),
    "reports.return": _("trả lại báo cáo"),
    "reports.accept": _("chấp nhận báo cáo"),
    "reports.publish": _("công bố báo cáo"),
    "reports.record_past": _("nhập báo cáo giấy của năm trước"),
    "reports.open_list": _("mở danh sách đằng sau một ô"),
}
