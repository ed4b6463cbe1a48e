"""The third side of the matrix: every address of a thing, for somebody in its scope and somebody outside it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chungtay.children.tests.factories import make_child, make_circumstance, make_guardian
from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.directives.api import upload_directive
from chungtay.documents.api import store_file
from chungtay.duties.api import Due, DutyDraft, open_duty
from chungtay.people.api import Account, Actor, Agency, Holding, acting
from chungtay.people.tests.cast import DAY, make_actor, make_cast
from chungtay.places.api import unit_by_id
from chungtay.reports.api import open_report
from tests.permissions.test_doors import WITH_RIGHT
from tests.routes import Route

pytestmark = pytest.mark.django_db
WORDS = "Số: 12/KH-UBND\nBình Lư, ngày 02 tháng 5 năm 2026\n\nKẾ HOẠCH\nChăm sóc trẻ em dịp hè\n\n1. Lập danh sách trẻ."
NOT_SCOPED = {"unit_id"}
"""Administrative units are public knowledge: every signed-in person may read any of them."""
BY_OTHER_MEANS = {"batch_id", "publication_id", "extension_id", "escalation_id"}
"""Their rooms' own tests knock with real ones; making them takes whole stories."""

FOR_THE_LEVEL_ABOVE = {"reports.review", "duties.oversee"}
"""Nobody accepts the own report or decides on the own extension, whatever the post may do."""


def things_of(actor: Actor) -> dict[str, str]:
    """Make one of each thing in the actor's commune and return its identifier under the name routes use."""
    with clock.living_on(DAY), acting(actor):
        place = unit_by_id(actor.place_id)
        child = make_child(place)
        report = open_report(actor=actor, regime_id="y26_six_month_commune")
        duty = open_duty(
            actor=actor,
            draft=DutyDraft(
                kind="task",
                title="Rà soát",
                basis="12/KH-UBND",
                owed_by_id=actor.agency_id,
                owed_to_id=Agency.objects.get(id=actor.agency_id).parent_id,
                due=Due(on=DAY + timedelta(days=9)),
                document_id=new_id(),
            ),
        )
        directive = upload_directive(actor=actor, text=WORDS)
        file = store_file(actor=actor, upload=SimpleUploadedFile("a.txt", "Kế hoạch hè".encode()))
        return {
            "child_id": str(child.id),
            "spell_id": str(make_circumstance(child).id),
            "guardian_id": str(make_guardian(child, "Lò Thị Mẩy").id),
            "report_id": str(report.id),
            "duty_id": str(duty.id),
            "directive_id": str(directive.id),
            "file_id": str(file.id),
            "agency_id": str(actor.agency_id),
            "post_id": str(actor.post_id),
            "holding_id": str(Holding.objects.get(post_id=actor.post_id).id),
        }


def address(route: Route, things: dict[str, str]) -> str:
    """Return the route's address for real things."""
    known = {"name": "r1:total", "tab": "gia-dinh", "regime_id": "y26_six_month_commune", **things}
    filled = route.pattern
    for kind, name in route.parameters:
        filled = filled.replace(f"<{kind}:{name}>", known.get(name, "x"))
    return f"/{filled}"


def knock(client: Client, where: str) -> int:
    answer = client.get(where)
    return (client.post(where) if answer.status_code == 405 else answer).status_code


def test_out_of_scope_is_404_and_in_scope_never():
    cast = make_cast()
    rights = sorted({str(route.right) for route in WITH_RIGHT})
    inside = make_actor("trong", "Người trong xã", cast.commune, *rights)
    outside = make_actor("ngoai", "Người xã khác", cast.other, *rights)
    things = things_of(inside)
    scoped = [
        route
        for route in WITH_RIGHT
        if any(kind == "uuid" and name not in NOT_SCOPED | BY_OTHER_MEANS for kind, name in route.parameters)
    ]
    assert {name for route in scoped for _, name in route.parameters} >= set(things)
    clients = {}
    for actor in (inside, outside):
        clients[actor.account_id] = Client()
        clients[actor.account_id].force_login(Account.objects.get(id=actor.account_id))
    leaked, closed = {}, {}
    for route in scoped:
        where = address(route, things)
        seen = knock(clients[outside.account_id], where)
        if seen != 404:
            leaked[where] = seen
    for route in sorted(scoped, key=lambda route: len(route.parameters)):
        seen = knock(clients[inside.account_id], address(route, things))
        refused = seen == 403 and route.right not in FOR_THE_LEVEL_ABOVE
        if refused or seen == 500 or (seen == 404 and route.pattern.count("/") <= 2):
            closed[route.pattern] = seen
    assert not leaked
    assert not closed
