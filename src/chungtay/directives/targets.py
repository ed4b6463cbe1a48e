"""Who a directive is handed down to: names into agencies when it is read, rules into agencies when it is confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.directives.choices import Rule
from chungtay.directives.mapping import Meaning, Named, plain_words, understand
from chungtay.directives.models import Addressee, Directive, Task
from chungtay.people.api import CHILD_AFFAIRS, Agency
from chungtay.places.api import Unit, descendants

WHOLE = "*"
"""The key of the addressee that receives the tasks for which the document names nobody."""

LEVEL_OF = {Rule.PROVINCES: "province", Rule.DISTRICTS: "district", Rule.COMMUNES: "commune"}


@dataclass(frozen=True)
class Target:
    """An agency that receives tasks."""

    id: UUID
    place_id: UUID
    level: str
    functions: tuple[str, ...]


def day_of(directive: Directive) -> date:
    """Return the day whose agencies and units count: the day of issue, or today while it is not known."""
    return directive.issued_on or clock.today()


def alive(on: date) -> Q:
    """Return the condition that an agency exists on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def named_agencies(place_id: UUID, on: date) -> list[Named]:
    """Return the agencies at a place on a day, as the matching of names needs them (one query)."""
    rows = Agency.objects.filter(alive(on), place_id=place_id).select_related("place").order_by("name")
    return [
        Named(row.id, row.name, row.short_name, row.place.full_name, row.place.name, row.level)
        for row in rows
    ]


def phrases_of(directive: Directive, tasks: Sequence[Task]) -> list[str]:
    """Return the phrases that name receivers; `WHOLE` where some task has none and the document addresses nobody."""
    phrases = [phrase for task in tasks for phrase in task.agencies]
    if not tasks or any(not task.agencies for task in tasks):
        phrases = [*directive.addressed_to, *phrases] if directive.addressed_to else [WHOLE, *phrases]
    return phrases


def understand_all(directive: Directive, phrases: Iterable[str]) -> list[Addressee]:
    """Return one addressee per different phrase, each as far as it could be understood; nothing is saved."""
    agency = directive.agency
    named = named_agencies(directive.place_id, day_of(directive))
    rows: dict[str, Addressee] = {}
    for phrase in phrases:
        key = WHOLE if phrase == WHOLE else plain_words(phrase)[:400]
        if not key or key in rows:
            continue
        if key == WHOLE:
            rows[key] = Addressee(directive=directive, position=len(rows) + 1, words=_("cả văn bản"), key=key)
            continue
        meaning = understand(phrase, issuer_level=agency.level, agencies=named)
        if agency.id in meaning.agencies and len(meaning.agencies) > 1:
            meaning = Meaning(meaning.rule, tuple(one for one in meaning.agencies if one != agency.id))
        rows[key] = Addressee(
            directive=directive,
            position=len(rows) + 1,
            words=phrase[:400],
            key=key,
            rule=meaning.rule,
            agencies=list(meaning.agencies),
        )
    return list(rows.values())


class Resolver:
    """Turns addressees into agencies with at most one query per rule, whatever the number of agencies."""

    def __init__(self, directive: Directive, addressees: Sequence[Addressee]) -> None:
        self.directive = directive
        self.by_key = {row.key: row for row in addressees}
        self.day = day_of(directive)
        self._whole: dict[Rule, list[Target]] = {}
        self._known: dict[UUID, Target] | None = None

    def of_addressee(self, addressee: Addressee) -> list[Target]:
        """Return the agencies one phrase means."""
        rule = Rule(addressee.rule)
        if rule in LEVEL_OF:
            return self._units(rule)
        if rule is Rule.AGENCIES:
            known = self._agencies()
            return [known[one] for one in addressee.agencies if one in known]
        if rule is Rule.NAMED:
            others = [row for row in self.by_key.values() if row.rule != Rule.NAMED]
            found = {target.id: target for row in others for target in self.of_addressee(row)}
            return list(found.values())
        return []

    def of_task(self, task: Task) -> list[Target]:
        """Return the agencies that receive a task, each once: its own phrases, or those the whole is addressed to."""
        keys = [plain_words(phrase)[:400] for phrase in (task.agencies or self.directive.addressed_to)] or [
            WHOLE
        ]
        found: dict[UUID, Target] = {}
        for key in dict.fromkeys(keys):
            if key in self.by_key:
                found.update((target.id, target) for target in self.of_addressee(self.by_key[key]))
        return list(found.values())

    def _units(self, rule: Rule) -> list[Target]:
        if rule not in self._whole:
            level = LEVEL_OF[rule]
            rows = Agency.objects.filter(alive(self.day), level=level, functions__contains=[CHILD_AFFAIRS])
            if rule is not Rule.PROVINCES:
                below = descendants(Unit.objects.get(id=self.directive.place_id), self.day, level=level)
                rows = rows.filter(place_id__in=[unit.id for unit in below])
            rows = rows.order_by("place__sort_key", "id")
            self._whole[rule] = _read_targets(rows)
        return self._whole[rule]

    def _agencies(self) -> dict[UUID, Target]:
        if self._known is None:
            wanted = {one for row in self.by_key.values() for one in row.agencies}
            self._known = {
                target.id: target for target in _read_targets(Agency.objects.filter(id__in=wanted))
            }
        return self._known


def _read_targets(rows: QuerySet[Agency]) -> list[Target]:
    columns = rows.values_list("id", "place_id", "level", "functions")
    return [Target(pk, place, level, tuple(functions)) for pk, place, level, functions in columns]


def all_targets(resolver: Resolver, tasks: Sequence[Task]) -> dict[UUID, list[Target]]:
    """Return the agencies of each task."""
    return {task.id: resolver.of_task(task) for task in tasks}
