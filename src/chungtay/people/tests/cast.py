"""The cast of every access test: An and Bình in one commune, Cúc above them, Dũng elsewhere."""

from dataclasses import dataclass
from datetime import date

from chungtay.people.api import Account, Actor, Agency, Holding, Post, actor_for, refresh_scope
from chungtay.places.api import Unit, get_unit

DAY = date(2026, 5, 7)
SINCE = date(2025, 7, 1)


@dataclass(frozen=True)
class Cast:
    """Four officers of 2026: An and Bình in xã Bình Lư, Cúc over Lai Châu, Dũng in phường Tân Phong."""

    an: Actor
    binh: Actor
    cuc: Actor
    dung: Actor
    ministry: Agency
    province: Agency
    commune: Agency
    other: Agency


def make_agency(
    kind: str, name: str, level: str, place: Unit, parent: Agency | None, *functions: str
) -> Agency:
    """Create one agency of the structure of 2026."""
    return Agency.objects.create(
        kind=kind,
        name=name,
        short_name=name,
        symbol=kind.upper()[:4],
        level=level,
        place=place,
        parent=parent,
        functions=list(functions or ("child_affairs",)),
        valid_from=SINCE,
    )


def make_actor(username: str, name: str, agency: Agency, *rights: str, is_leader: bool = False) -> Actor:
    """Create an account in a post with rights, compute its scope, and return the actor."""
    account = Account.objects.create_user(username, "mat-khau-dai-12", full_name=name, sample_on=DAY)
    post = Post.objects.create(
        agency=agency, title="Cán bộ", rights=list(rights), is_leader=is_leader, valid_from=SINCE
    )
    Holding.objects.create(account=account, post=post, valid_from=SINCE)
    refresh_scope([post.id])
    return actor_for(account, Post.objects.select_related("agency__place").get(id=post.id))


def make_cast(*write: str, read: tuple[str, ...] = (), above: tuple[str, ...] = ()) -> Cast:
    """Create the cast: An and Dũng may `write` (and read), Bình may only `read`, Cúc holds `above`."""
    ministry = make_agency("bo_yte", "Bộ Y tế", "ministry", get_unit("VN", DAY), None)
    province = make_agency("so_yte", "Sở Y tế tỉnh Lai Châu", "province", get_unit("12", DAY), ministry)
    commune = make_agency(
        "ubnd_xa", "Ủy ban nhân dân xã Bình Lư", "commune", get_unit("03390", DAY), province
    )
    other = make_agency(
        "ubnd_xa", "Ủy ban nhân dân phường Tân Phong", "commune", get_unit("03408", DAY), province
    )
    return Cast(
        an=make_actor("an", "Lò Thị An", commune, *write, *read),
        binh=make_actor("binh", "Lò Văn Bình", commune, *read),
        cuc=make_actor("cuc", "Nguyễn Thị Cúc", province, *above, is_leader=True),
        dung=make_actor("dung", "Quàng Văn Dũng", other, *write, *read),
        ministry=ministry,
        province=province,
        commune=commune,
        other=other,
    )
