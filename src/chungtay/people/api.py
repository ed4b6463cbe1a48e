"""The people room's door: actors, rights, scope, view guards, agencies."""

from chungtay.people.actors import (
    Actor,
    acting,
    acting_as_system,
    actor_for,
    actor_of,
    holdings_of,
    require,
    require_place,
    system_actor,
)
from chungtay.people.choices import CHILD_AFFAIRS, AgencyLevel
from chungtay.people.doors import PUBLIC, SIGNED_IN, public_page, right_needed, signed_in
from chungtay.people.models import Account, Agency, Holding, Post, Scope
from chungtay.people.queries import agencies_below, agencies_for, agency_above, agency_at, visible_units
from chungtay.people.rights import catalogue, is_known, register_rights
from chungtay.people.scope import refresh_scope

__all__ = [
    "CHILD_AFFAIRS",
    "PUBLIC",
    "SIGNED_IN",
    "Account",
    "Actor",
    "Agency",
    "AgencyLevel",
    "Holding",
    "Post",
    "Scope",
    "acting",
    "acting_as_system",
    "actor_for",
    "actor_of",
    "agencies_below",
    "agencies_for",
    "agency_above",
    "agency_at",
    "catalogue",
    "holdings_of",
    "is_known",
    "public_page",
    "refresh_scope",
    "register_rights",
    "require",
    "require_place",
    "right_needed",
    "signed_in",
    "system_actor",
    "visible_units",
]
