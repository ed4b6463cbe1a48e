"""The benches: what is measured, against what, and how much slower it may be."""

import statistics
from collections.abc import Callable, Iterator
from datetime import date

from chungtay.core import clock
from chungtay.running.bench.demo import demo
from chungtay.running.bench.harness import Result, as_web_role, compare, found, scratch_database

HEALTH_DAY = date(2026, 5, 7)
COMMUNE = "03390"
PROVINCE = "12"
REGIME_OF_COMMUNE = "y26_six_month_commune"
REGIME_OF_PROVINCE = "y26_six_month_province"
SCALES = {"": (10_000, 300_000, 3_321), "1m": (10_000, 1_000_000, 3_321), "small": (1_000, 20_000, 200)}


def cascade(scale: str) -> Iterator[Result]:
    """One task of the ministry to every commune, against one hand-written INSERT … SELECT of the same rows."""
    with scratch_database(), clock.living_on(HEALTH_DAY), as_web_role():
        from chungtay.duties.bench import cascade_of_the_country

        work = cascade_of_the_country()
        yield compare(
            bench="cascade",
            scale=f"{len(work.agencies)} units",
            ours=work.ours,
            rival=work.rival,
            against="INSERT … SELECT by hand",
            bar=3,
            between=work.undo,
            note="ours also writes a journal line for every unit",
        )


def report_commune(scale: str) -> Iterator[Result]:
    """One commune's report filled from its children, against one hand-written scan."""
    children = SCALES.get(scale, SCALES[""])[0]
    yield from _fill("report_commune", COMMUNE, REGIME_OF_COMMUNE, children)


def report_province(scale: str) -> Iterator[Result]:
    """A province's report filled from all its children, against one hand-written scan."""
    children = SCALES.get(scale, SCALES[""])[1]
    yield from _fill("report_province", PROVINCE, REGIME_OF_PROVINCE, children)


def _fill(bench: str, code: str, regime: str, children: int) -> Iterator[Result]:
    with scratch_database(), clock.living_on(HEALTH_DAY):
        from django.db import connection

        from chungtay.children.bulk import seed_children
        from chungtay.children.sampling import SamplePlace
        from chungtay.places.api import descendants, get_unit
        from chungtay.reports.bench import Fill, writer_at

        unit = get_unit(code, HEALTH_DAY)
        units = [unit] if unit.level == "commune" else list(descendants(unit, HEALTH_DAY, "commune"))
        places = [SamplePlace(one.id, one.code, "012", "highland") for one in units]
        seed_children(places, children, seed=7, series=0, today=HEALTH_DAY)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        with as_web_role():
            work = Fill(writer_at(unit.id), regime)
            if not work.same():
                raise RuntimeError("the two ways of counting disagree")
            yield compare(
                bench=bench,
                scale=f"{children} children",
                ours=work.ours,
                rival=work.rival,
                against="one scan by hand",
                bar=2,
                between=work.again,
                note="ours also writes every cell and the journal; the rival only counts",
            )


def submissions(scale: str) -> Iterator[Result]:
    """Every commune sends its report at once from 16 clients, against the same rows written by raw SQL."""
    communes = SCALES.get(scale, SCALES[""])[2]
    with scratch_database(), clock.living_on(HEALTH_DAY):
        from chungtay.reports.bench import (
            none_lost_none_double,
            send_all,
            send_all_raw,
            signed_reports,
            writers_everywhere,
        )

        ready = signed_reports(writers_everywhere(communes), REGIME_OF_COMMUNE)
        raw, ours = [], []
        for _turn in range(3):
            raw.append(send_all_raw(ready))
            ours.append(send_all(ready))
        if not none_lost_none_double(ready):
            raise RuntimeError("a report was lost or sent twice")
        yield found(
            bench="submissions",
            scale=f"{len(ready)} reports of 60 cells, 16 clients",
            ours=statistics.median(ours),
            rival=statistics.median(raw),
            bar=3,
            runs=3,
            against="the same rows by raw SQL",
            note=f"{len(ready) / ours[0]:.0f} reports a second, none lost, none double",
        )


BENCHES: dict[str, Callable[[str], Iterator[Result]]] = {
    "cascade": cascade,
    "report_commune": report_commune,
    "report_province": report_province,
    "submissions": submissions,
    "demo": demo,
}
