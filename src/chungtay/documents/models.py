"""Files kept outside the web root, and the running numbers of official documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id


class File(models.Model):
    """A file somebody gave; its bytes lie under `settings.FILES_DIR` by a name nobody can guess."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("tên tệp"), max_length=255)
    content_type = models.CharField(_("loại tệp"), max_length=120)
    size = models.BigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=120, unique=True, help_text="Path under FILES_DIR.")
    pages = models.PositiveIntegerField(_("số trang"), null=True, blank=True)
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    created_by_account = models.UUIDField(null=True)
    created_by_post = models.UUIDField(null=True)
    created_by_name = models.CharField(_("người đưa lên"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("đưa lên lúc"), auto_now_add=True)

    class Meta:
        db_table = "documents_file"
        verbose_name = _("tệp")
        verbose_name_plural = _("tệp")
        indexes = (models.Index(fields=["place", "created_at"], name="documents_file_place"),)

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        """The kind and weight as a button shows them: "PDF, 120 KB"."""
        ending = self.name.rpartition(".")[2].upper() if "." in self.name else ""
        weight = (
            f"{max(round(self.size / 1024), 1)} KB"
            if self.size < 1_000_000
            else f"{self.size / 1_048_576:.1f} MB"
        )
        return ", ".join(part for part in (ending, weight.replace(".", ",")) if part)


class NumberSeries(models.Model):
    """The last number an agency gave in a year to documents of one kind; `kind` is the symbol's first part.

    Law: NĐ 30/2020, Đ15 (numbers run from 01 on 1 January to 31 December of each year).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(
        "people.Agency", verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="+"
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    kind = models.CharField(_("loại"), max_length=40)
    last = models.PositiveIntegerField(_("số đã cấp cuối cùng"), default=0)

    class Meta:
        db_table = "documents_numberseries"
        verbose_name = _("dãy số văn bản")
        verbose_name_plural = _("dãy số văn bản")
        constraints = (
            models.UniqueConstraint(fields=["agency", "year", "kind"], name="documents_series_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} {self.kind}: {self.last}"


class IssuedNumber(models.Model):
    """One number that was given out, and to what."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(
        NumberSeries, verbose_name=_("dãy số"), on_delete=models.PROTECT, related_name="issued"
    )
    number = models.PositiveIntegerField(_("số"))
    symbol = models.CharField(_("ký hiệu"), max_length=60)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "documents_issuednumber"
        verbose_name = _("số văn bản đã cấp")
        verbose_name_plural = _("số văn bản đã cấp")
        constraints = (models.UniqueConstraint(fields=["series", "number"], name="documents_number_once"),)

    def __str__(self) -> str:
        return f"{self.number}/{self.symbol}"
