"""Agencies of the two structures: Labour over 63 provinces (to 2025), Health over 34 (since)."""

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from chungtay.people.api import CHILD_AFFAIRS, Agency
from chungtay.places.api import Unit, UnitParent, units_on

HEALTH_FROM = date(2025, 3, 1)
TWO_TIERS_FROM = date(2025, 7, 1)
LABOUR_DAY = date(2022, 3, 1)
HEALTH_DAY = date(2026, 5, 7)
COMMITTEE = "peoples_committee"


def agency_id(kind: str, code: str, since: date) -> UUID:
    """Return the same identifier for the same agency at every load."""
    return uuid5(NAMESPACE_URL, f"chung-tay:mau:{kind}:{code}:{since.isoformat()}")


@dataclass(frozen=True)
class Body:
    """One agency of a province or district beside the child-affairs office."""

    kind: str
    name: str
    symbol: str
    function: str


PROVINCE_BODIES = (
    Body("ubnd_tinh", "Ủy ban nhân dân {of}", "UBND", COMMITTEE),
    Body("so_gddt", "Sở Giáo dục và Đào tạo {of}", "SGDĐT", "education"),
    Body("so_tttt", "Sở Thông tin và Truyền thông {of}", "STTTT", "information"),
    Body("so_vhttdl", "Sở Văn hóa, Thể thao và Du lịch {of}", "SVHTTDL", "culture"),
    Body("so_yte", "Sở Y tế {of}", "SYT", "health"),
    Body("so_tuphap", "Sở Tư pháp {of}", "STP", "justice"),
    Body("so_khdt", "Sở Kế hoạch và Đầu tư {of}", "SKHĐT", "planning"),
    Body("so_taichinh", "Sở Tài chính {of}", "STC", "finance"),
    Body("cong_an_tinh", "Công an {of}", "CAT", "police"),
    Body("bao_tinh", "Báo {name}", "B", "press"),
    Body("dai_ptth", "Đài Phát thanh và Truyền hình {name}", "ĐPTTH", "broadcasting"),
    Body("toa_an_tinh", "Tòa án nhân dân {of}", "TA", "court"),
    Body("vks_tinh", "Viện kiểm sát nhân dân {of}", "VKS", "procuracy"),
    Body("mttq_tinh", "Ủy ban Mặt trận Tổ quốc Việt Nam {of}", "MTTQ", "front"),
    Body("doan_tinh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh {of}", "TĐTN", "youth"),
    Body("phu_nu_tinh", "Hội Liên hiệp Phụ nữ {of}", "BTV", "women"),
)

DISTRICT_BODIES = (
    Body("phong_ldtbxh", "Phòng Lao động - Thương binh và Xã hội {of}", "LĐTBXH", "labour"),
    Body("phong_gddt", "Phòng Giáo dục và Đào tạo {of}", "PGDĐT", "education"),
    Body("phong_vhtt", "Phòng Văn hóa Thông tin {of}", "VHTT", "culture"),
    Body("dai_huyen", "Đài Truyền thanh - Truyền hình {of}", "ĐTTTH", "broadcasting"),
    Body("phong_tckh", "Phòng Tài chính - Kế hoạch {of}", "TCKH", "finance"),
    Body("cong_an_huyen", "Công an {of}", "CAH", "police"),
    Body("ttyt_huyen", "Trung tâm Y tế {of}", "TTYT", "health"),
    Body("mttq_huyen", "Ủy ban Mặt trận Tổ quốc Việt Nam {of}", "MTTQ", "front"),
)


class Builder:
    """Collects agencies and writes them in one statement; what is already there stays."""

    def __init__(self) -> None:
        self.rows: list[Agency] = []

    def add(
        self,
        *,
        kind: str,
        place: Unit,
        name: str,
        short: str,
        symbol: str,
        level: str,
        functions: list[str],
        parent: UUID | None,
        since: date,
        until: date | None,
    ) -> UUID:
        """Take one agency and return its identifier."""
        identifier = agency_id(kind, place.code, since)
        self.rows.append(
            Agency(
                id=identifier,
                name=name,
                short_name=short,
                symbol=symbol,
                level=level,
                kind=kind,
                functions=functions,
                place=place,
                parent_id=parent,
                valid_from=since,
                valid_to=until,
                is_sample=True,
            )
        )
        return identifier

    def save(self) -> None:
        """Write all that was collected; parents come before their children."""
        Agency.objects.bulk_create(self.rows, batch_size=4000, ignore_conflicts=True)


def parents_on(day: date) -> dict[UUID, UUID]:
    """Return the parent unit of every unit that stood on a day."""
    links = UnitParent.objects.filter(valid_from__lte=day).exclude(valid_to__lte=day)
    return dict(links.values_list("unit_id", "parent_id"))


