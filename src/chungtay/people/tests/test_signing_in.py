"""Signing in, the lock after wrong passwords, the second factor, changing posts, and forms sent twice."""

import time
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from chungtay.journal.api import Entry
from chungtay.people.api import Account, Holding, Post, refresh_scope
from chungtay.people.models import Once
from chungtay.people.tests.cast import SINCE, make_cast

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-dai-12"


def sign_in(client: Client, username: str, password: str = PASSWORD):
    return client.post("/dang-nhap/", {"login": username, "password": password})


def test_a_right_password_opens_the_desk_and_nothing_else_does(client):
    make_cast()
    assert client.get("/tai-khoan/").status_code == 302
    assert sign_in(client, "an", "sai").status_code == 200
    answer = sign_in(client, "an")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/tai-khoan/").status_code == 200


def test_five_wrong_passwords_lock_the_way_even_for_the_right_one(client, settings):
    settings.AXES_ENABLED = True
    make_cast()
    answers = [sign_in(client, "an", "sai").status_code for _ in range(5)]
    assert answers[-1] == 429
    locked = sign_in(client, "an")
    assert locked.status_code == 429
    assert "Tạm khóa" in locked.content.decode()
    assert client.get("/tai-khoan/").status_code == 302


def test_a_second_factor_is_asked_for_once_switched_on(client):
    cast = make_cast()
    account = Account.objects.get(id=cast.an.account_id)
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(account, secret)
    answer = sign_in(client, "an")
    assert answer["Location"] == "/dang-nhap/ma-xac-thuc/"
    assert client.get("/tai-khoan/").status_code == 302
    assert client.post("/dang-nhap/ma-xac-thuc/", {"code": "000000"}).status_code == 200
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post("/dang-nhap/ma-xac-thuc/", {"code": code})["Location"] == "/"
    assert "đang bật" in client.get("/tai-khoan/").content.decode()


def test_a_person_with_two_posts_acts_in_one_and_may_change(client):
    cast = make_cast()
    second = Post.objects.create(agency=cast.province, title="Phó phòng", valid_from=SINCE)
    account = Account.objects.get(id=cast.an.account_id)
    Holding.objects.create(account=account, post=second, valid_from=date(2026, 1, 1))
    refresh_scope([second.id])
    client.force_login(account)
    assert "Phó phòng" in client.get("/doi-chuc-vu/").content.decode()
    assert client.post("/doi-chuc-vu/", {"post": str(second.id)}).status_code == 302
    assert Entry.objects.get(verb="people.switch_post").post_id == second.id
    assert client.post("/doi-chuc-vu/", {"post": str(cast.dung.post_id)}).status_code == 403


def test_a_form_sent_twice_acts_once(client):
    cast = make_cast()
    client.force_login(Account.objects.get(id=cast.an.account_id))
    key = "01890000-0000-7000-8000-000000000001"
    for _ in range(2):
        answer = client.post("/doi-chuc-vu/", {"post": str(cast.an.post_id), "once": key})
        assert (answer.status_code, answer["Location"]) == (302, "/")
    assert Entry.objects.filter(verb="people.switch_post").count() == 1
    assert Once.objects.get(key=key).answer == "/"


def test_an_account_without_a_post_today_is_told_so(client):
    account = Account.objects.create_user("moi", PASSWORD, full_name="Người mới")
    client.force_login(account)
    answer = client.get("/tai-khoan/")
    assert answer.status_code == 403
    assert "chưa giữ chức vụ" in answer.content.decode()


def test_a_handed_over_password_must_be_changed_first(client):
    cast = make_cast(read=("people.manage",))
    client.force_login(Account.objects.get(id=cast.binh.account_id))
    made = client.post(
        f"/can-bo/co-quan/{cast.commune.id}/tai-khoan-moi/",
        {
            "full_name": "Tẩn Thị Mới",
            "username": "tan-moi",
            "title": "Cộng tác viên",
            "rights": ["people.manage"],
        },
    )
    assert made.status_code == 200
    password = made.context["password"]
    newcomer = Client()
    assert sign_in(newcomer, "tan-moi", password).status_code == 302
    assert newcomer.get("/doi-chuc-vu/")["Location"] == "/tai-khoan/mat-khau/"
    changed = newcomer.post(
        "/tai-khoan/mat-khau/",
        {"oldpassword": password, "password1": "gió nhẹ qua đèo", "password2": "gió nhẹ qua đèo"},
    )
    assert changed.status_code == 302
    assert newcomer.get("/doi-chuc-vu/").status_code == 200


@pytest.mark.parametrize("weak", ["123456789012", "ngan", "matkhau"])
def test_a_weak_password_is_refused(client, weak):
    cast = make_cast()
    client.force_login(Account.objects.get(id=cast.an.account_id))
    answer = client.post(
        "/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert answer.status_code == 200
    assert Account.objects.get(id=cast.an.account_id).check_password(PASSWORD)


def test_sign_ins_and_closed_doors_are_journalled(client):
    cast = make_cast()
    sign_in(client, "an")
    assert Entry.objects.filter(verb="people.sign_in", account_id=cast.an.account_id).count() == 1
    assert client.get("/can-bo/").status_code == 403
    refused = Entry.objects.get(verb="people.refused")
    assert refused.after == {"right": "people.manage", "route": "can-bo/"}
