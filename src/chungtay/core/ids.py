"""Identifiers: time-ordered UUIDs made in Python, since PostgreSQL 15 has no `uuidv7()`."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """Return a new UUIDv7 as a plain `uuid.UUID`."""
    return UUID(int=uuid7().int)
