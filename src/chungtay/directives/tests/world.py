"""The administration of 2022 as these tests need it: a ministry, all provinces, one province in full, one district."""

from dataclasses import dataclass
from datetime import date

from chungtay.core import clock
from chungtay.people.api import Account, Actor, Agency, Holding, Post, actor_for, refresh_scope
from chungtay.places.api import Unit, descendants, get_unit, units_on

SINCE = date(2019, 1, 1)
MARCH = date(2022, 3, 1)
APRIL_2020 = date(2020, 4, 15)
ISSUES = (
    "directives.read",
    "directives.issue",
    "directives.receive",
    "documents.read",
    "duties.read",
    "duties.act",
)
READS = ("directives.read", "directives.receive", "documents.read", "duties.read", "duties.act")
BODIES = (
    "Ủy ban nhân dân {of}", "Sở Giáo dục và Đào tạo {of}", "Sở Thông tin và Truyền thông {of}",
    "Sở Văn hóa, Thể thao và Du lịch {of}", "Sở Y tế {of}", "Sở Tư pháp {of}", "Sở Kế hoạch và Đầu tư {of}",
    "Sở Tài chính {of}", "Công an {of}", "Báo {name}", "Đài Phát thanh và Truyền hình {name}",
    "Tòa án nhân dân {of}", "Viện kiểm sát nhân dân {of}", "Ủy ban Mặt trận Tổ quốc Việt Nam {of}",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh {of}", "Hội Liên hiệp Phụ nữ {of}",
)  # fmt: skip


@dataclass
class World:
    """The agencies and officers of the tests."""

    ministry: Actor
    province: Actor
    neighbour: Actor
    school: Actor
    district: Actor
    tam_duong: Actor


def agency(
    place: Unit, level: str, kind: str, name: str, functions: list[str], parent: Agency | None = None
) -> Agency:
    """Make one agency of the structure of 2022, not saved."""
    return Agency(
        name=name, short_name=name, symbol=kind.upper()[:10], level=level, kind=kind, functions=functions,
        place=place, parent=parent, valid_from=SINCE,
    )  # fmt: skip


def officer(username: str, holder: Agency, rights: tuple[str, ...] = ISSUES, lives_on: date = MARCH) -> Actor:
    """Make an account in a new post of an agency and return the actor."""
    account = Account.objects.create_user(
        username, "mat-khau-dai-12", full_name=f"Cán bộ {username}", sample_on=lives_on
    )
    post = Post.objects.create(agency=holder, title="Cán bộ", rights=list(rights), valid_from=SINCE)
    Holding.objects.create(account=account, post=post, valid_from=SINCE)
    refresh_scope([post.id])
    return actor_for(account, Post.objects.select_related("agency__place").get(id=post.id))


def build() -> World:
    """Make the administration."""
    country, thai_binh = get_unit("VN", MARCH), get_unit("34", MARCH)
    ministry = agency(country, "ministry", "bo", "Bộ Lao động - Thương binh và Xã hội", ["child_affairs"])
    ministry.save()
    name = "Sở Lao động - Thương binh và Xã hội {}"
    offices = {
        unit.code: agency(
            unit, "province", "so_ldtbxh", name.format(unit.full_name), ["child_affairs"], ministry
        )
        for unit in units_on(MARCH, "province")
    }
    bodies = [
        agency(
            thai_binh, "province", f"co_quan_{n}", one.format(of=thai_binh.full_name, name=thai_binh.name), []
        )
        for n, one in enumerate(BODIES)
    ]
    districts = [
        agency(unit, "district", "ubnd_huyen", f"Ủy ban nhân dân {unit.full_name}", ["child_affairs"])
        for unit in descendants(thai_binh, MARCH, level="district")
    ]
    tam_duong = get_unit("106", APRIL_2020)
    below = [
        agency(
            tam_duong, "district", "ubnd_huyen", f"Ủy ban nhân dân {tam_duong.full_name}", ["child_affairs"]
        )
    ]
    below += [
        agency(unit, "commune", "ubnd_xa", f"Ủy ban nhân dân {unit.full_name}", ["child_affairs"])
        for unit in descendants(tam_duong, APRIL_2020, level="commune")
    ]
    Agency.objects.bulk_create([*offices.values(), *bodies, *districts, *below])
    return World(
        ministry=officer("bo", ministry),
        province=officer("tinh", offices["34"]),
        neighbour=officer("tinh-ben", offices["12"]),
        school=officer("giao-duc", next(one for one in bodies if "Giáo dục" in one.name), READS),
        district=officer("huyen", districts[0], READS),
        tam_duong=officer("tam-duong", below[0], lives_on=APRIL_2020),
    )


def sign_in(client, actor: Actor):
    """Sign the actor's account in on a test client."""
    account = Account.objects.get(id=actor.account_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(day: date):
    """Live on a day for one block."""
    return clock.living_on(day)
