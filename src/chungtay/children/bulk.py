"""Loading many synthetic children at once with COPY; needs the owner's login, since COPY cannot pass row security."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from queue import Queue
from threading import Event, Thread

from django.db import connection, transaction

from chungtay.children.sampling import SamplePlace, Sampler, SeedChild, SeedHousehold
from chungtay.children.search import folded
from chungtay.core import clock
from chungtay.core.vietnamese import key

BATCH = 5_000
NULL = "\\N"
REBUILD_FROM = 50_000
Family = tuple[SeedHousehold, list[SeedChild]]

TABLES = {
    "children_household": "id, place_id, number, village, head_name, poverty, size",
    "children_child": (
        "id, code, full_name, name_key, sort_key, other_name, sex, born_on, birth_precision, ethnicity, nationality,"
        " birth_registered, personal_number, number_reason, verification, health_insurance_number,"
        " health_insurance_until, place_id, village, village_key, address, household_id, status, died_on, needs_review,"
        " source, is_sample, version, created_at, updated_at, updated_by"
    ),
    "children_residence": "id, child_id, kept_at_id, place_id, kind, village, address, valid_from, ground",
    "children_guardian": (
        "id, child_id, kept_at_id, full_name, name_key, relation, relation_words, born_year, phone, personal_number,"
        " is_carer, state"
    ),
    "children_circumstancespell": (
        "id, child_id, kept_at_id, group_key, subtype, valid_from, valid_to, ground, end_ground, recorded_at,"
        " recorded_by"
    ),
    "children_riskspell": (
        "id, child_id, kept_at_id, risk_key, valid_from, valid_to, ground, end_ground, recorded_at, recorded_by"
    ),
    "children_help": (
        "id, child_id, kept_at_id, kind, given_on, amount, what, provider, ground, recorded_at, recorded_by"
    ),
    "children_injury": (
        "id, child_id, kept_at_id, kind, occurred_on, place_kind, outcome, note, recorded_at, recorded_by"
    ),
}


def seed_children(
    places: Sequence[SamplePlace],
    count: int,
    *,
    seed: int = 2026,
    series: int = 0,
    today: date | None = None,
    rebuild: bool | None = None,
) -> int:
    """Make and load `count` synthetic children in these communes; returns how many.

    The same arguments on an empty register give the same children. `series` (0–9) and `seed` must differ between
    runs on one database. From 50,000 children on, secondary indexes and foreign keys are dropped and built again,
    which is faster; that takes exclusive locks, so it is for loading and benches only (`rebuild=False` forbids it).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT place_code, year, last FROM children_codeseries")
        starts = {(code, year): last for code, year, last in cursor.fetchall()}
    sampler = Sampler(places, today or clock.today(), seed=seed, series=series, starts=starts)
    wants = count >= REBUILD_FROM if rebuild is None else rebuild
    return bulk_seed(sampler.families(count), rebuild=wants, today=sampler.today)


def bulk_seed(rows: Iterable[Family], *, rebuild: bool = False, today: date | None = None) -> int:
    """Load households with their children in one transaction and return how many children there were."""
    moment = clock.start_of(today or clock.today()).isoformat()
    made, names, last = 0, set[str](), dict[tuple[str, int], int]()
    with transaction.atomic(), _without_indexes(rebuild):
        for batch, lines in _ahead(rows, moment):
            for table, columns in TABLES.items():
                _copy(table, columns, lines[table])
            for _home, children in batch:
                made += len(children)
                for child in children:
                    names.add(child.name_key)
                    mark = child.place.code, child.born_on.year
                    last[mark] = max(child.number, last.get(mark, 0))
        _remember(names, last)
    with connection.cursor() as cursor:
        for table in (*TABLES, "children_name"):
            cursor.execute(f"ANALYZE {table}")
    return made


Batch = tuple[list[Family], dict[str, list[str]]]


def _ahead(rows: Iterable[Family], moment: str) -> Iterator[Batch]:
    """Make the next batches on a second thread while PostgreSQL takes in the present one."""
    ready: Queue[Batch | BaseException | None] = Queue(maxsize=2)
    stopped = Event()

    def make() -> None:
        families = iter(rows)
        try:
            while not stopped.is_set() and (batch := list(islice(families, BATCH))):
                ready.put((batch, _lines(batch, moment)))
            ready.put(None)
        except BaseException as error:
            ready.put(error)

    Thread(target=make, daemon=True).start()
    try:
        while (made := ready.get()) is not None:
            if isinstance(made, BaseException):
                raise made
            yield made
    finally:
        stopped.set()


def _copy(table: str, columns: str, lines: list[str]) -> None:
    if not lines:
        return
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        copy.write("".join(lines).encode())


def _clean(text: str) -> str:
    """Keep a value inside its COPY column; the generator makes no such letters, another caller might."""
    return text.replace("\\", "").replace("\t", " ").replace("\n", " ").replace("\r", " ")


