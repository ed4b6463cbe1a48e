"""Work for the benches: filling a report against a statement by hand, sending many against the same rows in raw SQL."""

import json
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, connections

from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.figures.api import area_of
from chungtay.figures.bench import by_hand
from chungtay.people.api import (
    CHILD_AFFAIRS,
    Actor,
    Post,
    acting,
    acting_as_system,
    actor_for,
    agencies_for,
    refresh_scope,
)
from chungtay.places.api import unit_by_id, units_on
from chungtay.reports.actions import move, open_report
from chungtay.reports.choices import State
from chungtay.reports.filling import cells_of
from chungtay.reports.models import Report, Sending
from chungtay.reports.regimes import get_plan
from chungtay.reports.sending import submit


@dataclass
class Fill:
    """One report to be filled, by us and by hand, from the same register."""

    actor: Actor
    regime_id: str

    def ours(self) -> None:
        """Open the report: header, every cell, journal."""
        with acting(self.actor):
            open_report(actor=self.actor, regime_id=self.regime_id)

    def rival(self) -> dict[str, int]:
        """Count the same cells with one statement written by hand; nothing is stored."""
        plan = get_plan(self.regime_id)
        with acting(self.actor):
            return by_hand(self._places(), plan.period_start, plan.period_end)

    def _places(self) -> Sequence[UUID]:
        if not hasattr(self, "_held"):
            plan = get_plan(self.regime_id)
            self._held = area_of(unit_by_id(self.actor.place_id), plan.period_end).places
        return self._held

    def again(self) -> None:
        """Put the report away, so that it can be filled once more."""
        with acting(self.actor):
            Report.objects.filter(agency_id=self.actor.agency_id, regime_id=self.regime_id).delete()

    def same(self) -> bool:
        """Tell whether both ways found the same numbers."""
        self.again()
        self.ours()
        with acting(self.actor):
            report = Report.objects.get(agency_id=self.actor.agency_id, regime_id=self.regime_id)
            cells = cells_of(report.id)
        return all(cells[key].computed == number for key, number in self._by_key().items())

    def _by_key(self) -> dict[tuple[str, str], int]:
        found = self.rival()
        return {(name.split(":")[0], name.split(":")[1]): number for name, number in found.items()}


def writer_at(place_id: UUID, right: str = "reports.fill") -> Actor:
    """Return an actor in a post of a place's agency that holds a right."""
    posts = Post.objects.select_related("agency__place").filter(
        agency__place_id=place_id, rights__contains=[right]
    )
    post = posts.filter(agency__functions__contains=["child_affairs"]).first() or posts.first()
    if post is None:
        raise LookupError("nobody fills reports at this place")
    return actor_for(None, post)


def writers_everywhere(most: int | None = None) -> list[Actor]:
    """Give every commune's agency of child affairs a post that fills and signs, and return who acts in them."""
    today = clock.today()
    agencies = list(
        agencies_for(CHILD_AFFAIRS, units_on(today, "commune").values_list("id", flat=True), today)
        .filter(level="commune")
        .select_related("place")[:most]
    )
    posts = [
        Post(
            agency=agency,
            title="Cán bộ",
            rights=["reports.fill", "reports.sign", "duties.act"],
            valid_from=today,
        )
        for agency in agencies
    ]
    Post.objects.bulk_create(posts)
    refresh_scope([post.id for post in posts])
    return [actor_for(None, post) for post in posts]


def signed_reports(actors: Sequence[Actor], regime_id: str, limit: int = 60) -> list[tuple[Actor, UUID]]:
    """Open a signed report of `limit` cells for every actor, ready to be sent; returns who sends which."""
    ready = []
    for actor in actors:
        with acting(actor):
            report = open_report(actor=actor, regime_id=regime_id, numbers={})
            kept = list(cells_of(report.id))[:limit]
            with connection.cursor() as cursor:
                cursor.execute(
                    'DELETE FROM reports_cell WHERE report_id = %s AND NOT ("row" || \':\' || "column") = ANY(%s)',
                    [report.id, [":".join(key) for key in kept]],
                )
                cursor.execute("UPDATE reports_cell SET value = 7 WHERE report_id = %s", [report.id])
            move(report, State.SIGNED, signed_at=clock.now(), signed_by="x")
            ready.append((actor, report.id))
    return ready


def send_all(ready: Sequence[tuple[Actor, UUID]], clients: int = 16) -> float:
    """Send every report from `clients` threads at once; returns seconds."""
    _signed_again(ready)
    return _race(ready, clients, _send)


