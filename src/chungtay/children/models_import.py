"""A spreadsheet that was sent: the batch and its rows, kept so that a dry run can be looked at and committed later."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chungtay.children.choices import BatchState, RowState
from chungtay.core.ids import new_id


class ImportBatch(models.Model):
    """One spreadsheet, checked once and committed at most once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("xã"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    file_name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("số byte"))
    sheet = models.CharField(_("trang tính"), max_length=120)
    head_row = models.PositiveIntegerField(_("dòng tiêu đề"))
    columns = models.JSONField(_("cột đã nhận ra"), default=list)
    ignored = models.JSONField(_("cột không dùng"), default=list)
    state = models.CharField(_("trạng thái"), max_length=10, choices=BatchState, default=BatchState.CHECKED)
    counts = models.JSONField(_("số dòng theo loại"), default=dict)
    account_id = models.UUIDField(_("tài khoản"), null=True)
    account_name = models.CharField(_("người gửi"), max_length=200)
    created_at = models.DateTimeField(_("gửi lúc"))
    committed_at = models.DateTimeField(_("nhập lúc"), null=True, blank=True)

    class Meta:
        db_table = "children_importbatch"
        verbose_name = _("bảng tính đã gửi")
        verbose_name_plural = _("bảng tính đã gửi")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=BatchState.values), name="children_importbatch_state"
            ),
        )
        indexes = (models.Index(fields=["place", "-created_at"], name="children_importbatch_list"),)

    def __str__(self) -> str:
        return str(self.id)


class ImportRow(models.Model):
    """One row of a spreadsheet: what was in the cells, what it was understood to mean, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows", db_index=False)
    row_no = models.PositiveIntegerField(_("dòng"))
    state = models.CharField(_("kết quả"), max_length=8, choices=RowState)
    cells = models.JSONField(_("ô như trong tệp"), default=dict)
    data = models.JSONField(_("giá trị đã hiểu"), default=dict)
    problems = models.JSONField(_("lỗi"), default=list)
    warnings = models.JSONField(_("chỗ cần xem lại"), default=list)
    match = models.ForeignKey(
        "children.Child", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    score = models.PositiveSmallIntegerField(_("điểm giống"), default=0)
    reasons = models.JSONField(_("lý do giống"), default=list)
    verdict = models.CharField(_("quyết định"), max_length=10, blank=True)
    child = models.ForeignKey(
        "children.Child", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        db_table = "children_importrow"
        verbose_name = _("dòng của bảng tính")
        verbose_name_plural = _("dòng của bảng tính")
        constraints = (
            models.UniqueConstraint(fields=["batch", "row_no"], name="children_importrow_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=RowState.values), name="children_importrow_state"
            ),
        )
        indexes = (models.Index(fields=["batch", "state", "row_no"], name="children_importrow_list"),)

    def __str__(self) -> str:
        return str(self.id)
