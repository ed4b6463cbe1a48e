"""The floors hold for model relations too: import graphs cannot see them, foreign keys may be strings."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def floors() -> dict[str, int]:
    """Return the floor of every room as the import contract declares it, the highest number on top."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    layers = [
        [name.strip().removeprefix("chungtay.") for name in layer.replace(":", "|").split("|")]
        for layer in contract["layers"]
    ]
    return {room: len(layers) - index for index, layer in enumerate(layers) for room in layer}


FLOORS = floors()
MODELS = [model for model in apps.get_models() if model.__module__.startswith("chungtay.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_model_points_only_at_its_own_room_or_lower_floors(model):
    room = model._meta.app_label
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if target is None or field.auto_created or not target.__module__.startswith("chungtay."):
            continue
        other = target._meta.app_label
        assert other == room or FLOORS[other] < FLOORS[room], (
            f"{model._meta.label}.{field.name} points up to {other}"
        )


def test_no_room_is_missing_from_the_contract():
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("chungtay.")}
    assert rooms <= set(FLOORS)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "src" / "chungtay").rglob("*.py")), ids=lambda path: path.name
)
def test_rooms_enter_each_other_by_the_door(path):
    room = path.relative_to(ROOT / "src" / "chungtay").parts[0]
    if "tests" in path.parts or path.name == "bench.py" or room in {"running", "config"}:
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if len(words) < 2 or words[0] not in {"from", "import"} or not words[1].startswith("chungtay."):
            continue
        parts = words[1].split(".")
        if parts[1] in {room, "core", "ui"} or len(parts) == 2:
            continue
        assert parts[2:] == ["api"] or parts[1:] == ["people", "rowsecurity"], f"{path}: {line.strip()}"
