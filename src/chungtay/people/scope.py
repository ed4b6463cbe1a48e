"""Keeping the scope table true: which places each post may see, as places and posts change."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from chungtay.people.models import Post, Scope
from chungtay.places.api import scope_places


def refresh_scope(post_ids: Iterable[UUID] | None = None) -> int:
    """Recompute the scope of the given posts (of all when `None`); returns the number of rows written.

    Posts at the same place share one computation. A post sees its agency's place, everything below it at any time, and
    the predecessors of all that, so that a reform rewrites no record.
    """
    posts = Post.objects.select_related("agency")
    if post_ids is not None:
        posts = posts.filter(id__in=list(post_ids))
    by_place: dict[UUID, list[UUID]] = {}
    for post_id, place_id in posts.values_list("id", "agency__place_id"):
        by_place.setdefault(place_id, []).append(post_id)
    written = 0
    with transaction.atomic():
        Scope.objects.filter(post_id__in=[post for group in by_place.values() for post in group]).delete()
        with connection.cursor() as cursor, cursor.copy("COPY people_scope (post_id, place_id) FROM STDIN") as copy:
            for place_id, group in by_place.items():
                places = scope_places([place_id])
                for post_id in group:
                    for seen in places:
                        copy.write_row((post_id, seen))
                        written += 1
    return written