def _signed_again(ready: Sequence[tuple[Actor, UUID]]) -> None:
    """Put every report back to signed, so that it can be sent once more; not timed."""
    with acting_as_system():
        Report.objects.filter(id__in=[report_id for _actor, report_id in ready]).update(state=State.SIGNED)


def _send(actor: Actor, report_id: UUID) -> None:
    with acting(actor):
        submit(actor=actor, report_id=report_id)


_RAW_HEADER = """
INSERT INTO reports_sending (id, report_id, place_id, number, definition_id, counted_at, sent_at, sent_by, words, hash)
SELECT %(id)s, id, place_id, sendings + 1, definition_id, counted_at, now(), 'raw', '{}'::jsonb, 'raw'
FROM reports_report WHERE id = %(report)s
"""
_RAW_CELLS = """
INSERT INTO reports_frozencell (sending_id, "row", "column", place_id, computed, summed, value, is_hand, reason)
SELECT %(id)s, r, c, %(place)s, n, NULL, n, false, ''
FROM unnest(%(rows)s::text[], %(columns)s::text[], %(n)s::bigint[]) AS given(r, c, n)
"""
_RAW_REPORT = """
UPDATE reports_report SET state = 'submitted', submitted_at = now(), sendings = sendings + 1, version = version + 1
WHERE id = %(report)s
"""
_RAW_JOURNAL = """
INSERT INTO journal_entry
  (id, at, account_id, account_name, post_id, post_words, verb, subject_kind, subject_id, child_id, place_id,
   before, after, reason)
VALUES (%(entry)s, now(), NULL, 'raw', %(post)s, 'raw', 'reports.submit', 'reports.Report', %(report)s, NULL, %(place)s,
        NULL, %(after)s, '')
"""


def send_all_raw(ready: Sequence[tuple[Actor, UUID]], clients: int = 16) -> float:
    """Write the same rows by hand: header, cells from the client, the report's state, journal; returns seconds."""
    _signed_again(ready)
    with acting(ready[0][0]):
        sample = list(cells_of(ready[0][1]))
    arrays = {
        "rows": [key[0] for key in sample],
        "columns": [key[1] for key in sample],
        "n": [7] * len(sample),
    }

    def write(actor: Actor, report_id: UUID) -> None:
        bound: dict[str, Any] = {
            "id": new_id(),
            "entry": new_id(),
            "report": report_id,
            "place": actor.place_id,
            "post": actor.post_id,
            "after": json.dumps({"number": 1}),
            **arrays,
        }
        with acting(actor), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM reports_report WHERE id = %(report)s FOR UPDATE", bound)
            for statement in (_RAW_HEADER, _RAW_CELLS, _RAW_REPORT, _RAW_JOURNAL):
                cursor.execute(statement, bound)

    return _race(ready, clients, write)


def _race(ready: Sequence[tuple[Actor, UUID]], clients: int, work: Callable[[Actor, UUID], None]) -> float:
    todo: queue.SimpleQueue[tuple[Actor, UUID]] = queue.SimpleQueue()
    for one in ready:
        todo.put(one)
    failed: list[BaseException] = []
    gate = threading.Barrier(clients + 1)
    day = clock.today()

    def client() -> None:
        with clock.living_on(day):
            connection.ensure_connection()
            gate.wait()
            try:
                while True:
                    work(*todo.get_nowait())
            except queue.Empty:
                pass
            except BaseException as error:
                failed.append(error)
            finally:
                connections.close_all()

    threads = [threading.Thread(target=client) for _number in range(clients)]
    for thread in threads:
        thread.start()
    gate.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return time.perf_counter() - started


def none_lost_none_double(ready: Sequence[tuple[Actor, UUID]]) -> bool:
    """Tell whether every report was sent exactly once in the last round, with all its cells, and never double."""
    ids = [report_id for _actor, report_id in ready]
    with acting_as_system(), connection.cursor() as cursor:
        whole = len(cells_of(ids[0]))
        cursor.execute(
            "SELECT count(DISTINCT r.id), count(f.sending_id) FROM reports_report r"
            " JOIN reports_sending s ON s.report_id = r.id AND s.number = r.sendings"
            " JOIN reports_frozencell f ON f.sending_id = s.id WHERE r.id = ANY(%s)",
            [ids],
        )
        reports, cells = cursor.fetchone() or (0, 0)
        cursor.execute("SELECT sum(sendings) FROM reports_report WHERE id = ANY(%s)", [ids])
        rounds = (cursor.fetchone() or (0,))[0]
        sent = Sending.objects.filter(report_id__in=ids).count()
    return (reports, cells, sent) == (len(ids), whole * len(ids), rounds)
