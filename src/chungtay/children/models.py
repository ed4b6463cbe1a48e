"""The child and what hangs on the record: residence, family, circumstances, risks, help, injuries, decisions.

Periods are half-open: `valid_to` is the first day that no longer counts, empty means still.
"""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from chungtay.children.choices import (
    BirthPrecision,
    GuardianState,
    HelpKind,
    InjuryKind,
    InjuryOutcome,
    InjuryPlace,
    NumberReason,
    Poverty,
    Relation,
    ResidenceKind,
    Sex,
    Source,
    Status,
    Verdict,
    Verification,
)
from chungtay.children.models_import import ImportBatch, ImportRow
from chungtay.core.ids import new_id


def _period(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name=name
    )


def _known(name: str, column: str, values: list[Any]) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{column}__in": values}), name=name)


class Household(models.Model):
    """The people a child lives with, as the commune numbers them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey("places.Unit", verbose_name=_("xã"), on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("số hộ"), max_length=40, blank=True)
    village = models.CharField(_("thôn, bản, tổ dân phố"), max_length=120, blank=True)
    head_name = models.CharField(_("chủ hộ"), max_length=120, blank=True)
    poverty = models.CharField(_("diện hộ"), max_length=10, choices=Poverty, default=Poverty.UNKNOWN)
    size = models.PositiveSmallIntegerField(_("số người"), null=True, blank=True)

    class Meta:
        db_table = "children_household"
        verbose_name = _("hộ gia đình")
        verbose_name_plural = _("hộ gia đình")
        constraints = (
            models.UniqueConstraint(
                fields=["place", "number"], condition=~Q(number=""), name="children_household_once"
            ),
            _known("children_household_poverty", "poverty", Poverty.values),
        )

    def __str__(self) -> str:
        return str(self.id)


class Child(models.Model):
    """One child, one record; `place` is the commune of residence as it stood when it was last recorded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(_("mã hồ sơ"), max_length=32)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    name_key = models.CharField(max_length=120, db_collation="C", editable=False)
    sort_key = models.CharField(max_length=400, db_collation="C", editable=False)
    other_name = models.CharField(_("tên gọi khác"), max_length=120, blank=True)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex)
    born_on = models.DateField(_("ngày sinh"))
    birth_precision = models.CharField(
        _("ngày sinh biết đến"), max_length=5, choices=BirthPrecision, default=BirthPrecision.DAY
    )
    born_year = models.GeneratedField(
        expression=ExtractYear("born_on"), output_field=models.IntegerField(), db_persist=True
    )
    ethnicity = models.CharField(_("dân tộc"), max_length=40, blank=True)
    ethnic_minority = models.GeneratedField(
        expression=~Q(ethnicity__in=["", "Kinh"]),  # type: ignore[arg-type]  # a condition serves as well
        output_field=models.BooleanField(),
        db_persist=True,
    )
    nationality = models.CharField(_("quốc tịch"), max_length=60, default="Việt Nam")
    birth_registered = models.BooleanField(_("đã khai sinh"), null=True, blank=True)
    personal_number = models.CharField(_("số định danh cá nhân"), max_length=12, blank=True)
    number_reason = models.CharField(
        _("vì sao chưa có số"), max_length=16, choices=NumberReason, default=NumberReason.UNKNOWN, blank=True
    )
    verification = models.CharField(
        _("xác thực"), max_length=12, choices=Verification, default=Verification.UNVERIFIED
    )
    health_insurance_number = models.CharField(_("mã thẻ bảo hiểm y tế"), max_length=15, blank=True)
    health_insurance_until = models.DateField(_("thẻ có giá trị đến hết ngày"), null=True, blank=True)
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("xã"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.CharField(_("thôn, bản, tổ dân phố"), max_length=120, blank=True)
    village_key = models.CharField(max_length=120, blank=True, db_collation="C", editable=False)
    address = models.CharField(_("số nhà, đường"), max_length=200, blank=True)
    household = models.ForeignKey(
        Household,
        verbose_name=_("hộ"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        db_index=False,
    )
    status = models.CharField(_("tình trạng"), max_length=6, choices=Status, default=Status.LIVING)
    died_on = models.DateField(_("mất ngày"), null=True, blank=True)
    left_on = models.DateField(_("rời địa bàn ngày"), null=True, blank=True)
    needs_review = models.BooleanField(_("đăng ký tạm, chờ xác minh"), default=False)
    source = models.CharField(_("nguồn"), max_length=8, choices=Source, default=Source.OFFICER)
    import_batch = models.ForeignKey(
        "children.ImportBatch",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        db_index=False,
    )
    is_sample = models.BooleanField(_("dữ liệu mẫu"), default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("đăng ký lúc"))
    updated_at = models.DateTimeField(_("sửa lúc"))
    updated_by = models.CharField(_("người sửa"), max_length=200, blank=True)

    class Meta:
        db_table = "children_child"
        verbose_name = _("trẻ em")
        verbose_name_plural = _("trẻ em")
        constraints = (
            models.UniqueConstraint(fields=["code"], name="children_child_code_once"),
            models.UniqueConstraint(fields=["id", "place"], name="children_child_kept_at"),
            models.UniqueConstraint(
                fields=["personal_number"],
                condition=~Q(personal_number=""),
                name="children_child_number_once",
            ),
            models.CheckConstraint(
                condition=Q(personal_number="") | Q(personal_number__regex=r"^[0-9]{12}$"),
                name="children_child_number_digits",
            ),
            _known("children_child_sex", "sex", Sex.values),
            _known("children_child_precision", "birth_precision", BirthPrecision.values),
            _known("children_child_status", "status", Status.values),
            models.CheckConstraint(
                condition=(Q(status=Status.DEAD) & Q(died_on__isnull=False))
                | (~Q(status=Status.DEAD) & Q(died_on__isnull=True)),
                name="children_child_death",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(died_on__gte=F("born_on")),
                name="children_child_died_after",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="children_child_version"),
        )
        indexes = (
            models.Index(fields=["place", "sort_key", "id"], name="children_child_list"),
            models.Index(fields=["place", "born_on"], name="children_child_ages"),
            models.Index(fields=["name_key", "born_on"], name="children_child_name"),
            models.Index(fields=["born_on"], name="children_child_birth"),
            models.Index(
                fields=["health_insurance_number"],
                condition=~Q(health_insurance_number=""),
                name="children_child_card",
            ),
            models.Index(
                fields=["household"], condition=Q(household__isnull=False), name="children_child_house"
            ),
            models.Index(
                fields=["import_batch"], condition=Q(import_batch__isnull=False), name="children_child_batch"
            ),
        )

    def __str__(self) -> str:
        # The code, not the name: this text reaches logs and error pages.
        return self.code


class OfChild(models.Model):
    """A row that hangs on one child.

    `kept_at` is the child's own place and nothing else: row-level security reads it, a composite foreign key
    `(child_id, kept_at_id)` holds it to the child and the database moves it when the child moves.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    kept_at = models.ForeignKey(
        "places.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_index=False,
        db_constraint=False,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will keep the row at the child's place."""
        if self.kept_at_id is None:
            self.kept_at_id = self.child.place_id
        super().save(*args, **kwargs)


class Residence(OfChild):
    """Where the child lived, during one stretch of time; a reform of units writes no row here."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="residences", db_index=False, db_constraint=False
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("xã"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(
        _("hình thức"), max_length=10, choices=ResidenceKind, default=ResidenceKind.PERMANENT
    )
    village = models.CharField(_("thôn, bản, tổ dân phố"), max_length=120, blank=True)
    address = models.CharField(_("số nhà, đường"), max_length=200, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        db_table = "children_residence"
        verbose_name = _("nơi ở")
        verbose_name_plural = _("nơi ở")
        constraints = (
            _period("children_residence_period"),
            models.UniqueConstraint(fields=["child", "valid_from"], name="children_residence_once"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(valid_to__isnull=True), name="children_residence_one_open"
            ),
        )
        indexes = (models.Index(fields=["place", "valid_from"], name="children_residence_place"),)


class Guardian(OfChild):
    """A parent, a carer or a guardian of one child."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="guardians", db_index=False, db_constraint=False
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    name_key = models.CharField(max_length=120, db_collation="C", editable=False)
    relation = models.CharField(_("quan hệ"), max_length=12, choices=Relation)
    relation_words = models.CharField(_("ghi rõ quan hệ"), max_length=60, blank=True)
    born_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    personal_number = models.CharField(_("số định danh cá nhân"), max_length=12, blank=True)
    is_carer = models.BooleanField(_("đang chăm sóc em"), default=False)
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=GuardianState, default=GuardianState.PRESENT
    )
    state_since = models.DateField(_("từ ngày"), null=True, blank=True)
    ended_on = models.DateField(_("thôi từ ngày"), null=True, blank=True)

    class Meta:
        db_table = "children_guardian"
        verbose_name = _("người thân")
        verbose_name_plural = _("người thân")
        constraints = (
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(is_carer=True, ended_on__isnull=True),
                name="children_guardian_one_carer",
            ),
            _known("children_guardian_relation", "relation", Relation.values),
            _known("children_guardian_state", "state", GuardianState.values),
            models.CheckConstraint(
                condition=Q(personal_number="") | Q(personal_number__regex=r"^[0-9]{12}$"),
                name="children_guardian_number",
            ),
        )
        indexes = (
            models.Index(fields=["child"], name="children_guardian_child"),
            models.Index(fields=["name_key"], name="children_guardian_name"),
        )