def build_labour(builder: Builder, country: Unit) -> None:
    """Collect the structure of 2022: ministry, 63 departments, districts' and communes' committees."""
    ministry = builder.add(
        kind="bo_ldtbxh",
        place=country,
        name="Bộ Lao động - Thương binh và Xã hội",
        short="Bộ LĐTBXH",
        symbol="LĐTBXH",
        level="ministry",
        functions=[CHILD_AFFAIRS],
        parent=None,
        since=date(2007, 8, 1),
        until=HEALTH_FROM,
    )
    above: dict[UUID, UUID] = {}
    for unit in units_on(LABOUR_DAY, "province"):
        above[unit.id] = builder.add(
            kind="so_ldtbxh",
            place=unit,
            name=f"Sở Lao động - Thương binh và Xã hội {unit.full_name}",
            short=f"Sở LĐTBXH {unit.name}",
            symbol="SLĐTBXH",
            level="province",
            functions=[CHILD_AFFAIRS],
            parent=ministry,
            since=unit.valid_from,
            until=HEALTH_FROM,
        )
        if unit.code in {"34", "12"}:
            add_bodies(
                builder, unit, PROVINCE_BODIES, "province", above[unit.id], unit.valid_from, TWO_TIERS_FROM
            )
    parents = parents_on(LABOUR_DAY)
    for level, kind in (("district", "ubnd_huyen"), ("commune", "ubnd_xa")):
        for unit in units_on(LABOUR_DAY, level):
            above[unit.id] = builder.add(
                kind=kind,
                place=unit,
                name=f"Ủy ban nhân dân {unit.full_name}",
                short=f"UBND {unit.full_name}",
                symbol="UBND",
                level=level,
                functions=[CHILD_AFFAIRS, COMMITTEE],
                parent=above.get(parents.get(unit.id, unit.id)),
                since=unit.valid_from,
                until=TWO_TIERS_FROM,
            )
            if level == "district" and unit.key.endswith("tam duong"):
                add_bodies(
                    builder,
                    unit,
                    DISTRICT_BODIES,
                    "district",
                    above[unit.id],
                    unit.valid_from,
                    TWO_TIERS_FROM,
                )


def build_health(builder: Builder, country: Unit) -> None:
    """Collect the structure of 2026: Ministry of Health, 34 departments, 3,321 communes' committees."""
    ministry = builder.add(
        kind="bo_yte",
        place=country,
        name="Bộ Y tế",
        short="Bộ Y tế",
        symbol="BYT",
        level="ministry",
        functions=[CHILD_AFFAIRS],
        parent=None,
        since=HEALTH_FROM,
        until=None,
    )
    above: dict[UUID, UUID] = {}
    for unit in units_on(HEALTH_DAY, "province"):
        above[unit.id] = builder.add(
            kind="so_yte",
            place=unit,
            name=f"Sở Y tế {unit.full_name}",
            short=f"Sở Y tế {unit.name}",
            symbol="SYT",
            level="province",
            functions=[CHILD_AFFAIRS, "health"],
            parent=ministry,
            since=TWO_TIERS_FROM if unit.valid_from < TWO_TIERS_FROM else unit.valid_from,
            until=None,
        )
        if unit.code == "12":
            bodies = tuple(
                body for body in PROVINCE_BODIES if body.kind not in {"so_yte", "so_tttt", "so_khdt"}
            )
            add_bodies(builder, unit, bodies, "province", above[unit.id], TWO_TIERS_FROM, None)
    parents = parents_on(HEALTH_DAY)
    for unit in units_on(HEALTH_DAY, "commune"):
        builder.add(
            kind="ubnd_xa",
            place=unit,
            name=f"Ủy ban nhân dân {unit.full_name}",
            short=f"UBND {unit.full_name}",
            symbol="UBND",
            level="commune",
            functions=[CHILD_AFFAIRS, COMMITTEE],
            parent=above.get(parents[unit.id]),
            since=max(unit.valid_from, TWO_TIERS_FROM),
            until=None,
        )


def add_bodies(
    builder: Builder,
    unit: Unit,
    bodies: tuple[Body, ...],
    level: str,
    parent: UUID,
    since: date,
    until: date | None,
) -> None:
    """Collect the other agencies of one province or district."""
    for body in bodies:
        name = body.name.format(of=unit.full_name, name=unit.name)
        builder.add(
            kind=body.kind,
            place=unit,
            name=name,
            short=name,
            symbol=body.symbol,
            level=level,
            functions=[body.function],
            parent=parent,
            since=since,
            until=until,
        )
