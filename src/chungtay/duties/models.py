"""What is owed, requests for more time, reminders and escalations; the reading is derived from dates, never
stored.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id
from chungtay.duties.choices import Decision, Kind, ReminderKind, StatusMark


class Duty(models.Model):
    """Who owes what to whom, by when, on what basis.

    `due_on` is the last day allowed ("trước ngày 10/05" is stored as 09/05), `due_at` the instant where a
    clock of hours
    ends, `deadline_at` the last instant allowed whichever of the two decides. `late_since` keeps a
    lateness that a later
    extension would hide.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(_("loại việc"), max_length=12, choices=Kind)
    title = models.CharField(_("việc"), max_length=600)
    detail = models.TextField(_("nội dung"), blank=True, default="")
    basis = models.CharField(_("căn cứ"), max_length=500, blank=True, default="")
    owed_by = models.ForeignKey(
        "people.Agency", verbose_name=_("cơ quan phải làm"), on_delete=models.PROTECT, related_name="+"
    )
    owed_to = models.ForeignKey(
        "people.Agency",
        verbose_name=_("cơ quan giao"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("việc cấp trên"),
        on_delete=models.PROTECT,
        related_name="passed_on",
        null=True,
        blank=True,
    )
    starts_at = models.DateTimeField(_("bắt đầu tính"))
    due_on = models.DateField(_("ngày cuối được phép"))
    due_at = models.DateTimeField(_("giờ hết hạn"), null=True, blank=True)
    deadline_at = models.DateTimeField(_("hết hạn lúc"))
    due_words = models.CharField(_("hạn theo lời văn"), max_length=120, blank=True, default="")
    clock = models.CharField(_("cách tính hạn"), max_length=40, default="date")
    first_due_on = models.DateField(_("hạn ban đầu"))
    extended_at = models.DateTimeField(_("gia hạn lúc"), null=True, blank=True)
    late_since = models.DateField(_("đã quá hạn từ"), null=True, blank=True)
    document_id = models.UUIDField(_("văn bản giao"), null=True, blank=True)
    document_words = models.CharField(_("số, ký hiệu văn bản"), max_length=120, blank=True, default="")
    subject_kind = models.CharField(_("loại đối tượng"), max_length=60, blank=True, default="")
    subject_id = models.UUIDField(_("đối tượng"), null=True, blank=True)
    subject_url = models.CharField(_("nơi làm việc này"), max_length=300, blank=True, default="")
    status_mark = models.CharField(
        _("đối chiếu luật"), max_length=10, choices=StatusMark, default=StatusMark.CONFIRMED
    )
    acknowledged_at = models.DateTimeField(_("tiếp nhận lúc"), null=True, blank=True)
    acknowledged_by = models.CharField(_("người tiếp nhận"), max_length=200, blank=True, default="")
    percent = models.PositiveSmallIntegerField(_("đã làm, %"), null=True, blank=True)
    progress = models.TextField(_("tiến độ"), blank=True, default="")
    progress_at = models.DateTimeField(_("báo tiến độ lúc"), null=True, blank=True)
    last_act_at = models.DateTimeField(_("lần cuối cơ quan làm"), null=True, blank=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    done_by = models.CharField(_("người hoàn thành"), max_length=200, blank=True, default="")
    result = models.TextField(_("kết quả"), blank=True, default="")
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    created_at = models.DateTimeField(_("tạo lúc"))
    version = models.PositiveIntegerField(_("phiên bản"), default=1)

    class Meta:
        db_table = "duties_duty"
        verbose_name = _("việc phải làm")
        verbose_name_plural = _("việc phải làm")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="duties_duty_kind"),
            models.CheckConstraint(condition=Q(status_mark__in=StatusMark.values), name="duties_duty_mark"),
            models.CheckConstraint(condition=~Q(title=""), name="duties_duty_titled"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="duties_duty_percent"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="duties_duty_not_own_parent"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(withdrawn_at__isnull=True), name="duties_duty_one_end"
            ),
            models.CheckConstraint(
                condition=Q(subject_id__isnull=True) | ~Q(subject_kind=""), name="duties_duty_subject_named"
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "subject_id", "owed_by"],
                condition=Q(subject_id__isnull=False, withdrawn_at__isnull=True),
                name="duties_duty_once",
            ),
        )
        indexes = (
            models.Index(
                fields=["owed_by", "deadline_at", "id"],
                condition=Q(done_at__isnull=True, withdrawn_at__isnull=True),
                name="duties_open_by_agency",
            ),
            models.Index(
                fields=["deadline_at", "id"],
                condition=Q(done_at__isnull=True, withdrawn_at__isnull=True),
                name="duties_open_by_deadline",
            ),
            models.Index(fields=["place", "deadline_at"], name="duties_by_place"),
            models.Index(
                fields=["document_id"], condition=Q(document_id__isnull=False), name="duties_by_document"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Extension(models.Model):
    """A request for more time and what was decided, with its document; a duty has at most one open request."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="extensions")
    old_due_on = models.DateField(_("hạn cũ"))
    new_due_on = models.DateField(_("hạn xin"))
    reason = models.TextField(_("lý do"))
    document_words = models.CharField(_("văn bản xin"), max_length=200, blank=True, default="")
    asked_at = models.DateTimeField(_("xin lúc"))
    asked_by = models.CharField(_("người xin"), max_length=400)
    decision = models.CharField(_("quyết định"), max_length=10, choices=Decision, default=Decision.PENDING)
    granted_due_on = models.DateField(_("hạn được cho"), null=True, blank=True)
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True, blank=True)
    decided_by = models.CharField(_("người quyết định"), max_length=400, blank=True, default="")
    decision_words = models.TextField(_("ý kiến"), blank=True, default="")
    decision_document = models.CharField(_("văn bản quyết định"), max_length=200, blank=True, default="")

    class Meta:
        db_table = "duties_extension"
        verbose_name = _("lần xin gia hạn")
        verbose_name_plural = _("các lần xin gia hạn")
        ordering = ("-asked_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(new_due_on__gt=F("old_due_on")), name="duties_extension_later"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="duties_extension_decision"
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.PENDING, decided_at__isnull=True)
                | (~Q(decision=Decision.PENDING) & Q(decided_at__isnull=False)),
                name="duties_extension_decided",
            ),
            models.UniqueConstraint(
                fields=["duty"], condition=Q(decision=Decision.PENDING), name="duties_extension_one_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty_id} {self.old_due_on} → {self.new_due_on}"


class Reminder(models.Model):
    """A reminder shown on the desk of the agency that owes the duty; at most one of a kind per duty and day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField(_("ngày nhắc"))
    kind = models.CharField(_("lý do nhắc"), max_length=10, choices=ReminderKind)
    by_words = models.CharField(_("người nhắc"), max_length=400, blank=True, default="")
    note = models.TextField(_("lời nhắc"), blank=True, default="")
    created_at = models.DateTimeField(_("nhắc lúc"))
    mailed_at = models.DateTimeField(_("gửi thư lúc"), null=True, blank=True)

    class Meta:
        db_table = "duties_reminder"
        verbose_name = _("lần nhắc")
        verbose_name_plural = _("các lần nhắc")
        ordering = ("-on", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ReminderKind.values), name="duties_reminder_kind"),
            models.UniqueConstraint(fields=["duty", "on", "kind"], name="duties_reminder_once"),
        )
        indexes = (
            models.Index(fields=["on"], condition=Q(mailed_at__isnull=True), name="duties_reminder_unsent"),
        )

    def __str__(self) -> str:
        return f"{self.duty_id} {self.on} {self.kind}"


class Escalation(models.Model):
    """An overdue duty brought before the agency above, once per agency, until somebody there has looked at
    it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="escalations")
    to_agency = models.ForeignKey(
        "people.Agency", verbose_name=_("cơ quan cấp trên"), on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField(_("ngày chuyển"))
    created_at = models.DateTimeField(_("chuyển lúc"))
    seen_at = models.DateTimeField(_("đã xem lúc"), null=True, blank=True)
    seen_by = models.CharField(_("người xem"), max_length=400, blank=True, default="")

    class Meta:
        db_table = "duties_escalation"
        verbose_name = _("lần chuyển lên cấp trên")
        verbose_name_plural = _("các lần chuyển lên cấp trên")
        ordering = ("-on", "-id")
        constraints = (models.UniqueConstraint(fields=["duty", "to_agency"], name="duties_escalation_once"),)
        indexes = (
            models.Index(
                fields=["to_agency", "on"], condition=Q(seen_at__isnull=True), name="duties_escalation_unseen"
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty_id} → {self.to_agency_id}"
