"""The screens of administrative units, for anybody signed in."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from chungtay.people.api import Account
from chungtay.people.tests.cast import make_cast
from chungtay.places.api import Succession, get_unit, units_on

pytestmark = pytest.mark.django_db
THEN, NOW = date(2022, 3, 1), date(2026, 5, 7)


@pytest.fixture
def web(client: Client) -> Client:
    make_cast()
    client.force_login(Account.objects.get(username="an"))
    return client


def page(web: Client, address: str, **query: str) -> str:
    answer = web.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(reverse("desk:places")).status_code == 302


def test_the_country_as_now_and_as_before(web: Client) -> None:
    now, before = (page(web, reverse("desk:places"), doc=doc) for doc in ("nay", "truoc"))
    assert "tỉnh Hưng Yên" in now
    assert "tỉnh Thái Bình" not in now
    assert "07/05/2026" in now
    assert "30/06/2025" in before
    assert "sau=" in before, "63 provinces do not fit one page"


@pytest.mark.parametrize("words", ["binh lu", "Bình Lư", "03390"])
def test_search(web: Client, words: str) -> None:
    found = page(web, reverse("desk:places"), tim=words)
    assert "xã Bình Lư" in found
    assert "tỉnh Lai Châu" in found


def test_search_tells_of_other_days_and_of_nothing(web: Client) -> None:
    assert "đơn vị của thời gian khác" in page(web, reverse("desk:places"), tim="huyện Tam Đường")
    assert "Không có đơn vị nào khớp" in page(web, reverse("desk:places"), tim="xyzzy")


def test_a_commune_shows_what_it_came_from(web: Client) -> None:
    text = page(web, reverse("desk:place", args=[get_unit("03390", NOW).id]))
    assert "1670/NQ-UBTVQH15" in text
    assert "thị trấn Tam Đường" in text
    assert "chưa đối chiếu" in text


def test_a_district_shows_where_its_communes_went(web: Client) -> None:
    text = page(web, reverse("desk:place", args=[get_unit("106", THEN).id]))
    assert "Cấp huyện kết thúc hoạt động" in text
    assert "xã Bình Lư" in text
    assert "đã kết thúc" in text


def test_a_split_commune_says_that_somebody_must_choose(web: Client) -> None:
    split = Succession.objects.filter(needs_choosing=True).select_related("source")[0].source
    assert "phải chọn theo thôn hoặc địa chỉ" in page(web, reverse("desk:place", args=[split.id]))


def test_pages_follow_one_another(web: Client) -> None:
    names = [unit.full_name for unit in units_on(date(2025, 6, 30), "province")]
    first = page(web, reverse("desk:places"), doc="truoc")
    last_of_first = list(units_on(date(2025, 6, 30), "province"))[59]
    second = page(web, reverse("desk:places"), doc="truoc", sau=str(last_of_first.id))
    assert names[59] in first
    assert names[60] in second
    assert f">{names[0]}<" not in second


def test_an_unknown_unit_is_not_found_and_a_wrong_cursor_is_ignored(web: Client) -> None:
    assert web.get(f"{reverse('desk:places')}01890a5d-0000-7000-8000-000000000000/").status_code == 404
    assert "tỉnh An Giang" in page(web, reverse("desk:places"), sau="x")


def test_a_day_of_the_past_knows_no_later_reform(client: Client) -> None:
    make_cast()
    account = Account.objects.get(username="an")
    account.sample_on = date(2025, 8, 1)
    account.save()
    client.force_login(account)
    text = page(client, reverse("desk:place", args=[get_unit("75", date(2025, 8, 1)).id]))
    assert "Tỉnh Đồng Nai" in text
    assert "Chưa có thay đổi nào sau đó" in text
    assert "đã kết thúc" not in text
