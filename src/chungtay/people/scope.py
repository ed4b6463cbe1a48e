"""Keeping the scope table true: which places each post may see, as places and posts change."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from chungtay.people.models import Post
from chungtay.places.api import SCOPE_PAIRS


def refresh_scope(post_ids: Iterable[UUID] | None = None) -> int:
    """Recompute the scope of the given posts (of all when `None`) and return the number of rows written.

    A post sees its agency's place, everything below it at any time, and the predecessors of all that, so that a reform
    rewrites no record. Three statements, however many posts there are.
    """
    posts = Post.objects.all() if post_ids is None else Post.objects.filter(id__in=list(post_ids))
    rows = list(posts.values_list("id", "agency__place_id"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_scope WHERE post_id = ANY(%s)", [[post for post, _ in rows]])
        cursor.execute(
            f"INSERT INTO people_scope (post_id, place_id) SELECT held.post, pairs.place FROM ({SCOPE_PAIRS}) pairs"  # noqa: S608
            " JOIN unnest(%(posts)s::uuid[], %(places)s::uuid[]) AS held(post, at) ON held.at = pairs.root",
            {
                "roots": list({place for _, place in rows}),
                "posts": [post for post, _ in rows],
                "places": [place for _, place in rows],
            },
        )
        return int(cursor.rowcount)
