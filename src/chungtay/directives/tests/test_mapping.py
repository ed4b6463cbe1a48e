"""Words that name receivers become agencies by their names; what matches nothing stays unknown."""

from uuid import uuid4

import pytest

from chungtay.directives.choices import Rule
from chungtay.directives.mapping import Named, plain_words, understand
from chungtay.directives.tests.world import BODIES

PLACE = ("tỉnh Thái Bình", "Thái Bình")
AGENCIES = [
    Named(uuid4(), one.format(of=PLACE[0], name=PLACE[1]), "", *PLACE, "province")
    for one in (*BODIES, "Sở Lao động - Thương binh và Xã hội {of}")
]
NAMES = {one.id: one.name for one in AGENCIES}


def names(phrase: str, level: str = "province") -> list[str]:
    return [NAMES[one] for one in understand(phrase, issuer_level=level, agencies=AGENCIES).agencies]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo tỉnh Thái Bình"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo tỉnh Thái Bình"),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội tỉnh Thái Bình"),
        (
            "Sở Lao động – Thương binh và Xã hội tỉnh Thái Bình",
            "Sở Lao động - Thương binh và Xã hội tỉnh Thái Bình",
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Bình"),
        ("9. Công an tỉnh", "Công an tỉnh Thái Bình"),
        ("Đề nghị Tòa án nhân dân tỉnh", "Tòa án nhân dân tỉnh Thái Bình"),
        ("Báo Thái Bình", "Báo Thái Bình"),
        ("Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thái Bình"),
        ("Tỉnh đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Thái Bình"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Thái Bình"),
    ],
)
def test_a_name_is_found_however_it_is_written(phrase, name):
    assert names(phrase) == [name]


def test_a_list_with_commas_and_and_is_taken_apart():
    assert len(names("Báo Thái Bình, Đài Phát thanh và Truyền hình Thái Bình")) == 2
    assert len(names("Sở Tài chính và Sở Văn hóa, Thể thao và Du lịch")) == 2


def test_the_offices_of_the_tier_are_meant_without_the_committee_above_them():
    found = names("Các sở, ban, ngành, đoàn thể tỉnh")
    assert "Sở Y tế tỉnh Thái Bình" in found
    assert "Ủy ban nhân dân tỉnh Thái Bình" not in found


@pytest.mark.parametrize(
    ("phrase", "level", "rule"),
    [
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "ministry", Rule.PROVINCES),
        ("Sở Lao động - Thương binh và Xã hội", "ministry", Rule.PROVINCES),
        ("Ủy ban nhân dân huyện, thành phố", "province", Rule.DISTRICTS),
        ("UBND các huyện, thị xã, thành phố", "province", Rule.DISTRICTS),
        ("Ủy ban nhân dân các xã, phường", "province", Rule.COMMUNES),
        ("UBND các xã, thị trấn", "district", Rule.COMMUNES),
        ("các tổ chức thành viên", "province", Rule.NOBODY),
        ("Hội Người cao tuổi", "province", Rule.UNKNOWN),
        ("", "province", Rule.UNKNOWN),
    ],
)
def test_whole_tiers_and_strangers_are_told_apart(phrase, level, rule):
    assert understand(phrase, issuer_level=level, agencies=AGENCIES).rule == rule


def test_education_is_not_taken_for_the_verb_to_assign():
    assert plain_words("Giáo dục và Đào tạo") == "giao duc va dao tao"
    assert plain_words("Giao Sở Y tế") == "so y te"
