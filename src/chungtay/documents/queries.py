"""Reads on files, limited to what the actor may see."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q

from chungtay.core.errors import NotFound
from chungtay.documents.models import File
from chungtay.people.api import Actor

FileDoor = Callable[[Actor], Q]

_DOORS: list[FileDoor] = []


def register_file_door(door: FileDoor) -> None:
    """Let a higher room show its files beyond the place they were made in; `door` gives a condition on `File`.

    The higher room adds a row-level policy to `documents_file` that says the same.
    """
    if door not in _DOORS:
        _DOORS.append(door)


def get_file(actor: Actor, file_id: UUID) -> File:
    """Return a file in the actor's scope, or one a higher room shows; raises `NotFound` otherwise."""
    seen = actor.in_scope()
    for door in _DOORS:
        seen |= door(actor)
    found = File.objects.filter(seen, id=file_id).first()
    if found is None:
        raise NotFound()
    return found
