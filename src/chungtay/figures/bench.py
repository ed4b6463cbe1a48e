"""What figures are measured against: the six-month form counted by one statement written by hand.

It joins each child once with what is asked of circumstances, risks and help, counts every cell of the first two
parts in one pass with `count(*) FILTER`, and the injuries in a second pass of the same statement.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from chungtay.core.periods import years_before

GROUPS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o")
KINDS = tuple(f"{number:02d}" for number in range(1, 12))
COLUMNS = {"total": "true", "male": "sex = 'male'", "female": "sex = 'female'", "minority": "ethnic_minority"}
CHILD_ROWS = {
    "r1": "true",
    "r1_1": "born_on > %(u6)s",
    "r1_2": "born_on > %(u6)s AND insured",
    "r1_3": "personal_number <> ''",
    "r1_4": "born_on > %(u10)s AND born_on <= %(u6)s",
    "r1_5": "born_on > %(u14)s AND born_on <= %(u10)s",
    "r1_6": "born_on <= %(u14)s",
    "r2": "groups IS NOT NULL",
    **{f"r2_{'dd' if group == 'đ' else group}": f"'{group}' = ANY(groups)" for group in GROUPS},
    "r3": "at_risk",
    "r4": "groups IS NOT NULL AND helped",
}
INJURY_ROWS = {
    "r5": "true",
    **{f"r5_{kind}": f"kind = '{kind}'" for kind in KINDS},
    "r6": "outcome = 'died'",
    **{f"r6_{kind}": f"outcome = 'died' AND kind = '{kind}'" for kind in KINDS},
    "r7": "outcome = 'disabled'",
}


def by_hand(places: Sequence[UUID], start: date, end: date) -> dict[str, int]:
    """Count the form for some record places with the statement written by hand; cells by name (`r1:total`)."""
    cells = [f"{row}:{column}" for row in CHILD_ROWS for column in COLUMNS]
    hurt = [f"{row}:{column}" for row in INJURY_ROWS for column in COLUMNS]
    bound: dict[str, Any] = {
        "places": list(places),
        "at": end,
        "start": start,
        "after": end + timedelta(days=1),
        **{f"u{years}": years_before(end, years) for years in (6, 10, 14, 16)},
    }
    with connection.cursor() as cursor:
        cursor.execute(_statement(), bound)
        return dict(zip([*cells, *hurt], cursor.fetchone() or (), strict=True))


def _statement() -> str:
    children = ", ".join(
        f"count(*) FILTER (WHERE {row} AND {column})"
        for row in CHILD_ROWS.values()
        for column in COLUMNS.values()
    )
    injuries = ", ".join(
        f"count(DISTINCT id) FILTER (WHERE {row} AND {column})"
        for row in INJURY_ROWS.values()
        for column in COLUMNS.values()
    )
    # Only the constants above are put together here; every value travels as a parameter.
    return f"""
    WITH kids AS (
      SELECT c.sex, c.ethnic_minority, c.born_on, c.personal_number, g.groups, k.child_id IS NOT NULL AS at_risk,
             h.child_id IS NOT NULL AS helped,
             c.health_insurance_number <> ''
               AND (c.health_insurance_until IS NULL OR c.health_insurance_until >= %(at)s) AS insured
      FROM children_residence r
      JOIN children_child c ON c.id = r.child_id
      LEFT JOIN (SELECT child_id, array_agg(group_key) AS groups FROM children_circumstancespell
                 WHERE valid_from <= %(at)s AND (valid_to IS NULL OR valid_to > %(at)s) GROUP BY child_id) g
        ON g.child_id = c.id
      LEFT JOIN (SELECT DISTINCT child_id FROM children_riskspell
                 WHERE valid_from <= %(at)s AND (valid_to IS NULL OR valid_to > %(at)s)) k ON k.child_id = c.id
      LEFT JOIN (SELECT DISTINCT child_id FROM children_help
                 WHERE given_on >= %(start)s AND given_on < %(after)s) h ON h.child_id = c.id
      WHERE r.place_id = ANY(%(places)s) AND r.valid_from <= %(at)s AND (r.valid_to IS NULL OR r.valid_to > %(at)s)
        AND (c.died_on IS NULL OR c.died_on > %(at)s) AND c.born_on <= %(at)s AND c.born_on > %(u16)s
    ), hurt AS (
      SELECT c.id, c.sex, c.ethnic_minority, i.kind, i.outcome
      FROM children_injury i
      JOIN children_child c ON c.id = i.child_id
      JOIN children_residence r ON r.child_id = c.id AND r.valid_from <= i.occurred_on
       AND (r.valid_to IS NULL OR r.valid_to > i.occurred_on)
      WHERE i.occurred_on >= %(start)s AND i.occurred_on < %(after)s AND r.place_id = ANY(%(places)s)
        AND c.born_on > (i.occurred_on - interval '16 years')::date
    ), one AS (SELECT {children} FROM kids), two AS (SELECT {injuries} FROM hurt)
    SELECT one.*, two.* FROM one, two
    """  # noqa: S608
