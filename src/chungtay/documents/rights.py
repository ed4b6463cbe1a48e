"""Rights and journal verbs of the documents room."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "documents.read": _("tải tệp trong phạm vi"),
}

VERBS = {
    "documents.store": _("lưu tệp"),
    "documents.download": _("tải tệp"),
    "documents.number": _("lấy số văn bản"),
}
