"""Units, their parents and their successors, each with the dates it held.

Validity is half-open: ``valid_from`` is the first day, ``valid_to`` the first day after the last one.
A unit that changed its name, kind or boundary is a new row; a ``Succession`` edge joins the two.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id
from chungtay.places.choices import Kind, Level, SuccessionKind


class Unit(models.Model):
    """One administrative unit during one unbroken stretch of time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(_("mã"), max_length=8)
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=120)
    full_name = models.CharField(_("tên đầy đủ"), max_length=140)
    key = models.CharField(
        max_length=160, db_collation="C", help_text="Unaccented lower-case full name, for search."
    )
    sort_key = models.CharField(max_length=255, db_collation="C", help_text="Vietnamese alphabetical order.")
    valid_from = models.DateField(_("có từ ngày"))
    valid_to = models.DateField(_("hết từ ngày"), null=True, blank=True)
    latitude = models.FloatField(_("vĩ độ"), null=True, blank=True)
    longitude = models.FloatField(_("kinh độ"), null=True, blank=True)

    class Meta:
        db_table = "places_unit"
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        constraints = [
            models.UniqueConstraint(fields=["code", "level", "valid_from"], name="places_unit_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="places_unit_validity",
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="places_unit_level"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="places_unit_kind"),
        ]
        indexes = [
            models.Index(fields=["level", "valid_from", "valid_to"], name="places_unit_level_dates"),
            models.Index(fields=["sort_key", "id"], name="places_unit_sorted"),
        ]

    def __str__(self) -> str:
        return self.full_name


class UnitParent(models.Model):
    """The unit above, during one stretch of time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parent_links")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="child_links")
    valid_from = models.DateField(_("có từ ngày"))
    valid_to = models.DateField(_("hết từ ngày"), null=True, blank=True)

    class Meta:
        db_table = "places_unitparent"
        verbose_name = _("đơn vị cấp trên")
        verbose_name_plural = _("đơn vị cấp trên")
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="places_unitparent_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="places_unitparent_validity",
            ),
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="places_unitparent_not_itself"),
        ]
        indexes = [models.Index(fields=["parent", "valid_from"], name="places_unitparent_down")]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"


class Succession(models.Model):
    """One unit's people and land going on in another from a given day, and the resolution that said so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="succeeded_by")
    target = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="came_from")
    on = models.DateField(_("từ ngày"))
    kind = models.CharField(_("hình thức"), max_length=10, choices=SuccessionKind.choices)
    share = models.DecimalField(
        _("phần"),
        max_digits=7,
        decimal_places=6,
        null=True,
        blank=True,
        help_text="Part of the source that went to the target; empty when nobody has stated it.",
    )
    needs_choosing = models.BooleanField(
        default=False,
        help_text="A record of the source goes to one of several targets; somebody must say which.",
    )
    resolution = models.CharField(_("nghị quyết"), max_length=120)
    status = models.CharField(max_length=10, default="to_check", help_text="confirmed, inferred or to_check.")

    class Meta:
        db_table = "places_succession"
        verbose_name = _("kế thừa địa bàn")
        verbose_name_plural = _("kế thừa địa bàn")
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "on"], name="places_succession_once"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1),
                name="places_succession_share",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SuccessionKind.values), name="places_succession_kind"
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="places_succession_not_itself"),
        ]
        indexes = [models.Index(fields=["target", "source"], name="places_succession_back")]

    def __str__(self) -> str:
        return f"{self.source_id} > {self.target_id}"