def _lines(families: Iterable[Family], moment: str) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {table: [] for table in TABLES}
    homes, children = lines["children_household"], lines["children_child"]
    for home, brood in families:
        homes.append(
            f"{home.id}\t{home.place.id}\t{home.number}\t{_clean(home.village)}\t{_clean(home.head)}\t{home.poverty}"
            f"\t{home.size}\n"
        )
        for child in brood:
            children.append(_child_line(child, moment))
            _add_lines_of(child, lines, moment)
    return lines


def _child_line(child: SeedChild, moment: str) -> str:
    place = child.place
    village_key = child.village.lower()
    status, died = ("dead", child.died_on.isoformat()) if child.died_on else ("living", NULL)
    return (
        f"{child.id}\tTE-{place.code}-{child.born_on.year}-{child.number:05d}\t{_clean(child.full_name)}\t{child.name_key}"
        f"\t{child.sort_key}\t\t{child.sex}\t{child.born_on}\t{child.precision}\t{child.ethnicity}\tViệt Nam"
        f"\t{'t' if child.birth_registered else 'f'}\t{child.personal_number}\t{child.number_reason}\tunverified"
        f"\t{child.card}\t{child.card_until or NULL}\t{place.id}\t{_clean(child.village)}"
        f"\t{_village_key(village_key)}\t\t{child.household}\t{status}\t{died}\tf\tsample\tt\t1\t{moment}\t{moment}"
        "\tDữ liệu mẫu\n"
    )


_VILLAGE_KEYS: dict[str, str] = {}


def _village_key(village: str) -> str:
    known = _VILLAGE_KEYS.get(village)
    if known is None:
        known = _VILLAGE_KEYS[village] = key(village)
    return known


def _add_lines_of(child: SeedChild, lines: dict[str, list[str]], moment: str) -> None:
    kept = f"{child.id}\t{child.place.id}"
    lines["children_residence"].append(
        f"{_next_id(child.id)}\t{kept}\t{child.place.id}\tpermanent\t{_clean(child.village)}\t\t{child.born_on}\t\n"
    )
    people = lines["children_guardian"]
    for guardian, name, bare, relation, born_year, phone, carer, state in child.guardians:
        people.append(
            f"{guardian}\t{kept}\t{_clean(name)}\t{bare}\t{relation}\t\t{born_year}\t{phone}\t\t"
            f"{'t' if carer else 'f'}\t{state}\n"
        )
    for row, letter, subtype, start, end, ground in child.circumstances:
        lines["children_circumstancespell"].append(
            f"{row}\t{kept}\t{letter}\t{subtype}\t{start}\t{end or NULL}\t{_clean(ground)}\t\t{moment}\tDữ liệu mẫu\n"
        )
    for row, risk, start, end, ground in child.risks:
        lines["children_riskspell"].append(
            f"{row}\t{kept}\t{risk}\t{start}\t{end or NULL}\t{_clean(ground)}\t\t{moment}\tDữ liệu mẫu\n"
        )
    for row, kind, on, amount, provider, what in child.helps:
        lines["children_help"].append(
            f"{row}\t{kept}\t{kind}\t{on}\t{amount}\t{_clean(what)}\t{_clean(provider)}\t\t{moment}\tDữ liệu mẫu\n"
        )
    for row, kind, on, where, outcome in child.injuries:
        lines["children_injury"].append(
            f"{row}\t{kept}\t{kind}\t{on}\t{where}\t{outcome}\t\t{moment}\tDữ liệu mẫu\n"
        )


def _next_id(child_id: str) -> str:
    """Return an id of the residence that sorts beside the child's."""
    return f"{int(child_id, 16) ^ (1 << 61):032x}"


def _remember(names: set[str], last: dict[tuple[str, int], int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE seed_name (key text, folded text) ON COMMIT DROP")
        with cursor.copy("COPY seed_name FROM STDIN") as copy:
            for name in sorted(names):
                copy.write_row((name, folded(name)))
        cursor.execute(
            "INSERT INTO children_name (key, folded, count) SELECT key, folded, 1 FROM seed_name ON CONFLICT DO NOTHING"
        )
        cursor.execute("DROP TABLE seed_name")
        cursor.executemany(
            "INSERT INTO children_codeseries (place_code, year, last) VALUES (%s, %s, %s)"
            " ON CONFLICT (place_code, year) DO UPDATE SET last = greatest(children_codeseries.last, excluded.last)",
            [(code, year, number) for (code, year), number in sorted(last.items())],
        )


@contextmanager
def _without_indexes(wanted: bool) -> Iterator[None]:
    """Drop secondary indexes and foreign keys of the tables, run the body, and build them again as they were."""
    if not wanted:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c"
            " WHERE c.conrelid::regclass::text = ANY(%s) AND c.contype IN ('f', 'u')"
            " ORDER BY c.contype = 'f' DESC, c.conname",
            [list(TABLES)],
        )
        constraints = cursor.fetchall()
        for table, name, _definition in constraints:
            if name != "children_child_kept_at":
                cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(
            "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
            " WHERE i.indrelid::regclass::text = ANY(%s) AND NOT i.indisprimary"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)",
            [list(TABLES)],
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in sorted(constraints, key=lambda one: one[2].startswith("FOREIGN")):
            if name != "children_child_kept_at":
                cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
