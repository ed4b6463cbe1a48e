"""Closed lists of the children room; legal groups and risks are not here, they come from the law packs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Sex as written in the birth register."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class BirthPrecision(models.TextChoices):
    """How exactly the birth date is known; `born_on` holds the first day of the month or year otherwise."""

    DAY = "day", _("đúng ngày")
    MONTH = "month", _("chỉ biết tháng")
    YEAR = "year", _("chỉ biết năm")


class Status(models.TextChoices):
    """Whether the child still counts where the record stands."""

    LIVING = "living", _("đang sống")
    DEAD = "dead", _("đã mất")
    LEFT = "left", _("đã rời địa bàn")


class NumberReason(models.TextChoices):
    """Why a child has no personal number yet."""

    UNKNOWN = "", _("chưa hỏi")
    NOT_REGISTERED = "not_registered", _("chưa khai sinh")
    ABANDONED = "abandoned", _("bị bỏ rơi, chưa rõ nhân thân")
    FOREIGN = "foreign", _("người nước ngoài")
    WAITING = "waiting", _("chờ công an xác thực")


class Verification(models.TextChoices):
    """State of the record against the national population database."""

    UNVERIFIED = "unverified", _("chưa xác thực")
    VERIFIED = "verified", _("đã xác thực")
    MISMATCHED = "mismatched", _("không khớp")


class Source(models.TextChoices):
    """Where the record came from."""

    OFFICER = "officer", _("cán bộ đăng ký")
    IMPORT = "import", _("bảng tính")
    SAMPLE = "sample", _("dữ liệu mẫu")


class Poverty(models.TextChoices):
    """Poverty class of a household."""

    NONE = "none", _("không nghèo")
    POOR = "poor", _("hộ nghèo")
    NEAR = "near_poor", _("hộ cận nghèo")
    UNKNOWN = "unknown", _("chưa rõ")


class Relation(models.TextChoices):
    """Who a guardian is to the child."""

    MOTHER = "mother", _("mẹ")
    FATHER = "father", _("cha")
    GRANDMOTHER = "grandmother", _("bà")
    GRANDFATHER = "grandfather", _("ông")
    SIBLING = "sibling", _("anh, chị")
    RELATIVE = "relative", _("người thân thích")
    GUARDIAN = "guardian", _("người giám hộ")
    SUBSTITUTE = "substitute", _("người nhận chăm sóc thay thế")
    INSTITUTION = "institution", _("cơ sở trợ giúp xã hội")


class GuardianState(models.TextChoices):
    """What became of a parent or guardian, where it matters to the child."""

    PRESENT = "present", _("cùng sống")
    AWAY = "away", _("đi làm xa")
    DEAD = "dead", _("đã mất")
    MISSING = "missing", _("mất tích")
    DETAINED = "detained", _("đang chấp hành án hoặc biện pháp bắt buộc")
    UNABLE = "unable", _("không còn khả năng chăm sóc")
    APART = "apart", _("không cùng sống")


class ResidenceKind(models.TextChoices):
    """What kind of residence is registered."""

    PERMANENT = "permanent", _("thường trú")
    TEMPORARY = "temporary", _("tạm trú")
    STAYING = "staying", _("đang ở, chưa đăng ký")


class HelpKind(models.TextChoices):
    """What kind of help a child was given.

    Law: NĐ 56/2017, chương II, mục 2.
    """

    SOCIAL = "social", _("trợ giúp xã hội")
    HEALTH = "health", _("chăm sóc sức khỏe")
    EDUCATION = "education", _("hỗ trợ giáo dục, đào tạo, nghề nghiệp")
    LEGAL = "legal", _("trợ giúp pháp lý")
    COUNSEL = "counsel", _("tư vấn, trị liệu tâm lý")
    CARE = "care", _("chăm sóc thay thế")
    GIFT = "gift", _("quà, học bổng")
    OTHER = "other", _("trợ giúp khác")


class InjuryKind(models.TextChoices):
    """The eleven kinds of the injury form, by their code."""

    FALL = "01", _("Ngã")
    BURN = "02", _("Bỏng, cháy")
    TRAFFIC = "03", _("Tai nạn giao thông")
    POISON = "04", _("Ngộ độc các loại")
    CUT = "05", _("Cắt, đâm")
    CHOKE = "06", _("Ngạt thở, hóc nghẹn")
    BITE = "07", _("Súc vật cắn")
    DROWN = "08", _("Đuối nước")
    BLAST = "09", _("Bom, mìn, vật nổ")
    SHOCK = "10", _("Điện giật")
    OTHER = "11", _("Loại khác")


class InjuryPlace(models.TextChoices):
    """Where an injury happened, as the form asks."""

    HOME = "home", _("Tại nhà")
    SCHOOL = "school", _("Trường học")
    COMMUNITY = "community", _("Cộng đồng")


class InjuryOutcome(models.TextChoices):
    """What came of an injury."""

    INJURED = "injured", _("bị thương")
    DISABLED = "disabled", _("bị khuyết tật")
    DIED = "died", _("tử vong")


class Verdict(models.TextChoices):
    """What an officer decided about two records that look alike."""

    SAME = "same", _("là một em")
    DIFFERENT = "different", _("hai em khác nhau")
    UNSURE = "unsure", _("chưa chắc")


class BatchState(models.TextChoices):
    """How far a spreadsheet has come."""

    CHECKED = "checked", _("đã kiểm tra, chưa nhập")
    COMMITTED = "committed", _("đã nhập")
    DISCARDED = "discarded", _("đã bỏ")


class RowState(models.TextChoices):
    """What became of one row of a spreadsheet."""

    NEW = "new", _("em mới")
    SAME = "same", _("đã có trong sổ")
    LIKE = "like", _("giống một hồ sơ, chờ quyết định")
    WRONG = "wrong", _("có lỗi")
    DONE = "done", _("đã nhập")
    SKIPPED = "skipped", _("không nhập")
