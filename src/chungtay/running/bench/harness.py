"""Running benches: a scratch database, warm-up, repeats in turn, medians, one JSON line each and a table at the end."""

import gc
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit, urlunsplit

import click
import psycopg
from psycopg import sql

from chungtay.running import environment

RUNS = 5


@dataclass(frozen=True)
class Result:
    """What one bench found; times are medians in seconds unless `unit` says otherwise."""

    bench: str
    scale: str
    ours: float
    rival: float
    ratio: float
    bar: float
    holds: bool
    peak_mb: int
    runs: int
    against: str
    unit: str = "s"
    note: str = ""


def compare(
    *,
    bench: str,
    scale: str,
    ours: Callable[[], object],
    rival: Callable[[], object],
    against: str,
    bar: float,
    runs: int = RUNS,
    between: Callable[[], object] | None = None,
    note: str = "",
) -> Result:
    """Time two ways of doing the same in turn and return the ratio of their medians.

    `between` runs before every timed call, untimed (to put back what the last call wrote). The first call of each is a
    warm-up that does not count.
    """
    times: dict[str, list[float]] = {"ours": [], "rival": []}
    for turn in range(runs + 1):
        for name, work in (("rival", rival), ("ours", ours)):
            if between is not None:
                between()
            gc.collect()
            started = time.perf_counter()
            work()
            taken = time.perf_counter() - started
            if turn:
                times[name].append(taken)
    mine, theirs = statistics.median(times["ours"]), statistics.median(times["rival"])
    return found(
        bench=bench, scale=scale, ours=mine, rival=theirs, bar=bar, runs=runs, against=against, note=note
    )


def found(
    *,
    bench: str,
    scale: str,
    ours: float,
    rival: float,
    bar: float,
    runs: int,
    against: str,
    unit: str = "s",
    note: str = "",
    peak_mb: int | None = None,
) -> Result:
    """Return the result of one bench; it holds when ours costs at most `bar` times the rival."""
    ratio = ours / rival
    return Result(
        bench=bench,
        scale=scale,
        ours=round(ours, 4),
        rival=round(rival, 4),
        ratio=round(ratio, 2),
        bar=bar,
        holds=ratio <= bar,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 if peak_mb is None else peak_mb,
        runs=runs,
        against=against,
        unit=unit,
        note=note,
    )


@contextmanager
def scratch_database(name: str = "chungtay_bench") -> Iterator[None]:
    """Make a fresh database on the configured server, with structure, places and agencies; drop it at the end."""
    environment.prepare(login="owner")
    with environment.database():
        owner, web = environment.owner_url(), os.environ["DATABASE_URL"]
        with psycopg.connect(owner, autocommit=True) as connection:
            _drop(connection, name)
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"] = (
            _renamed(owner, name),
            _renamed(web, name),
        )
        try:
            _fill()
            yield
        finally:
            from django.db import connections

            connections.close_all()
            with psycopg.connect(owner, autocommit=True) as connection:
                _drop(connection, name)
            os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"] = owner, web


def _drop(connection: "psycopg.Connection[tuple[object, ...]]", name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _renamed(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _fill() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from chungtay.places.api import country, load_units
    from chungtay.running.grants import grant_to_web_role
    from chungtay.running.sample.accounts import build_accounts
    from chungtay.running.sample.agencies import HEALTH_DAY, Builder, build_health, build_labour

    call_command("migrate", interactive=False, verbosity=0)
    grant_to_web_role(connection)
    load_units()
    with transaction.atomic():
        builder = Builder()
        top = country(HEALTH_DAY)
        build_labour(builder, top)
        build_health(builder, top)
        builder.save()
        build_accounts()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def as_web_role() -> Iterator[None]:
    """Run the body with the rights and the row security of the web process."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE chungtay_app")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


def run(*, name: str | None = None, scale: str = "") -> int:
    """Run the named bench, or all; print a JSON line each and the table; return 1 when a bar does not hold."""
    from chungtay.running.bench.benches import BENCHES

    chosen = {key: bench for key, bench in BENCHES.items() if name in {None, "", key}}
    if not chosen:
        click.echo(f"Không có phép đo {name}. Có: {', '.join(BENCHES)}.", err=True)
        return 2
    results: list[Result] = []
    for bench in chosen.values():
        for result in bench(scale or ""):
            results.append(result)
            click.echo(json.dumps(asdict(result), ensure_ascii=False))
    click.echo("")
    click.echo(table(results))
    return 0 if all(result.holds for result in results) else 1


def table(results: list[Result]) -> str:
    """Return the results as lines of aligned columns."""
    head = ("bench", "scale", "ours", "rival", "ratio", "bar", "holds", "peak MB", "against")
    rows = [head] + [
        (
            row.bench,
            row.scale,
            f"{row.ours:.3f} {row.unit}",
            f"{row.rival:.3f} {row.unit}",
            f"{row.ratio:.2f}",
            f"{row.bar:g}",
            "yes" if row.holds else "NO",
            str(row.peak_mb),
            row.against,
        )
        for row in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
