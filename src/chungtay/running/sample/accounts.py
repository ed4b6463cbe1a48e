"""Sample posts and accounts: one password for all, each living at the date of its story."""

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.contrib.auth.hashers import make_password

from chungtay.people.api import Account, Agency, Holding, Post, refresh_scope
from chungtay.places.api import get_unit
from chungtay.running.sample.agencies import HEALTH_DAY, HEALTH_FROM, LABOUR_DAY, TWO_TIERS_FROM, agency_id

SYSTEM_POST = uuid5(NAMESPACE_URL, "chung-tay:may-chu")

_ALL = ("directives.read", "documents.read", "duties.read", "duties.act", "reports.read", "figures.read")
OFFICE = (*_ALL, "directives.issue", "directives.receive", "duties.oversee", "reports.fill", "reports.review")
LEADER = (*OFFICE, "reports.sign", "reports.publish", "people.manage", "journal.read")
MINISTRY = (*LEADER, "law.edit")
REGISTER = ("children.read", "children.write", "children.import", "children.export")
COMMUNE = (
    *_ALL,
    *REGISTER,
    "children.read_restricted",
    "directives.issue",
    "directives.receive",
    "reports.fill",
)
CHAIR = (
    *_ALL,
    "children.read",
    "directives.issue",
    "directives.receive",
    "duties.oversee",
    "reports.sign",
    "people.manage",
)
BODY = (*_ALL, "directives.receive")


@dataclass(frozen=True)
class Seat:
    """One sample account with one of its posts."""

    username: str
    full_name: str
    title: str
    kind: str
    code: str
    rights: tuple[str, ...]
    lives_on: date
    is_leader: bool = False

    @property
    def since(self) -> date:
        """The day the post begins: before or after the change of structure."""
        return TWO_TIERS_FROM if self.lives_on >= HEALTH_FROM else date(2019, 1, 1)


APRIL_2020 = date(2020, 4, 15)
MARCH_2022 = date(2022, 3, 22)

SEATS = (
    Seat("bo2022", "Trần Quang Vĩnh", "Chuyên viên Cục Trẻ em", "bo_ldtbxh", "VN", LEADER, LABOUR_DAY, True),
    Seat(
        "thaibinh2022",
        "Phạm Thu Hoài",
        "Trưởng phòng Trẻ em",
        "so_ldtbxh",
        "34",
        (*LEADER, "children.read"),
        MARCH_2022,
        True,
    ),
    Seat("giaoduc2022", "Bùi Văn Khải", "Chuyên viên", "so_gddt", "34", BODY, MARCH_2022),
    Seat("donghung2022", "Vũ Đình Lâm", "Trưởng phòng LĐTBXH", "ubnd_huyen", "340", LEADER, MARCH_2022, True),
    Seat(
        "xa2022",
        "Đỗ Thị Ngân",
        "Bảo vệ trẻ em",
        "ubnd_xa",
        "12694",
        (*COMMUNE, "reports.sign"),
        date(2022, 5, 4),
    ),
    Seat("laichau2020", "Mùa A Chứ", "Trưởng phòng Trẻ em", "so_ldtbxh", "12", LEADER, APRIL_2020, True),
    Seat(
        "tamduong2020", "Vàng Văn Pao", "Trưởng phòng LĐTBXH", "ubnd_huyen", "106", LEADER, APRIL_2020, True
    ),
    Seat(
        "bo", "Hoàng Minh Châu", "Chuyên viên Cục Bà mẹ và Trẻ em", "bo_yte", "VN", MINISTRY, HEALTH_DAY, True
    ),
    Seat(
        "laichau",
        "Nguyễn Đức Trường Giang",
        "Phó Giám đốc",
        "so_yte",
        "12",
        (*LEADER, "children.read"),
        HEALTH_DAY,
        True,
    ),
    Seat("binhlu", "Lò Thị Minh Hạnh", "Bảo vệ trẻ em", "ubnd_xa", "03390", COMMUNE, HEALTH_DAY),
    Seat("binhlu.chutich", "Tẩn A Lềnh", "Chủ tịch", "ubnd_xa", "03390", CHAIR, HEALTH_DAY, True),
    Seat("tanphong", "Quàng Thị Hương Ly", "Bảo vệ trẻ em", "ubnd_xa", "03408", COMMUNE, HEALTH_DAY),
    Seat("congan", "Lường Văn Sơn", "Cán bộ", "cong_an_tinh", "12", BODY, HEALTH_DAY),
)


def ensure_system_post() -> Post:
    """Create the server's own seat at the ministry of the day; it sees the whole country and nobody holds it."""
    ministry = Agency.objects.get(id=agency_id("bo_yte", "VN", HEALTH_FROM))
    post, _ = Post.objects.get_or_create(
        id=SYSTEM_POST,
        defaults={
            "agency": ministry,
            "title": "Máy chủ",
            "rights": sorted({*LEADER, *REGISTER, "children.read_restricted"}),
            "is_system": True,
            "valid_from": date(2017, 1, 1),
        },
    )
    return post


def build_accounts() -> list[Post]:
    """Create the sample accounts with their posts; returns the posts, whose scope must then be computed."""
    hashed = make_password(settings.CHUNGTAY_SAMPLE_PASSWORD)
    posts = [ensure_system_post()]
    for seat in SEATS:
        place = get_unit(seat.code, seat.lives_on)
        agency = Agency.objects.filter(kind=seat.kind, place=place, valid_from__lte=seat.lives_on).latest(
            "valid_from"
        )
        account, _ = Account.objects.get_or_create(
            username=seat.username,
            defaults={
                "id": uuid5(NAMESPACE_URL, f"chung-tay:mau:tai-khoan:{seat.username}"),
                "full_name": seat.full_name,
                "password": hashed,
                "sample_on": seat.lives_on,
            },
        )
        post, _ = Post.objects.get_or_create(
            id=uuid5(NAMESPACE_URL, f"chung-tay:mau:chuc-vu:{seat.username}"),
            defaults={
                "agency": agency,
                "title": seat.title,
                "rights": sorted(seat.rights),
                "is_leader": seat.is_leader,
                "valid_from": seat.since,
            },
        )
        Holding.objects.get_or_create(account=account, post=post, valid_from=seat.since)
        posts.append(post)
    refresh_scope([post.id for post in posts])
    return posts
