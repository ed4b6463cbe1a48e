"""Default deny: every address declares who may open it, and the declaration is what happens."""

import pytest
from django.test import Client

from chungtay.people.api import PUBLIC, SIGNED_IN, Account, Actor, is_known
from chungtay.people.tests.cast import make_actor, make_cast
from tests.routes import Route, routes

ROUTES = routes()
GUARDED = [route for route in ROUTES if route.right not in {PUBLIC, None}]
WITH_RIGHT = [route for route in GUARDED if route.right != SIGNED_IN]


def named(route: Route) -> str:
    return f"{route.pattern or '/'}[{route.right}]"


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_every_address_declares_a_right_that_some_room_knows(route):
    assert route.right is not None, f"{route.pattern} has no declared right"
    assert route.right in {PUBLIC, SIGNED_IN} or is_known(route.right)


def as_client(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def knock(client: Client, route: Route):
    """Open an address by GET, or by POST where only that is answered."""
    answer = client.get(route.address)
    return client.post(route.address) if answer.status_code == 405 else answer


@pytest.mark.django_db
@pytest.mark.parametrize("route", GUARDED, ids=named)
def test_a_visitor_is_sent_to_sign_in(client, route):
    answer = knock(client, route)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/")


@pytest.mark.django_db
def test_without_the_right_every_address_answers_403_and_with_it_never():
    cast = make_cast()
    bare = as_client(cast.an)
    refused = {route.address: knock(bare, route).status_code for route in WITH_RIGHT}
    assert set(refused.values()) <= {403}, {address: code for address, code in refused.items() if code != 403}
    rights = sorted({str(route.right) for route in WITH_RIGHT})
    full = as_client(make_actor("du-quyen", "Người đủ quyền", cast.commune, *rights))
    allowed = {route.address: knock(full, route).status_code for route in WITH_RIGHT}
    wrong = {address: code for address, code in allowed.items() if code in {403, 500}}
    assert not wrong


@pytest.mark.django_db
def test_an_identifier_that_belongs_to_nothing_answers_404():
    cast = make_cast()
    rights = sorted({str(route.right) for route in WITH_RIGHT})
    full = as_client(make_actor("du-quyen", "Người đủ quyền", cast.commune, *rights))
    for route in WITH_RIGHT:
        if any(kind == "uuid" for kind, _ in route.parameters):
            assert knock(full, route).status_code == 404, route.pattern