class CircumstanceSpell(OfChild):
    """The time during which a child belongs to one of the legal groups of special circumstances.

    Law: Luật Trẻ em 102/2016/QH13, Đ10 k1; NĐ 56/2017, Đ3–16. `group_key` is the letter: a b c d đ e g h i k l m n o.
    """

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="circumstances", db_index=False, db_constraint=False
    )
    group_key = models.CharField(_("nhóm"), max_length=2)
    subtype = models.CharField(_("trường hợp"), max_length=40, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=300)
    end_ground = models.CharField(_("căn cứ kết thúc"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=200, blank=True)

    class Meta:
        db_table = "children_circumstancespell"
        verbose_name = _("hoàn cảnh")
        verbose_name_plural = _("hoàn cảnh")
        constraints = (
            _period("children_circumstance_period"),
            models.UniqueConstraint(
                fields=["child", "group_key"],
                condition=Q(valid_to__isnull=True),
                name="children_circumstance_one_open",
            ),
            models.UniqueConstraint(
                fields=["child", "group_key", "valid_from"], name="children_circumstance_once"
            ),
        )
        indexes = (models.Index(fields=["group_key", "valid_from"], name="children_circumstance_group"),)


class RiskSpell(OfChild):
    """The time during which a child is at risk of special circumstances; `risk_key` is a law entry's id."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="risks", db_index=False, db_constraint=False
    )
    risk_key = models.CharField(_("nguy cơ"), max_length=40)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=300, blank=True)
    end_ground = models.CharField(_("căn cứ kết thúc"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=200, blank=True)

    class Meta:
        db_table = "children_riskspell"
        verbose_name = _("nguy cơ")
        verbose_name_plural = _("nguy cơ")
        constraints = (
            _period("children_risk_period"),
            models.UniqueConstraint(
                fields=["child", "risk_key"],
                condition=Q(valid_to__isnull=True),
                name="children_risk_one_open",
            ),
            models.UniqueConstraint(fields=["child", "risk_key", "valid_from"], name="children_risk_once"),
        )


class Help(OfChild):
    """Help a child was given."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="helps", db_index=False, db_constraint=False
    )
    kind = models.CharField(_("loại trợ giúp"), max_length=10, choices=HelpKind)
    given_on = models.DateField(_("ngày"))
    amount = models.DecimalField(_("số tiền, đồng"), max_digits=14, decimal_places=0, null=True, blank=True)
    what = models.CharField(_("nội dung"), max_length=200, blank=True)
    provider = models.CharField(_("nơi trợ giúp"), max_length=160, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=200, blank=True)

    class Meta:
        db_table = "children_help"
        verbose_name = _("trợ giúp")
        verbose_name_plural = _("trợ giúp")
        constraints = (
            _known("children_help_kind", "kind", HelpKind.values),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="children_help_amount"
            ),
        )
        indexes = (models.Index(fields=["child", "given_on"], name="children_help_child"),)


