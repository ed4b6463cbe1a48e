"""Which report is owed by which agency to which: regimes of the packs, and the sum the topmost agency makes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chungtay.core.errors import NotFound
from chungtay.law.api import ReportRegime, get_regime, report_regimes
from chungtay.people.api import Actor, Agency, agencies_for, agency_above
from chungtay.places.api import Unit, ancestors, descendants

SUBJECT = "reports.Regime"
_NAMES = UUID("6f1f2a4e-6f0b-5f6b-9a55-0d6f4b9f2c11")
TOP = ".tong-hop"


@dataclass(frozen=True)
class Plan:
    """What a report is about, whether a document asks for it or the topmost agency adds up for itself."""

    id: str
    cycle: str
    title: str
    form_id: str
    period_start: date
    period_end: date
    function: str
    level: str
    to_level: str
    to_function: str
    due_on: date | None
    due_words: str
    basis: str
    status: str
    place_code: str | None
    year: int
    period: str

    @property
    def subject_id(self) -> UUID:
        """The regime as duties point at it."""
        return subject_of(self.id)


def subject_of(regime_id: str) -> UUID:
    """Return the stable id under which duties point at a regime."""
    return uuid5(_NAMES, regime_id)


def plan_of(regime: ReportRegime) -> Plan:
    """Return a regime of the packs as a plan."""
    return Plan(
        id=regime.id,
        cycle=f"{regime.year}-{regime.period}",
        title=regime.name,
        form_id=regime.form or "",
        period_start=regime.period_start,
        period_end=regime.period_end,
        function=regime.owed_by.function,
        level=regime.owed_by.level,
        to_level=regime.owed_to.level,
        to_function=regime.owed_to.function,
        due_on=regime.due.last_day,
        due_words=regime.due.words,
        basis=regime.basis,
        status=regime.weakest_status,
        place_code=regime.place_code,
        year=regime.year,
        period=regime.period,
    )


def all_plans(on: date | None = None) -> list[Plan]:
    """Return every regime with a form, by due day, and for each cycle the sum of the agency nobody stands above."""
    plans = [plan_of(regime) for regime in report_regimes(on) if regime.form]
    owed = {(plan.cycle, plan.form_id, plan.level) for plan in plans}
    tops: dict[str, Plan] = {}
    for plan in plans:
        if (plan.cycle, plan.form_id, plan.to_level) not in owed and plan.to_level == "ministry":
            top = _top(plan)
            tops.setdefault(top.id, top)
    return [*plans, *tops.values()]


def _top(below: Plan) -> Plan:
    half = "6 tháng đầu năm" if below.period == "six_month" else "năm"
    return Plan(
        id=f"{below.cycle}{TOP}",
        cycle=below.cycle,
        title=f"Tổng hợp công tác trẻ em {half} {below.year}, cả nước",
        form_id=below.form_id,
        period_start=below.period_start,
        period_end=below.period_end,
        function=below.to_function,
        level=below.to_level,
        to_level="",
        to_function="",
        due_on=None,
        due_words="",
        basis=below.basis,
        status=below.status,
        place_code=None,
        year=below.year,
        period=below.period,
    )


def get_plan(regime_id: str) -> Plan:
    """Return one plan; raises `NotFound`."""
    if regime_id.endswith(TOP):
        found = next((plan for plan in all_plans() if plan.id == regime_id), None)
        if found is None:
            raise NotFound(_("Không có kỳ báo cáo này."))
        return found
    plan = plan_of(get_regime(regime_id))
    if not plan.form_id:
        raise NotFound(_("Báo cáo này không có biểu số liệu."))
    return plan


def plans_for(actor: Actor, on: date) -> list[Plan]:
    """Return the plans the actor's agency owes on a day."""
    own = [
        plan
        for plan in all_plans(on)
        if plan.level == actor.agency_level and plan.function in actor.agency_functions
    ]
    limited = {plan.place_code for plan in own if plan.place_code}
    if not limited:
        return own
    unit = Unit.objects.get(id=actor.place_id)
    codes = {unit.code, *(above.code for above in ancestors(unit, on))}
    return [plan for plan in own if plan.place_code is None or plan.place_code in codes]


def plans_received(actor: Actor, on: date) -> list[Plan]:
    """Return the plans whose reports come to the actor's agency, or pass under it, on a day."""
    return [
        plan
        for plan in all_plans(on)
        if plan.to_level == actor.agency_level and plan.to_function in actor.agency_functions and plan.due_on
    ]


def plans_below(plan: Plan) -> list[Plan]:
    """Return the plans whose reports this one adds up: same cycle and form, owed to this level and function."""
    return [
        other
        for other in all_plans()
        if other.id != plan.id
        and other.cycle == plan.cycle
        and other.form_id == plan.form_id
        and other.to_level == plan.level
        and other.to_function == plan.function
    ]


def fits(plan: Plan, agency: Agency, on: date) -> bool:
    """Tell whether this agency owes this report."""
    if plan.level != agency.level or plan.function not in agency.functions:
        return False
    if plan.place_code is None:
        return True
    codes = {agency.place.code, *(above.code for above in ancestors(agency.place, on))}
    return plan.place_code in codes


def receiver_of(plan: Plan, agency: Agency, on: date) -> Agency | None:
    """Return the agency a report goes to: the nearest above with the right function at the right level."""
    if not plan.to_level:
        return None
    above: Agency | None = agency
    while above is not None:
        above = agency_above(plan.to_function, above, on)
        if above is not None and above.level == plan.to_level and plan.to_function in above.functions:
            return above
    return None


def owing_agencies(plan: Plan, within: Unit, on: date) -> QuerySet[Agency]:
    """Return the agencies under a unit that owe a report, as of a day, in order of their places."""
    places: Iterable[UUID]
    if plan.level == within.level:
        places = [within.id]
    else:
        places = descendants(within, on, plan.level).values_list("id", flat=True)
    rows = agencies_for(plan.function, places, on).filter(level=plan.level)
    if plan.place_code is not None and plan.place_code != within.code:
        limit = Unit.objects.filter(code=plan.place_code).order_by("-valid_from").first()
        if limit is not None:
            rows = rows.filter(place__in=[limit.id, *descendants(limit, on).values_list("id", flat=True)])
    return rows
