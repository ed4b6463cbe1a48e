"""Sample children in a few communes of the two structures, at the dates their stories live at."""

from datetime import date

from chungtay.children.api import Child
from chungtay.children.bulk import seed_children
from chungtay.children.sampling import SamplePlace
from chungtay.places.api import Unit, descendants, get_unit
from chungtay.running.sample.agencies import HEALTH_DAY

MAY_2022 = date(2022, 5, 4)
BINH_LU = ("03390", 2_846)
DONG_PHUONG = ("12694", 620)


def build_register() -> None:
    """Create the sample children that are missing: Lai Châu as it is in 2026, Đông Hưng as it was in 2022."""
    if Child.objects.filter(is_sample=True).exists():
        return
    home = get_unit(BINH_LU[0], HEALTH_DAY)
    lai_chau = [
        unit for unit in descendants(get_unit("12", HEALTH_DAY), HEALTH_DAY, "commune") if unit != home
    ]
    seed_children([_highland(home)], BINH_LU[1], seed=1, series=0, today=HEALTH_DAY, rebuild=False)
    others = [_highland(unit) for unit in lai_chau]
    seed_children(others, 110 * len(others), seed=2, series=1, today=HEALTH_DAY, rebuild=False)
    village = get_unit(DONG_PHUONG[0], MAY_2022)
    district = get_unit("340", MAY_2022)
    dong_hung = [unit for unit in descendants(district, MAY_2022, "commune") if unit != village]
    seed_children([_lowland(village)], DONG_PHUONG[1], seed=3, series=2, today=MAY_2022, rebuild=False)
    others = [_lowland(unit) for unit in dong_hung]
    seed_children(others, 60 * len(others), seed=4, series=3, today=MAY_2022, rebuild=False)


def _highland(unit: Unit) -> SamplePlace:
    return SamplePlace(unit.id, unit.code, "012", "highland")


def _lowland(unit: Unit) -> SamplePlace:
    return SamplePlace(unit.id, unit.code, "034", "lowland")
