"""The one thing of the law room that is kept in the database: new dates for a regime that a pack left open."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id


class RegimeOverride(models.Model):
    """Dates of an editable report regime as a document has set them; the newest row of a regime holds.

    Rows are added, never changed, so that what held on an earlier day can still be told.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    regime_id = models.CharField(_("chế độ báo cáo"), max_length=80)
    due_on = models.DateField(_("ngày trong văn bản"))
    due_side = models.CharField(
        _("cách ghi hạn"), max_length=6, choices=[("before", _("trước ngày")), ("by", _("chậm nhất ngày"))]
    )
    period_start = models.DateField(_("số liệu từ ngày"))
    period_end = models.DateField(_("số liệu đến hết ngày"))
    document = models.CharField(_("theo văn bản"), max_length=160)
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=200)

    class Meta:
        db_table = "law_regimeoverride"
        verbose_name = _("hạn báo cáo theo văn bản mới")
        verbose_name_plural = _("hạn báo cáo theo văn bản mới")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gt=F("period_start")), name="law_regimeoverride_period"
            ),
            models.CheckConstraint(
                condition=Q(due_side__in=["before", "by"]), name="law_regimeoverride_side"
            ),
        ]
        indexes = [models.Index(fields=["regime_id", "recorded_at"], name="law_regimeoverride_newest")]

    def __str__(self) -> str:
        return f"{self.regime_id}: {self.due_on}"