class Injury(OfChild):
    """One accident that injured a child, as the injury form counts it."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="injuries", db_index=False, db_constraint=False
    )
    kind = models.CharField(_("loại tai nạn thương tích"), max_length=2, choices=InjuryKind)
    occurred_on = models.DateField(_("ngày xảy ra"))
    place_kind = models.CharField(_("nơi xảy ra"), max_length=10, choices=InjuryPlace)
    outcome = models.CharField(_("hậu quả"), max_length=8, choices=InjuryOutcome)
    note = models.CharField(_("ghi rõ"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=200, blank=True)

    class Meta:
        db_table = "children_injury"
        verbose_name = _("tai nạn thương tích")
        verbose_name_plural = _("tai nạn thương tích")
        constraints = (
            _known("children_injury_kind", "kind", InjuryKind.values),
            _known("children_injury_place", "place_kind", InjuryPlace.values),
            _known("children_injury_outcome", "outcome", InjuryOutcome.values),
            models.UniqueConstraint(
                fields=["child"], condition=Q(outcome="died"), name="children_injury_one_death"
            ),
        )
        indexes = (models.Index(fields=["child", "occurred_on"], name="children_injury_child"),)


class MatchDecision(OfChild):
    """What an officer decided when a record looked like another one, and why."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="decisions", db_index=False, db_constraint=False
    )
    other = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    verdict = models.CharField(_("quyết định"), max_length=10, choices=Verdict)
    score = models.PositiveSmallIntegerField(_("điểm giống"))
    reason = models.CharField(_("vì sao"), max_length=500)
    decided_at = models.DateTimeField(_("lúc"))
    decided_by = models.CharField(_("người quyết định"), max_length=200)

    class Meta:
        db_table = "children_matchdecision"
        verbose_name = _("quyết định về hai hồ sơ")
        verbose_name_plural = _("quyết định về hai hồ sơ")
        constraints = (_known("children_matchdecision_verdict", "verdict", Verdict.values),)
        indexes = (models.Index(fields=["child"], name="children_matchdecision_child"),)


