"""A small administration for tests: the country, two provinces, three communes, their agencies and posts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chungtay.people.api import Account, Actor, Agency, Holding, Post, actor_for, refresh_scope
from chungtay.places.api import Unit, descendants, get_unit

BEGAN = date(2025, 7, 1)
WORKER = ["duties.read", "duties.act"]
LEADER = [*WORKER, "duties.oversee"]


@dataclass
class House:
    """Agencies by short name, and one actor per agency; `reader` of the first commune may only read."""

    agencies: dict[str, Agency]
    actors: dict[str, Actor]
    accounts: dict[str, Account]

    def actor(self, name: str) -> Actor:
        """Return the actor who works in the agency of this name."""
        return self.actors[name]


def agency(place: Unit, level: str, name: str, parent: Agency | None) -> Agency:
    """Make the child-affairs agency of a place."""
    return Agency.objects.create(
        name=name,
        short_name=name,
        level=level,
        kind=f"{level}_health",
        functions=["child_affairs"],
        place=place,
        parent=parent,
        valid_from=BEGAN,
    )


def build() -> House:
    """Make the whole small administration on real places: a ministry, two provinces, three communes."""
    country, lai_chau, lang_son = (get_unit(code, BEGAN) for code in ("VN", "12", "20"))
    binh_lu, pa_u = (get_unit(code, BEGAN) for code in ("03390", "03451"))
    other = descendants(lang_son, BEGAN, level="commune").first()
    assert other is not None
    ministry = agency(country, "ministry", "Bộ Y tế", None)
    rows = {"Bộ": ministry}
    rows["Lai Châu"] = agency(lai_chau, "province", "Sở Y tế Lai Châu", ministry)
    rows["Lạng Sơn"] = agency(lang_son, "province", "Sở Y tế Lạng Sơn", ministry)
    rows["Bình Lư"] = agency(binh_lu, "commune", "UBND xã Bình Lư", rows["Lai Châu"])
    rows["Pa Ủ"] = agency(pa_u, "commune", "UBND xã Pa Ủ", rows["Lai Châu"])
    rows["Đồng Đăng"] = agency(other, "commune", "UBND xã Đồng Đăng", rows["Lạng Sơn"])
    accounts: dict[str, Account] = {}
    posts: dict[str, Post] = {}
    for name, row in rows.items():
        rights = WORKER if row.level == "commune" else LEADER
        posts[name] = Post.objects.create(
            agency=row, title="Cán bộ", rights=rights, is_leader=row.level != "commune", valid_from=BEGAN
        )
    posts["chỉ đọc"] = Post.objects.create(
        agency=rows["Bình Lư"], title="Người xem", rights=["duties.read"], valid_from=BEGAN
    )
    for place, post in enumerate(posts.items(), start=1):
        name = post[0]
        accounts[name] = Account.objects.create_user(
            f"can-bo-{place}", "mat-khau-dai-1", full_name=f"Cán bộ {name}", email=f"cb{place}@vi.du"
        )
        Holding.objects.create(account=accounts[name], post=post[1], valid_from=BEGAN)
    if not Post.objects.filter(is_system=True).exists():
        Post.objects.create(agency=ministry, title="Máy chủ", is_system=True, valid_from=BEGAN)
    refresh_scope([post.id for post in posts.values()])
    refresh_scope(Post.objects.filter(is_system=True).values_list("id", flat=True))
    actors = {
        name: actor_for(accounts[name], Post.objects.select_related("agency__place").get(pk=post.pk))
        for name, post in posts.items()
    }
    return House(rows, actors, accounts)


def agency_ids(house: House, *names: str) -> list[UUID]:
    """Return the ids of agencies by name."""
    return [house.agencies[name].id for name in names]
