"""Agencies at places, posts in agencies, accounts that hold posts, and the places each post may see."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from chungtay.core.ids import new_id
from chungtay.people.choices import AgencyLevel


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with a hashed password."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        """Create an account that may sign in with `username` and `password`."""
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find an account by its sign-in name, letter case aside."""
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """One person's way in; what the person may do comes from the posts held, never from the account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(_("tên đăng nhập"), max_length=150, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=200)
    email = models.EmailField(_("thư điện tử"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)
    sample_on = models.DateField(_("ngày của dữ liệu mẫu"), null=True, blank=True)
    date_joined = models.DateTimeField(_("tạo lúc"), auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        db_table = "people_account"
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """Return the person's name as screens show it."""
        return self.full_name

    @property
    def is_staff(self) -> bool:
        """Nobody has a way around posts and rights."""
        return False


class Agency(models.Model):
    """A body that owes and is owed duties: a ministry, a department, a people's committee, a union."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("tên cơ quan"), max_length=255)
    short_name = models.CharField(_("tên ngắn"), max_length=120)
    symbol = models.CharField(_("ký hiệu văn bản"), max_length=40, blank=True)
    level = models.CharField(_("cấp"), max_length=10, choices=AgencyLevel)
    kind = models.CharField(_("loại cơ quan"), max_length=60)
    functions = ArrayField(
        models.CharField(max_length=60), verbose_name=_("chức năng"), default=list, blank=True
    )
    place = models.ForeignKey(
        "places.Unit", verbose_name=_("địa bàn"), on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("cơ quan cấp trên"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    email = models.EmailField(_("thư điện tử"), blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)
    is_sample = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        db_table = "people_agency"
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="people_agency_period",
            ),
            models.UniqueConstraint(fields=["place", "kind", "valid_from"], name="people_agency_once"),
        )
        indexes = (models.Index(fields=["level", "kind"], name="people_agency_level"),)

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A seat in an agency, with its rights; people come and go, the post's duties stay."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="posts"
    )
    title = models.CharField(_("chức vụ"), max_length=160)
    rights = ArrayField(models.CharField(max_length=60), verbose_name=_("quyền"), default=list, blank=True)
    is_leader = models.BooleanField(_("lãnh đạo"), default=False)
    is_system = models.BooleanField(_("của máy chủ"), default=False)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        db_table = "people_post"
        verbose_name = _("chức vụ")
        verbose_name_plural = _("chức vụ")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="people_post_period",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} · {self.agency.short_name}"


class Holding(models.Model):
    """The time during which an account holds a post."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(
        Account, verbose_name=_("tài khoản"), on_delete=models.PROTECT, related_name="holdings"
    )
    post = models.ForeignKey(
        Post, verbose_name=_("chức vụ"), on_delete=models.PROTECT, related_name="holdings"
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        db_table = "people_holding"
        verbose_name = _("việc giữ chức vụ")
        verbose_name_plural = _("việc giữ chức vụ")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="people_holding_period",
            ),
            models.UniqueConstraint(fields=["account", "post", "valid_from"], name="people_holding_once"),
        )

    def __str__(self) -> str:
        return f"{self.account} · {self.post}"


class Scope(models.Model):
    """A place a post may see; derived from posts and from the tree of places with its predecessors."""

    pk = models.CompositePrimaryKey("post_id", "place_id")
    # Derived from the two tables by one statement, fourteen thousand rows for a national post: checking each row's
    # keys again would cost more than writing it.
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    place = models.ForeignKey("places.Unit", on_delete=models.CASCADE, related_name="+", db_constraint=False)

    class Meta:
        db_table = "people_scope"
        verbose_name = _("phạm vi")
        verbose_name_plural = _("phạm vi")

    def __str__(self) -> str:
        return f"{self.post_id} → {self.place_id}"


class Once(models.Model):
    """A form that was sent: its key, and where the answer was, so that a second sending does nothing twice."""

    key = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", null=True)
    path = models.CharField(max_length=300)
    answer = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "people_once"
        verbose_name = _("lần gửi biểu mẫu")
        verbose_name_plural = _("lần gửi biểu mẫu")
        indexes = (models.Index(fields=["at"], name="people_once_at"),)

    def __str__(self) -> str:
        return str(self.key)
