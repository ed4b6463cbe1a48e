"""The database itself answers only with what the acting post may see, whatever the query forgot."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from tests.plugin import as_web_role

from chungtay.children.models import ImportBatch, ImportRow
from chungtay.children.tests.factories import (
    World,
    make_child,
    make_circumstance,
    make_help,
    make_injury,
    make_risk,
)
from chungtay.core import clock
from chungtay.people.api import Actor, acting

TABLES = (
    "children_child",
    "children_residence",
    "children_guardian",
    "children_circumstancespell",
    "children_riskspell",
    "children_help",
    "children_injury",
    "children_importbatch",
    "children_importrow",
)


@pytest.fixture
def filled(world: World) -> World:
    for place in (world.commune, world.older, world.other_commune):
        child = make_child(place, mother="Lò Thị Hoa")
        make_circumstance(child)
        make_risk(child)
        make_help(child)
        make_injury(child)
        batch = ImportBatch.objects.create(
            place=place,
            file_name="a.xlsx",
            sha256="0" * 64,
            size=1,
            sheet="s",
            head_row=1,
            created_at=clock.now(),
        )
        ImportRow.objects.create(batch=batch, row_no=2, state="new")
    return world


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("table", TABLES)
def test_a_query_without_a_post_returns_nothing(filled: World, table: str) -> None:
    with as_web_role():
        assert count(table) == 0


@pytest.mark.parametrize("table", TABLES)
def test_a_query_without_a_filter_returns_only_the_scope(filled: World, an: Actor, table: str) -> None:
    """The commune sees its own rows and those of the commune it took in, never the other province's."""
    with as_web_role(), acting(an):
        assert count(table) == 2


@pytest.mark.parametrize("table", TABLES)
def test_another_province_sees_only_its_own(filled: World, dung: Actor, table: str) -> None:
    with as_web_role(), acting(dung):
        assert count(table) == 1


def test_a_child_cannot_be_written_outside_the_scope(filled: World, an: Actor) -> None:
    with (
        as_web_role(),
        acting(an),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        make_child(filled.other_commune, "Nguyễn Văn Khác")


def test_a_row_cannot_hang_on_a_child_at_a_place_the_child_is_not(filled: World, an: Actor) -> None:
    """The composite key holds a row to its child's place, so nobody can borrow a place to see or to hide a row."""
    child = make_child(filled.commune, "Nguyễn Văn Mượn")

    def borrow() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            make_help(child, kept_at=filled.older)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with as_web_role(), acting(an), pytest.raises(IntegrityError, match="kept_with_child"):
        borrow()


def test_rows_follow_a_child_that_moves(filled: World) -> None:
    child = make_child(filled.commune, "Nguyễn Văn Chuyển")
    aid = make_help(child)
    child.place = filled.neighbour
    child.save()
    aid.refresh_from_db()
    assert aid.kept_at_id == filled.neighbour.pk


def test_the_masked_search_gives_away_no_identity(filled: World, an: Actor) -> None:
    with as_web_role(), acting(an), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM children_find_masked(%s, NULL, false, NULL)", [["tan thi my duyen"]])
        names = [column.name for column in cursor.description]
        rows = cursor.fetchall()
    assert [row[0] for row in rows] == ["T. T. M. D."]
    assert not {"id", "full_name", "born_on", "personal_number"} & set(names)


def test_the_masked_search_is_silent_without_a_post(filled: World) -> None:
    with as_web_role(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM children_find_masked(%s, NULL, false, NULL)", [["tan thi my duyen"]])
        assert cursor.fetchall() == []
