"""Who acts: a person in a post, or the server itself, and the transaction in which the database knows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import NotAllowed, NotFound
from chungtay.people.models import Account, Holding, Post, Scope

CONSTANT_SCOPE_LIMIT = 600
"""Up to this many places a query carries its scope as constants, so that the planner may use the place index."""


@dataclass(frozen=True)
class Actor:
    """A person acting in one post of one agency, with the rights of that post."""

    account_id: UUID | None
    account_name: str
    post_id: UUID
    post_title: str
    agency_id: UUID
    agency_name: str
    agency_short_name: str
    agency_level: str
    agency_functions: tuple[str, ...]
    place_id: UUID
    place_code: str
    place_level: str
    place_name: str
    is_leader: bool = False
    rights: frozenset[str] = field(default_factory=frozenset)

    @property
    def post_words(self) -> str:
        """The post as the journal keeps it."""
        return f"{self.post_title} · {self.agency_name}"

    def may(self, right: str) -> bool:
        """Tell whether the post was granted `right`."""
        return right in self.rights

    @cached_property
    def _places(self) -> tuple[UUID, ...]:
        return tuple(Scope.objects.filter(post_id=self.post_id).values_list("place_id", flat=True))

    def place_ids(self) -> tuple[UUID, ...]:
        """Return every place the post may see (one query, then remembered)."""
        return self._places

    def in_scope(self, column: str = "place_id") -> Q:
        """Return the condition that keeps a query inside the scope; small scopes travel as constants."""
        if self.place_level == "commune" or len(self._places) <= CONSTANT_SCOPE_LIMIT:
            return Q(**{f"{column}__in": self._places})
        return Q(**{f"{column}__in": Scope.objects.filter(post_id=self.post_id).values("place_id")})

    def sees(self, place_id: UUID) -> bool:
        """Tell whether one place lies in the scope."""
        return Scope.objects.filter(post_id=self.post_id, place_id=place_id).exists()


def actor_for(account: Account | None, post: Post) -> Actor:
    """Return the actor for an account in a post; the post's agency and place are read with it."""
    agency = post.agency
    return Actor(
        account_id=account.id if account else None,
        account_name=account.full_name if account else "Máy chủ Chung Tay",
        post_id=post.id,
        post_title=post.title,
        agency_id=agency.id,
        agency_name=agency.name,
        agency_short_name=agency.short_name,
        agency_level=agency.level,
        agency_functions=tuple(agency.functions),
        place_id=agency.place_id,
        place_code=agency.place.code,
        place_level=agency.place.level,
        place_name=agency.place.full_name,
        is_leader=post.is_leader,
        rights=frozenset(post.rights),
    )


def holdings_of(account: Account) -> list[Holding]:
    """List the posts an account holds today, oldest first."""
    today = clock.today()
    return list(
        Holding.objects.filter(account=account, valid_from__lte=today, post__valid_from__lte=today)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today))
        .filter(Q(post__valid_to__isnull=True) | Q(post__valid_to__gt=today))
        .select_related("post__agency__place")
        .order_by("valid_from", "id")
    )


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts in this request; raises `NotAllowed` when nobody signed in or no post is held."""
    actor: Any = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise NotAllowed(_("Tài khoản này chưa giữ chức vụ nào trong ngày hôm nay."))
    return actor


def require(actor: Actor, right: str) -> None:
    """Raise `NotAllowed` when the actor's post lacks `right`."""
    if not actor.may(right):
        raise NotAllowed()


def require_place(actor: Actor, place_id: UUID) -> None:
    """Raise `NotFound` when a place lies outside the actor's scope."""
    if not actor.sees(place_id):
        raise NotFound()


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """Open a transaction in which the database answers as this actor may see."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.post', true)")
            before = (cursor.fetchone() or [""])[0] or ""
            cursor.execute("SELECT set_config('app.post', %s, true)", [str(actor.post_id)])
        yield actor
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.post', %s, true)", [before])


def system_actor() -> Actor:
    """Return the server's own actor: the system post of the country, which sees every place."""
    post = Post.objects.select_related("agency__place").get(is_system=True)
    return actor_for(None, post)


@contextmanager
def acting_as_system() -> Iterator[Actor]:
    """Open a transaction as the server itself, for jobs that nobody clicked."""
    with acting(system_actor()) as actor:
        yield actor
