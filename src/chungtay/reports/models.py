"""Reports and their cells, notes, words, sent versions and published files.

A cell that the level above has received lives twice: in `Cell`, locked by the state of its report, and in `FrozenCell`,
which nothing ever changes. `place` repeats the report's place on every table, so that row-level security asks one
question of each row whatever the table.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id
from chungtay.reports.choices import NoteKind, PublicationKind, State


def _place() -> "models.ForeignKey[models.Model, models.Model]":
    # The report's own link is the constrained one: sixty checks a report would be paid for nothing.
    return models.ForeignKey(
        "places.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
        editable=False,
    )


class Definition(models.Model):
    """A form with its measures as they stood when a report was filled, kept under its own hash."""

    hash = models.CharField(max_length=64, primary_key=True)
    form_id = models.CharField(_("biểu"), max_length=80)
    label = models.CharField(_("bản"), max_length=80)
    body = models.JSONField(_("nội dung"))
    created_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        db_table = "reports_definition"
        verbose_name = _("bản định nghĩa")
        verbose_name_plural = _("các bản định nghĩa")

    def __str__(self) -> str:
        return f"{self.form_id} {self.label}"


class Report(models.Model):
    """One agency's report for one regime: who owes it to whom, for which days, and how far it has come."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    regime_id = models.CharField(_("chế độ báo cáo"), max_length=80)
    cycle = models.CharField(_("kỳ"), max_length=40)
    title = models.CharField(_("tên báo cáo"), max_length=300)
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(
        "people.Agency",
        verbose_name=_("cơ quan báo cáo"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    to_agency = models.ForeignKey(
        "people.Agency",
        verbose_name=_("nơi nhận"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    duty = models.ForeignKey(
        "duties.Duty",
        verbose_name=_("việc phải làm"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    period_start = models.DateField(_("số liệu từ ngày"))
    period_end = models.DateField(_("đến hết ngày"))
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    due_words = models.CharField(_("hạn theo lời văn"), max_length=120, blank=True)
    status_mark = models.CharField(_("đối chiếu luật"), max_length=10, default="to_check")
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    is_consolidation = models.BooleanField(_("tổng hợp từ cấp dưới"), default=False)
    counted_at = models.DateTimeField(_("đếm từ sổ lúc"), null=True, blank=True)
    checked_at = models.DateTimeField(_("kiểm tra lúc"), null=True, blank=True)
    checked_by = models.CharField(_("người kiểm tra"), max_length=400, blank=True)
    signed_at = models.DateTimeField(_("ký lúc"), null=True, blank=True)
    signed_by = models.CharField(_("người ký"), max_length=400, blank=True)
    signed_title = models.CharField(_("chức vụ người ký"), max_length=200, blank=True)
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("chấp nhận lúc"), null=True, blank=True)
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    sendings = models.PositiveSmallIntegerField(_("số lần nộp"), default=0)
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(_("dữ liệu mẫu"), default=False)
    created_at = models.DateTimeField(_("mở lúc"))

    class Meta:
        db_table = "reports_report"
        verbose_name = _("báo cáo")
        verbose_name_plural = _("báo cáo")
        constraints = (
            models.UniqueConstraint(fields=["agency", "regime_id"], name="reports_report_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="reports_report_state"),
            models.CheckConstraint(
                condition=Q(period_end__gte=models.F("period_start")), name="reports_report_period"
            ),
        )
        indexes = (
            models.Index(fields=["to_agency", "cycle", "state"], name="reports_report_below"),
            models.Index(fields=["place", "period_end"], name="reports_report_place"),
        )

    def __str__(self) -> str:
        return self.title


class Cell(models.Model):
    """One number of a report: what the register counted, what the units below sent, the value that goes up."""

    pk = models.CompositePrimaryKey("report_id", "row", "column")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="cells", db_index=False)
    row = models.CharField(_("dòng"), max_length=20)
    column = models.CharField(_("cột"), max_length=40)
    place = _place()
    computed = models.BigIntegerField(_("máy đếm"), null=True)
    summed = models.BigIntegerField(_("cấp dưới nộp"), null=True)
    value = models.BigIntegerField(_("giá trị"), null=True)
    is_hand = models.BooleanField(_("sửa tay"), default=False)
    reason = models.TextField(_("lý do"), blank=True)
    changed_by = models.CharField(_("người sửa"), max_length=400, blank=True)
    changed_at = models.DateTimeField(_("sửa lúc"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "reports_cell"
        verbose_name = _("ô")
        verbose_name_plural = _("ô")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_hand=False) | ~Q(reason=""), name="reports_cell_hand_reason"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="reports_cell_not_negative"
            ),
        )

    def __str__(self) -> str:
        return f"{self.row} {self.column}"


class CellNote(models.Model):
    """Words beside one cell: a question, a reason to return it, an explanation of an unlikely number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="notes")
    row = models.CharField(max_length=20)
    column = models.CharField(max_length=40)
    place = _place()
    kind = models.CharField(_("loại"), max_length=12, choices=NoteKind)
    text = models.TextField(_("nội dung"))
    by_words = models.CharField(_("người viết"), max_length=400)
    at = models.DateTimeField(_("lúc"))
    settled_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    class Meta:
        db_table = "reports_cellnote"
        verbose_name = _("ghi chú của ô")
        verbose_name_plural = _("ghi chú của ô")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="reports_cellnote_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="reports_cellnote_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.row} {self.column}"


class Narrative(models.Model):
    """The words of a report under one heading."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="narratives", db_index=False)
    place = _place()
    heading = models.CharField(_("mã đề mục"), max_length=60)
    text = models.TextField(_("nội dung"), blank=True)
    changed_by = models.CharField(_("người viết"), max_length=400, blank=True)
    changed_at = models.DateTimeField(_("viết lúc"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "reports_narrative"
        verbose_name = _("phần lời")
        verbose_name_plural = _("các phần lời")
        constraints = (models.UniqueConstraint(fields=["report", "heading"], name="reports_narrative_once"),)

    def __str__(self) -> str:
        return self.heading


class Sending(models.Model):
    """One time a report was sent up: which definition, when, by whom, and a hash over all that was sent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sent")
    place = _place()
    number = models.PositiveSmallIntegerField(_("lần"))
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="+", db_index=False)
    counted_at = models.DateTimeField(_("đếm từ sổ lúc"), null=True)
    sent_at = models.DateTimeField(_("nộp lúc"))
    sent_by = models.CharField(_("người nộp"), max_length=400)
    words = models.JSONField(_("phần lời"), default=dict)
    hash = models.CharField(_("dấu của nội dung"), max_length=64)

    class Meta:
        db_table = "reports_sending"
        verbose_name = _("lần nộp")
        verbose_name_plural = _("các lần nộp")
        constraints = (models.UniqueConstraint(fields=["report", "number"], name="reports_sending_once"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"


class FrozenCell(models.Model):
    """One number as it was sent; written once, never changed."""

    pk = models.CompositePrimaryKey("sending_id", "row", "column")
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="cells", db_index=False)
    row = models.CharField(max_length=20)
    column = models.CharField(max_length=40)
    place = _place()
    computed = models.BigIntegerField(null=True)
    summed = models.BigIntegerField(null=True)
    value = models.BigIntegerField(null=True)
    is_hand = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "reports_frozencell"
        verbose_name = _("ô đã nộp")
        verbose_name_plural = _("ô đã nộp")

    def __str__(self) -> str:
        return f"{self.row} {self.column}"


class Part(models.Model):
    """Which sendings of the units below went into a sum, so that the sum can be taken apart for ever."""

    pk = models.CompositePrimaryKey("report_id", "sending_id")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts", db_index=False)
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = _place()

    class Meta:
        db_table = "reports_part"
        verbose_name = _("phần của số tổng hợp")
        verbose_name_plural = _("các phần của số tổng hợp")

    def __str__(self) -> str:
        return f"{self.report_id} < {self.sending_id}"


class Publication(models.Model):
    """A published file, byte for byte as it was handed out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="publications")
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = _place()
    kind = models.CharField(_("loại"), max_length=5, choices=PublicationKind)
    name = models.CharField(_("tên tệp"), max_length=160)
    number_words = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    content = models.BinaryField(_("nội dung"))
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("lúc"))
    made_by = models.CharField(_("người công bố"), max_length=400)

    class Meta:
        db_table = "reports_publication"
        verbose_name = _("bản công bố")
        verbose_name_plural = _("các bản công bố")
        constraints = (models.UniqueConstraint(fields=["sending", "kind"], name="reports_publication_once"),)

    def __str__(self) -> str:
        return self.name
