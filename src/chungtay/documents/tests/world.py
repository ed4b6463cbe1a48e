"""Two agencies with an officer each, for the tests of this room."""

from datetime import date

from chungtay.people.api import Account, Actor, Agency, Holding, Post, actor_for, refresh_scope
from chungtay.places.api import get_unit

DAY = date(2026, 5, 7)
SINCE = date(2025, 7, 1)


def officer(code: str, level: str, *rights: str) -> Actor:
    """Make the child-affairs agency of a unit with one officer who holds the rights."""
    place = get_unit(code, DAY)
    agency = Agency.objects.create(
        name=f"Cơ quan {place.full_name}", short_name=place.name, symbol="UBND", level=level, kind=f"mau_{level}",
        functions=["child_affairs"], place=place, valid_from=SINCE,
    )  # fmt: skip
    account = Account.objects.create_user(f"can-bo-{code}", "mat-khau-dai-12", full_name=f"Cán bộ {code}")
    account.sample_on = DAY
    account.save()
    post = Post.objects.create(agency=agency, title="Cán bộ", rights=list(rights), valid_from=SINCE)
    Holding.objects.create(account=account, post=post, valid_from=SINCE)
    refresh_scope([post.id])
    return actor_for(account, Post.objects.select_related("agency__place").get(id=post.id))
