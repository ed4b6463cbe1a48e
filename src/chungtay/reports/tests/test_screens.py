"""Every screen of the journey opens, says what it must, and keeps to a constant number of queries."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chungtay.children.models import CircumstanceSpell
from chungtay.people.api import Account, Actor, Holding, acting
from chungtay.reports import api
from chungtay.reports.models import Publication
from chungtay.reports.publish import prove, publish
from chungtay.reports.tests.conftest import DAY, Cast, add, make_child
from chungtay.reports.tests.test_walk import COMMUNE, PROVINCE, fill, send, settle_manual


def client_of(actor: Actor, name: str) -> Client:
    """Return a browser signed in as an account that holds the actor's post."""
    account = Account.objects.create_user(name, "mat-khau-dai-1", full_name=f"Người {name}", sample_on=DAY)
    Holding.objects.create(account=account, post_id=actor.post_id, valid_from=date(2025, 7, 1))
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def officer(cast: Cast) -> Client:
    """The officer of the first commune."""
    fill(cast)
    return client_of(cast.officers[0], "an")


def test_the_officer_fills_corrects_and_checks(cast: Cast, officer: Client) -> None:
    """The grid opens filled; a changed cell shows both numbers; errors link to their cells."""
    page = officer.get("/bao-cao/")
    assert "6 tháng đầu năm 2026" in page.content.decode()
    assert officer.get(f"/bao-cao/ky/{COMMUNE}/").status_code == 200
    answer = officer.post(f"/bao-cao/ky/{COMMUNE}/")
    assert answer.status_code == 302
    url = answer["Location"]
    page = officer.get(url)
    text = page.content.decode()
    assert "Biểu 01" in text
    assert "Dòng 8: chưa nhập số" in text
    panel = officer.get(f"{url}?o=r2_d:total").content.decode()
    assert "Trẻ Mẫu 0009" in panel
    assert "1 trẻ máy đếm được" in panel
    assert "Trẻ Mẫu 0009" in officer.get(f"{url}o/r2_d:total/tre/").content.decode()
    form = officer.get(f"{url}o/r2_d:total/sua/")
    assert form.status_code == 200
    missing = officer.post(f"{url}o/r2_d:total/sua/", {"value": "2", "reason": "", "version": "1"})
    assert "Nhập lý do sửa" in missing.content.decode()
    assert (
        officer.post(
            f"{url}o/r2_d:total/sua/", {"value": "2", "reason": "Giấy chưa nhập", "version": "1"}
        ).status_code
        == 302
    )
    stale = officer.post(f"{url}o/r2_d:total/sua/", {"value": "3", "reason": "x", "version": "1"})
    assert stale.status_code == 409
    assert "Bạn vừa ghi" in stale.content.decode()
    text = officer.get(url).content.decode()
    assert "Sửa tay" in text
    assert 'href="#c-r2_d-total"' in text
    assert officer.post(f"{url}o/r2_d:total/tra-ve/", {"version": "2"}).status_code == 302
    for column in ("total", "male", "female"):
        officer.post(f"{url}o/r8:{column}/sua/", {"value": "0", "reason": "", "version": "1"})
    assert officer.get(f"{url}loi/").status_code == 200
    assert (
        officer.post(f"{url}loi/", {"leadership": "Đã ban hành kế hoạch.", "v_leadership": "0"}).status_code
        == 302
    )
    assert officer.post(f"{url}o/r1:total/ghi-chu/", {"text": "Đã đối chiếu"}).status_code == 302
    assert officer.post(f"{url}kiem-tra/").status_code == 302
    assert "đã kiểm tra" in officer.get(url).content.decode().casefold()
    assert officer.get(f"{url}lich-su/").status_code == 200
    assert officer.get(f"{url}in/")["Content-Type"] == "application/pdf"
    leader = client_of(cast.leaders[0], "chu-tich")
    assert "Ký và nộp" in leader.get(f"{url}nop/").content.decode()
    assert leader.post(f"{url}nop/", {"act": "sign_send"})["Location"].endswith("/da-nop/")
    assert "Lần nộp 1" in leader.get(f"{url}da-nop/").content.decode()
    office = client_of(cast.office, "so")
    assert cast.communes[0].full_name in office.get("/bao-cao/").content.decode()
    review = office.get(f"{url}duyet/?o=r2_d:total")
    assert review.status_code == 200
    assert "Trẻ Mẫu 0009" not in review.content.decode()
    assert office.get(f"{url}tra-lai/").status_code == 200
    assert "Nêu lý do" in office.post(f"{url}tra-lai/", {"cell": "r3:total", "reason": ""}).content.decode()
    said = {"cell": "r3:total", "reason": "Vì sao không có em nào?", "due_on": "10/05/2026"}
    assert office.post(f"{url}tra-lai/", said).status_code == 302
    assert "Trả lại" in officer.get(url).content.decode()
    assert officer.get(url).content.decode().count("Vì sao không có em nào?") == 0
    assert "Vì sao không có em nào?" in officer.get(f"{url}?o=r3:total").content.decode()
    leader.post(f"{url}kiem-tra/")
    leader.post(f"{url}nop/", {"act": "sign_send"})
    assert office.post(f"{url}chap-nhan/").status_code == 302
    assert "Mọi ô đã khóa" in officer.get(url).content.decode()
    stranger = client_of(cast.officers[1], "dung")
    assert stranger.get(url).status_code == 404


