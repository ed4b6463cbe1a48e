"""A directive as it was read and confirmed, its tasks, those it is addressed to, and what came of it.

Words of the document keep their place in the text as spans: `{"field": [[start, end], …]}`, character offsets
into `Directive.text`. A task handed down is a duty (`duties.Duty`) with `subject_kind="directives.Task"`.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id
from chungtay.directives.choices import Rule, Side, State, TaskKind


class Directive(models.Model):
    """An official document that tells units what to do by when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(
        "people.Agency", verbose_name=_("cơ quan giao"), on_delete=models.PROTECT, related_name="+"
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    file = models.ForeignKey(
        "documents.File",
        verbose_name=_("bản gốc"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    text = models.TextField(_("văn bản đã đọc"))
    kind = models.CharField(_("tên loại"), max_length=60, blank=True)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=255, blank=True)
    issued_at_place = models.CharField(_("nơi ban hành"), max_length=120, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    subject = models.TextField(_("trích yếu"), blank=True)
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    signer_title = models.CharField(_("chức vụ người ký"), max_length=200, blank=True)
    addressed_to = models.JSONField(_("kính gửi"), default=list, blank=True)
    recipients = models.JSONField(_("nơi nhận"), default=list, blank=True)
    theme = models.TextField(_("chủ đề"), blank=True)
    hotlines = models.JSONField(_("đường dây nóng"), default=list, blank=True)
    spans = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(_("ghi chú khi đọc"), default=list, blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(_("bản"), default=1)
    created_by_account = models.UUIDField(null=True)
    created_by_name = models.CharField(_("người đưa lên"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("đưa lên lúc"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("giao lúc"), null=True, blank=True)
    confirmed_by_name = models.CharField(_("người giao"), max_length=200, blank=True)
    withdrawn_reason = models.TextField(_("lý do thu hồi"), blank=True)

    class Meta:
        db_table = "directives_directive"
        verbose_name = _("văn bản chỉ đạo")
        verbose_name_plural = _("văn bản chỉ đạo")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="directives_directive_state"
            ),
        )
        indexes = (
            models.Index(fields=["agency", "-created_at", "-id"], name="directives_outgoing"),
            models.Index(fields=["number", "issued_on"], name="directives_number"),
            models.Index(fields=["place"], name="directives_place"),
        )

    def __str__(self) -> str:
        return self.full_number or str(self.subject) or str(self.id)

    @property
    def full_number(self) -> str:
        """The number and symbol as they stand on paper, `478/LĐTBXH-TE`; empty when neither is known."""
        if not self.number or not self.symbol or self.number.endswith(self.symbol):
            return self.number
        return f"{self.number}/{self.symbol}"


class Basis(models.Model):
    """A document that the directive cites, and the directive of this system it was recognised as."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="bases")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    number = models.CharField(_("số, ký hiệu"), max_length=80)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    linked = models.ForeignKey(
        Directive,
        verbose_name=_("văn bản trong hệ thống"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cited_by",
    )
    spans = models.JSONField(default=list, blank=True)

    class Meta:
        db_table = "directives_basis"
        verbose_name = _("căn cứ")
        verbose_name_plural = _("căn cứ")
        constraints = (models.UniqueConstraint(fields=["directive", "number"], name="directives_basis_once"),)

    def __str__(self) -> str:
        return self.number


class Task(models.Model):
    """One thing a directive tells somebody to do."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    kind = models.CharField(_("loại"), max_length=10, choices=TaskKind, default=TaskKind.TASK)
    section = models.CharField(_("mục"), max_length=255, blank=True)
    text = models.TextField(_("nhiệm vụ"))
    agencies = ArrayField(
        models.CharField(max_length=255), verbose_name=_("đơn vị thực hiện"), default=list, blank=True
    )
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    due_side = models.CharField(_("cách ghi hạn"), max_length=10, choices=Side, blank=True)
    due_words = models.CharField(_("chữ ghi hạn"), max_length=255, blank=True)
    continuous = models.BooleanField(_("làm thường xuyên"), default=False)
    period = models.CharField(_("kỳ báo cáo"), max_length=12, blank=True)
    regime_id = models.CharField(_("chế độ báo cáo"), max_length=120, blank=True)
    keep_reason = models.TextField(_("lý do giữ hạn"), blank=True)
    by_hand = models.BooleanField(_("cán bộ thêm"), default=False)
    spans = models.JSONField(default=dict, blank=True)

    class Meta:
        db_table = "directives_task"
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=TaskKind.values), name="directives_task_kind"),
            models.CheckConstraint(
                condition=models.Q(due_side="") | models.Q(due_side__in=Side.values),
                name="directives_task_side",
            ),
        )
        indexes = (models.Index(fields=["directive", "position"], name="directives_task_order"),)

    def __str__(self) -> str:
        return self.text[:80]


class Addressee(models.Model):
    """Words of a directive that name receivers, and the agencies they were taken to mean."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="addressees")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    words = models.CharField(_("chữ trong văn bản"), max_length=400)
    key = models.CharField(max_length=400)
    rule = models.CharField(_("cách hiểu"), max_length=10, choices=Rule, default=Rule.UNKNOWN)
    agencies = ArrayField(models.UUIDField(), verbose_name=_("cơ quan"), default=list, blank=True)
    by_hand = models.BooleanField(_("cán bộ chọn"), default=False)

    class Meta:
        db_table = "directives_addressee"
        verbose_name = _("đơn vị nhận việc")
        verbose_name_plural = _("đơn vị nhận việc")
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["directive", "key"], name="directives_addressee_once"),
            models.CheckConstraint(
                condition=models.Q(rule__in=Rule.values), name="directives_addressee_rule"
            ),
        )

    def __str__(self) -> str:
        return self.words


class Receipt(models.Model):
    """A directive as it lies on a receiving unit's desk."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="receipts")
    agency = models.ForeignKey(
        "people.Agency", verbose_name=_("cơ quan nhận"), on_delete=models.PROTECT, related_name="+"
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("nhận lúc"), auto_now_add=True)
    acknowledged_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    acknowledged_by_name = models.CharField(_("người xác nhận"), max_length=200, blank=True)

    class Meta:
        db_table = "directives_receipt"
        verbose_name = _("văn bản đến")
        verbose_name_plural = _("văn bản đến")
        constraints = (
            models.UniqueConstraint(fields=["directive", "agency"], name="directives_receipt_once"),
        )
        indexes = (
            models.Index(fields=["agency", "-created_at", "-id"], name="directives_incoming"),
            models.Index(fields=["place", "directive"], name="directives_receipt_place"),
        )

    def __str__(self) -> str:
        return f"{self.directive_id} → {self.agency_id}"
