"""Finding children as people type, in scope with names and beyond it masked, with row security switched on."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.plugin import as_web_role

from chungtay.children.rights import READ
from chungtay.children.search import Terms, likely_same, search, similar_names
from chungtay.children.tests.factories import World, make_actor, make_child
from chungtay.core.errors import NotAllowed
from chungtay.journal.api import Entry
from chungtay.people.api import Actor, acting


@pytest.fixture
def filled(world: World) -> World:
    make_child(
        world.commune,
        "Lò Thị Ánh Thư",
        born_on=date(2019, 6, 8),
        mother="Lò Thị Hòa",
        village="Bản Hoa Vân",
        personal_number="012319002053",
        health_insurance_number="1234567890",
        code="TE-03390-2019-00233",
    )
    make_child(
        world.commune,
        "Lò Thị Thư Anh",
        born_on=date(2019, 1, 1),
        birth_precision="year",
        mother="Vàng Thị Hoa",
    )
    make_child(world.older, "Nguyễn Thị Thuỷ", born_on=date(2015, 2, 3))
    make_child(world.other_commune, "Lò Thị Anh Thư", born_on=date(2019, 6, 20))
    make_child(world.commune, "Giàng A Páo", born_on=date(2012, 1, 1))
    return world


@pytest.fixture
def inside(filled: World, an: Actor) -> Iterator[Actor]:
    """Ask as An, as the web role does, with row security on."""
    with as_web_role(), acting(an):
        yield an


def found(actor: Actor, **terms: object) -> list[str]:
    return [hit.child.full_name for hit in search(actor, Terms(**terms)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "Lò Thị Ánh Thư",
        "lo thi anh thu",
        "LÒ THỊ ÁNH THƯ",
        "Lò Thị Anh Thư",
        "lof thij anhs thuw",
        "Lò Thị Ánh Thơ",
        "lo thi ahn thu",
        "Anh Thư",
    ],
)
def test_a_name_is_found_however_it_is_typed(inside: Actor, name: str) -> None:
    assert found(inside, name=name)[0] == "Lò Thị Ánh Thư"


def test_either_tone_placement_is_found(inside: Actor) -> None:
    assert found(inside, name="Nguyễn Thị Thủy") == ["Nguyễn Thị Thuỷ"]
    assert found(inside, name="Nguyễn Thị Thuỷ") == ["Nguyễn Thị Thuỷ"]


def test_hits_come_with_score_and_reasons_best_first(inside: Actor) -> None:
    terms = Terms("lo thi anh thu", date(2019, 6, 6), family="lo thi hoa", village="bản Hoa Vân")
    hits = search(inside, terms).hits
    assert [hit.child.full_name for hit in hits] == ["Lò Thị Ánh Thư", "Lò Thị Thư Anh"]
    assert hits[0].likeness.score >= 85 > hits[1].likeness.score
    assert hits[0].likeness.reasons


@pytest.mark.parametrize("number", ["012319002053", "012 319 002 053", "1234567890", "TE-03390-2019-00233"])
def test_every_number_finds_its_child(inside: Actor, number: str) -> None:
    assert found(inside, number=number) == ["Lò Thị Ánh Thư"]


def test_a_year_alone_a_day_alone_and_a_village_alone(inside: Actor) -> None:
    assert set(found(inside, born_on=date(2019, 1, 1), precision="year")) == {
        "Lò Thị Ánh Thư",
        "Lò Thị Thư Anh",
    }
    assert found(inside, born_on=date(2019, 6, 8)) == ["Lò Thị Ánh Thư"]
    assert found(inside, village="hoa van") == ["Lò Thị Ánh Thư"]


def test_a_mother_finds_her_child(inside: Actor) -> None:
    assert found(inside, family="lò thị hoa")[0] == "Lò Thị Ánh Thư"


def test_a_child_of_the_older_commune_is_in_scope(inside: Actor) -> None:
    assert found(inside, name="nguyen thi thuy") == ["Nguyễn Thị Thuỷ"]


def test_beyond_the_scope_only_initials_are_shown(inside: Actor) -> None:
    result = search(inside, Terms("Lò Thị Anh Thư", date(2019, 6, 6)))
    assert [(hit.initials, hit.born_year, hit.place_name) for hit in result.masked] == [
        ("L. T. A. T.", 2019, "phường Phan Đình Phùng")
    ]
    assert "cùng tháng, năm sinh" in [reason.words for reason in result.masked[0].likeness.reasons]


def test_beyond_the_scope_a_single_word_is_not_asked(inside: Actor) -> None:
    assert search(inside, Terms("Thư")).masked == ()


def test_nobody_is_found_for_a_name_that_is_not_there(inside: Actor) -> None:
    result = search(inside, Terms("Quách Thị Không Có", date(2001, 1, 1)))
    assert result.hits == ()
    assert result.masked == ()


def test_nothing_typed_finds_nobody(inside: Actor) -> None:
    assert Terms().is_empty
    assert found(inside) == []


def test_the_journal_keeps_that_a_search_was_made_and_no_words(inside: Actor) -> None:
    search(inside, Terms("Lò Thị Ánh Thư", date(2019, 6, 8)))
    entry = Entry.objects.filter(verb="children.search").latest("at")
    assert entry.after["typed"] == ["tên", "ngày sinh"]
    assert "Thư" not in str(entry.after)


def test_a_search_needs_the_right_to_read(world: World) -> None:
    with pytest.raises(NotAllowed):
        search(make_actor(world.commune, []), Terms("Lò Thị Ánh Thư"))


def test_a_search_takes_a_constant_number_of_queries(
    filled: World, an: Actor, django_assert_num_queries: object
) -> None:
    terms = Terms("Lò Thị Ánh Thư", date(2019, 6, 8), family="Lò Thị Hòa", village="Hoa Vân")
    search(an, terms)
    with django_assert_num_queries(9):  # type: ignore[operator]
        search(an, terms)
    for number in range(12):
        make_child(filled.commune, "Lò Thị Ánh Thư", born_on=date(2019, 6, 1 + number), mother="Lò Thị Hòa")
    with django_assert_num_queries(9):  # type: ignore[operator]
        search(an, terms)


def test_the_dictionary_puts_the_same_name_first(filled: World) -> None:
    names = similar_names("Lò Thị Ánh Thư")
    assert names[0] == "lo thi anh thu"
    assert "lo thi thu anh" in names
    assert similar_names("") == []


def test_a_likely_same_child_is_found_before_saving(filled: World) -> None:
    reader = make_actor(filled.commune, [READ])
    hits = likely_same(reader, Terms("Lò Thị Ánh Thư", date(2019, 6, 8), sex="female"), least=85)
    assert [hit.child.full_name for hit in hits] == ["Lò Thị Ánh Thư"]