def test_the_province_adds_up_and_publishes(cast: Cast, officer: Client) -> None:
    """Sum, register and difference stand side by side; what is published stays to the digit when records change."""
    with acting(cast.leaders[0]):
        send(cast, 0)
    office = client_of(cast.office, "so")
    url = office.post(f"/bao-cao/ky/{PROVINCE}/")["Location"]
    assert office.post(f"{url}tinh-lai/", {"then": "tong-hop"})["Location"].endswith("/tong-hop/")
    text = office.get(f"{url}tong-hop/").content.decode()
    assert "−1" in text
    assert cast.communes[1].full_name in text
    assert "Đã vào tổng" in office.get(f"{url}o/r1:total/don-vi/").content.decode()
    assert office.get(f"{url}?o=r1:total").status_code == 200
    report = api.Report.objects.get(regime_id=PROVINCE)
    with acting(cast.office):
        settle_manual(cast.office, report)
        api.check(actor=cast.office, report_id=report.id)
        api.sign(actor=cast.office, report_id=report.id)
        api.submit(actor=cast.office, report_id=report.id)
    with acting(cast.ministry):
        api.accept(actor=cast.ministry, report_id=report.id)
    assert office.get(f"{url}cong-bo/").status_code == 200
    assert office.post(f"{url}cong-bo/").status_code == 302
    files = list(Publication.objects.filter(report=report))
    assert {one.kind for one in files} == {"docx", "pdf", "xlsx"}
    before = {one.kind: bytes(one.content) for one in files}
    page = office.get(f"{url}ban-cong-bo/").content.decode()
    ill = make_child(cast.communes[0], 50)
    add(CircumstanceSpell, ill, group_key="a", valid_from=date(2024, 1, 1), ground="x")
    with acting(cast.office):
        publish(actor=cast.office, report_id=report.id)
        report.refresh_from_db()
        assert prove(report).holds
    assert {one.kind: bytes(one.content) for one in Publication.objects.filter(report=report)} == before
    again = office.get(f"{url}ban-cong-bo/").content.decode()
    table = re.compile(r"<tbody>.*</tbody>", re.S)
    assert table.findall(page) == table.findall(again)
    for one in files:
        assert office.get(f"/bao-cao/tep/{one.id}/").content == before[one.kind]
    assert "Công bố" in office.get(url).content.decode()


def test_a_period_is_given_to_the_units_below(cast: Cast, officer: Client) -> None:
    """One button makes the report a duty of every unit; the officer below has no such button."""
    office = client_of(cast.office, "so")
    assert "Giao kỳ này" in office.get("/bao-cao/").content.decode()
    assert office.post(f"/bao-cao/ky/{COMMUNE}/giao/").status_code == 302
    assert "2 đơn vị" in office.get("/bao-cao/").content.decode()
    leader = client_of(cast.leaders[0], "chu-tich")
    assert "Giao kỳ này" not in leader.get("/bao-cao/").content.decode()


def test_queries_do_not_grow_with_children(cast: Cast, officer: Client) -> None:
    """The grid asks the same number of questions with four children and with forty."""
    url = officer.post(f"/bao-cao/ky/{COMMUNE}/")["Location"]
    officer.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        officer.get(f"{url}?o=r1:total")
    for number in range(40):
        make_child(cast.communes[0], 100 + number)
    officer.post(f"{url}tinh-lai/")
    with CaptureQueriesContext(connection) as many:
        officer.get(f"{url}?o=r1:total")
    assert len(many) == len(few) <= 45


def test_figures_by_place(cast: Cast, officer: Client) -> None:
    """The page of figures shows a province by commune, each number opening its list."""
    office = client_of(cast.office, "so")
    text = office.get("/so-lieu/").content.decode()
    assert cast.communes[0].full_name in text
    assert office.get(f"/so-lieu/?dia-ban={cast.communes[0].id}&doc=nay").status_code == 200
    page = officer.get(f"/so-lieu/{cast.communes[0].id}/children/")
    assert "Trẻ Mẫu 0001" in page.content.decode()
    assert officer.get(f"/so-lieu/{cast.communes[1].id}/children/").status_code == 404
