"""Crosswalks on made-up histories: nothing lost, nothing counted twice, shares add up."""

from collections import defaultdict
from decimal import Decimal
from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.places.crosswalk import Crossing, compose

SPACE = UUID(int=7)
Edge = tuple[UUID, UUID, Decimal | None, bool]


def name(day: int, number: int) -> UUID:
    return uuid5(SPACE, f"{day}/{number}")


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[UUID], list[list[Edge]], set[UUID]]:
    """Up to four reforms; on each some units end and their land goes to one or several new ones."""
    standing = [name(0, number) for number in range(draw(st.integers(1, 6)))]
    first, days = list(standing), []
    for day in range(1, draw(st.integers(0, 4)) + 1):
        fresh = [name(day, number) for number in range(draw(st.integers(1, 4)))]
        ending = [unit for unit in standing if draw(st.booleans())]
        edges: list[Edge] = []
        for unit in ending:
            targets = draw(st.lists(st.sampled_from(fresh), min_size=1, unique=True))
            known = draw(st.booleans())
            share = Decimal(1) if len(targets) == 1 else Decimal(1) / len(targets) if known else None
            edges += [(unit, target, share, len(targets) > 1) for target in targets]
        fed = {edge[1] for edge in edges}
        standing = [unit for unit in standing if unit not in ending] + [unit for unit in fresh if unit in fed]
        days.append(edges)
    return first, days, set(standing)


@settings(deadline=None)
@given(histories())
def test_nothing_lost_and_nothing_counted_twice(
    history: tuple[list[UUID], list[list[Edge]], set[UUID]],
) -> None:
    first, days, standing = history
    rows: dict[UUID, list[Crossing]] = defaultdict(list)
    for row in compose(first, days):
        rows[row.source].append(row)
        assert row.target in standing
    assert set(rows) == set(first)
    assert {row.target for several in rows.values() for row in several} == standing
    for several in rows.values():
        assert len({row.target for row in several}) == len(several)
        assert all(row.needs_choosing == (len(several) > 1) for row in several)
        if all(row.share is not None for row in several):
            assert abs(sum(row.share or 0 for row in several) - 1) < Decimal("1e-20")


def test_parted_and_joined_again_is_whole() -> None:
    a, b, c, d = (name(9, number) for number in range(4))
    days: list[list[Edge]] = [
        [(a, b, None, True), (a, c, None, True)],
        [(b, d, Decimal(1), False), (c, d, Decimal(1), False)],
    ]
    assert compose([a], days) == [Crossing(a, d, Decimal(1), False)]
