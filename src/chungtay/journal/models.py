"""One line per deed or reading; the application's role may add and read lines, never change them."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id


class Entry(models.Model):
    """A deed or a reading: who, in which post, what, on which object, before and after, why, when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(_("lúc"), db_default=Now(), editable=False)
    account_id = models.UUIDField(_("tài khoản"), null=True)
    account_name = models.CharField(_("người làm"), max_length=200)
    post_id = models.UUIDField(_("chức vụ"), null=True)
    post_words = models.CharField(_("với chức vụ"), max_length=400, blank=True)
    verb = models.CharField(_("việc"), max_length=80)
    subject_kind = models.CharField(_("loại đối tượng"), max_length=60)
    subject_id = models.UUIDField(_("đối tượng"), null=True)
    child_id = models.UUIDField(_("hồ sơ trẻ em"), null=True)
    place_id = models.UUIDField(_("địa bàn"), null=True)
    before = models.JSONField(_("trước"), null=True)
    after = models.JSONField(_("sau"), null=True)
    reason = models.TextField(_("lý do"), blank=True)

    class Meta:
        db_table = "journal_entry"
        verbose_name = _("dòng nhật ký")
        verbose_name_plural = _("nhật ký")
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="journal_subject"),
            models.Index(
                fields=["child_id", "-at"], name="journal_child", condition=models.Q(child_id__isnull=False)
            ),
            models.Index(fields=["account_id", "-at"], name="journal_account"),
            models.Index(fields=["place_id", "-at"], name="journal_place"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"
