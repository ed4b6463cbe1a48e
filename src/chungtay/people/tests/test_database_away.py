"""When the database goes away in the middle, the page keeps the input and a retry does not double it."""

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from chungtay.journal.api import Entry
from chungtay.people.api import Account
from chungtay.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "01890000-0000-7000-8000-0000000000aa"


def test_the_input_comes_back_and_sending_it_again_acts_once(client, monkeypatch):
    cast = make_cast()
    client.force_login(Account.objects.get(id=cast.an.account_id))
    form = {"post": str(cast.an.post_id), "once": KEY}

    def gone(*_args, **_kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr("chungtay.people.views.record", gone)
        answer = client.post("/doi-chuc-vu/", form)
    words = answer.content.decode()
    assert answer.status_code == 503
    assert "Gửi lại" in words
    assert dict(re.findall(r'name="(post|once)" value="([^"]+)"', words)) == form
    assert Entry.objects.filter(verb="people.switch_post").count() == 0, "nothing half done"
    for _ in range(2):
        assert client.post("/doi-chuc-vu/", form).status_code == 302
    assert Entry.objects.filter(verb="people.switch_post").count() == 1


def test_a_connection_that_was_cut_is_opened_again():
    client = Client(raise_request_exception=False)
    cast = make_cast()
    client.force_login(Account.objects.get(id=cast.an.account_id))
    assert client.get("/tai-khoan/").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()
    codes = [client.get("/tai-khoan/").status_code for _ in range(2)]
    assert codes[-1] == 200
    assert set(codes) <= {200, 503}
