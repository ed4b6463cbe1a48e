"""Document numbers: one series per agency, year and symbol, without gaps or doubles."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction

from chungtay.core import clock
from chungtay.documents import api
from chungtay.documents.models import IssuedNumber, NumberSeries
from chungtay.documents.tests.world import DAY, officer
from chungtay.journal.api import Entry
from chungtay.people.api import Account, Agency, Holding, Post, Scope


@pytest.fixture
def an(db):
    with clock.living_on(DAY):
        yield officer("03390", "commune")


def test_numbers_run_from_01_per_year_and_symbol(an):
    agency = Agency.objects.get(id=an.agency_id)
    take = lambda symbol, year: api.next_number(actor=an, agency=agency, symbol=symbol, year=year)  # noqa: E731
    assert [take("KH-UBND", 2026), take("KH-UBND", 2026)] == ["01/KH-UBND", "02/KH-UBND"]
    assert take("BC-UBND", 2026) == "01/BC-UBND"
    assert take("KH-UBND", 2027) == "01/KH-UBND"


def test_a_number_given_in_a_transaction_that_fails_is_given_again(an):
    agency = Agency.objects.get(id=an.agency_id)
    with transaction.atomic():
        api.next_number(actor=an, agency=agency, symbol="KH-UBND")
        transaction.set_rollback(True)
    assert api.next_number(actor=an, agency=agency, symbol="KH-UBND") == "01/KH-UBND"


@pytest.fixture
def committed_clerk(django_db_setup, django_db_blocker):
    """An officer whose rows are committed, so that other connections see them; all is taken away afterwards."""
    with django_db_blocker.unblock():
        with clock.living_on(DAY):
            clerk = officer("03390", "commune")
        yield clerk
        IssuedNumber.objects.all().delete()
        NumberSeries.objects.all().delete()
        Entry.objects.filter(account_id=clerk.account_id).delete()
        Scope.objects.filter(post_id=clerk.post_id).delete()
        Holding.objects.filter(post_id=clerk.post_id).delete()
        Post.objects.filter(id=clerk.post_id).delete()
        Account.objects.filter(id=clerk.account_id).delete()
        Agency.objects.filter(id=clerk.agency_id).delete()


def test_eight_clerks_at_once_get_sixteen_different_numbers_without_a_gap(committed_clerk):
    agency = Agency.objects.get(id=committed_clerk.agency_id)
    given: list[str] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        for _turn in range(2):
            given.append(api.next_number(actor=committed_clerk, agency=agency, symbol="KH-UBND", year=2026))
        connections.close_all()

    threads = [threading.Thread(target=work) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(given) == [f"{number:02d}/KH-UBND" for number in range(1, 17)]
    assert sorted(IssuedNumber.objects.values_list("number", flat=True)) == list(range(1, 17))


def test_the_database_refuses_a_number_given_twice(an):
    agency = Agency.objects.get(id=an.agency_id)
    api.next_number(actor=an, agency=agency, symbol="KH-UBND")
    series = NumberSeries.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(series=series, number=1, symbol="KH-UBND")
