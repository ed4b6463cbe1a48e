"""Rights and journal verbs of the children room."""

from django.utils.translation import gettext_lazy as _

READ = "children.read"
READ_RESTRICTED = "children.read_restricted"
WRITE = "children.write"
IMPORT = "children.import"
EXPORT = "children.export"

RIGHTS = {
    READ: _("xem hồ sơ trẻ em trong phạm vi"),
    READ_RESTRICTED: _("xem các nhóm hoàn cảnh hạn chế người xem"),
    WRITE: _("đăng ký và ghi vào hồ sơ trẻ em"),
    IMPORT: _("nhập hồ sơ trẻ em từ bảng tính"),
    EXPORT: _("xuất danh sách trẻ em"),
}

VERBS = {
    "children.search": _("tìm trẻ em"),
    "children.read": _("xem hồ sơ trẻ em"),
    "children.show_number": _("xem số định danh"),
    "children.register": _("đăng ký trẻ em"),
    "children.decide_match": _("quyết định hai hồ sơ có phải một em"),
    "children.edit": _("sửa hồ sơ"),
    "children.move": _("ghi chuyển nơi ở"),
    "children.record_death": _("ghi trẻ em tử vong"),
    "children.record_circumstance": _("ghi hoàn cảnh"),
    "children.end_circumstance": _("ghi hết hoàn cảnh"),
    "children.record_risk": _("ghi nguy cơ"),
    "children.end_risk": _("ghi hết nguy cơ"),
    "children.record_help": _("ghi trợ giúp"),
    "children.record_injury": _("ghi tai nạn thương tích"),
    "children.add_guardian": _("ghi người thân"),
    "children.end_guardian": _("thôi ghi người thân"),
    "children.check_import": _("kiểm tra bảng tính"),
    "children.commit_import": _("nhập bảng tính"),
    "children.imported": _("được nhập từ bảng tính"),
    "children.discard_import": _("bỏ bảng tính"),
    "children.export": _("xuất danh sách"),
    "children.seed": _("tạo dữ liệu mẫu"),
}