class NameEntry(models.Model):
    """Every distinct unmarked name on the register: names only, so that fuzzy search needs no policy.

    `folded` has the words in alphabetical order; `count` is refreshed by a job, never row by row.
    """

    key = models.CharField(max_length=120, primary_key=True, db_collation="C")
    folded = models.CharField(max_length=120, db_collation="C")
    count = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "children_name"
        verbose_name = _("tên không dấu")
        verbose_name_plural = _("tên không dấu")
        indexes = (
            models.Index(fields=["folded"], name="children_name_folded"),
            GinIndex(fields=["key"], name="children_name_trgm", opclasses=["gin_trgm_ops"]),
        )

    def __str__(self) -> str:
        return "children.NameEntry"


class CodeSeries(models.Model):
    """The last number given in one commune and year, for record codes people read."""

    pk = models.CompositePrimaryKey("place_code", "year")
    place_code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "children_codeseries"
        verbose_name = _("dãy mã hồ sơ")
        verbose_name_plural = _("dãy mã hồ sơ")

    def __str__(self) -> str:
        return f"{self.place_code}-{self.year}"


__all__ = [
    "Child",
    "CircumstanceSpell",
    "CodeSeries",
    "Guardian",
    "Help",
    "Household",
    "ImportBatch",
    "ImportRow",
    "Injury",
    "MatchDecision",
    "NameEntry",
    "Residence",
    "RiskSpell",
]
