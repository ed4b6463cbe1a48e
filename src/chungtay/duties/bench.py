"""Work for the bench: one task handed down to every commune, against one INSERT … SELECT written by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.duties.actions import open_duties
from chungtay.duties.choices import Kind
from chungtay.duties.drafts import DutyDraft
from chungtay.duties.rules import deadline_of, due_by_date
from chungtay.people.api import Actor, Agency, Post, acting, actor_for

TITLE = "Rà soát, lập danh sách trẻ em có hoàn cảnh đặc biệt trên địa bàn"
BASIS = "Nhiệm vụ 3.2 của văn bản đo tốc độ"

BY_HAND = """
INSERT INTO duties_duty (
  id, kind, title, detail, basis, owed_by_id, owed_to_id, place_id, starts_at, due_on, deadline_at, first_due_on,
  due_words, clock, document_id, document_words, subject_kind, subject_id, subject_url, status_mark, created_at,
  acknowledged_by, progress, done_by, result, version
)
SELECT gen_random_uuid(), 'task', %(title)s, '', %(basis)s, agency.id, %(giver)s, agency.place_id, %(now)s, %(due)s,
  %(deadline)s, %(due)s, '', 'date', %(document)s, 'ĐO/1', 'directives.Task', %(subject)s, '', 'confirmed', %(now)s, '',
  '', '', '', 1
FROM people_agency agency WHERE agency.id = ANY(%(agencies)s)
"""


@dataclass
class Cascade:
    """One task for many communes: by the action, and by hand; `undo` takes away what either wrote."""

    actor: Actor
    agencies: list[UUID]
    due: date

    def ours(self) -> int:
        """Hand the task down: rights, scope, due date, rows, a journal line per unit and one for the whole."""
        document, subject = new_id(), new_id()
        due = due_by_date(self.due)
        drafts = (
            DutyDraft(
                kind=Kind.TASK,
                title=TITLE,
                basis=BASIS,
                owed_by_id=agency,
                owed_to_id=self.actor.agency_id,
                due=due,
                document_id=document,
                document_words="ĐO/1",
                subject_kind="directives.Task",
                subject_id=subject,
            )
            for agency in self.agencies
        )
        with acting(self.actor):
            return len(open_duties(actor=self.actor, rows=drafts))

    def rival(self) -> int:
        """Write the same rows of duties with one statement by hand: no rights, no journal."""
        words: dict[str, Any] = {
            "title": TITLE,
            "basis": BASIS,
            "giver": self.actor.agency_id,
            "now": clock.now(),
            "due": self.due,
            "deadline": deadline_of(self.due),
            "document": new_id(),
            "subject": new_id(),
            "agencies": self.agencies,
        }
        with acting(self.actor), connection.cursor() as cursor:
            cursor.execute(BY_HAND, words)
            return int(cursor.rowcount)

    def undo(self) -> None:
        """Take away what was written, as the owner of the tables."""
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("DELETE FROM duties_duty WHERE basis = %s", [BASIS])
            cursor.execute("DELETE FROM journal_entry WHERE verb IN ('duties.open', 'duties.cascade')")
            cursor.execute("VACUUM ANALYZE duties_duty")
            cursor.execute("SET ROLE chungtay_app")


def cascade_of_the_country(username: str = "bo") -> Cascade:
    """Prepare a task of the ministry for every commune of today; needs the agencies and accounts of the sample."""
    today = clock.today()
    communes = Agency.objects.filter(
        level="commune", functions__contains=["child_affairs"], valid_to__isnull=True
    )
    post = Post.objects.select_related("agency__place").get(holdings__account__username=username)
    return Cascade(
        actor_for(None, post), list(communes.values_list("id", flat=True)), date(today.year + 1, 1, 15)
    )
