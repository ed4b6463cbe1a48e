"""What the five documents say, field by field; the specimens here are our own words around the same facts."""

from typing import Any

NOTED_2022 = [
    "Bộ trưởng (để báo cáo)",
    "Ban Tuyên giáo Trung ương",
    "Ủy ban VHGD của Quốc hội",
    "Ủy ban Xã hội của Quốc hội",
    "Văn phòng Chính phủ",
    "UBTW Mặt trận Tổ quốc Việt Nam",
    "TW Đoàn TNCSHCM",
    "TW Hội LHPNVN",
    "Hội BVQTEVN",
    "Các Vụ: KHTC; PC; ĐG",
    "Văn phòng Bộ, Quỹ BTTEVN",
    "Cục BTXH; Thanh tra; VP Làng TE SOS VN",
    "TT Thông tin; các báo, tạp chí thuộc Bộ",
    "Sở LĐTBXH 63 tỉnh, thành phố",
]
NOTED_2020 = [
    "Bộ trưởng (để báo cáo)",
    "Ủy ban VHGDTNTNNĐ của Quốc hội",
    "Ủy ban về CVĐXH của Quốc hội",
    "Ban Tuyên giáo Trung ương",
    "Văn phòng Chính phủ",
    "UBTW Mặt trận Tổ quốc Việt Nam",
    "TW Đoàn TNCSHCM",
    "TW Hội LHPNVN",
    "Hội BVQTEVN",
    "Vụ KHTC, Văn phòng Bộ, Quỹ BTTEVN",
    "TT Thông tin; TC GĐ&TE; Báo LĐ&XH; TC LĐXH",
    "Sở LĐTBXH 63 tỉnh, thành phố",
]
LABOUR = "Bộ Lao động - Thương binh và Xã hội"
PROVINCES = "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"
EVERYONE = ["Các sở, ban, ngành, đoàn thể tỉnh", "Ủy ban nhân dân huyện, thành phố"]
THEME_2022 = "Chung tay bảo vệ trẻ em hãy lên tiếng phòng, chống xâm hại, bạo lực trẻ em"
THEME_2020 = "Chung tay bảo vệ trẻ em, phòng, chống xâm hại trẻ em"
GROUPS: list[tuple[int, list[str]]] = [
    (6, ["Sở Lao động - Thương binh và Xã hội"]),
    (5, ["Sở Giáo dục và Đào tạo"]),
    (3, ["Sở Thông tin và Truyền thông"]),
    (3, ["Sở Văn hóa, Thể thao và Du lịch"]),
    (3, ["Sở Y tế"]),
    (2, ["Sở Tư pháp"]),
    (1, ["Sở Kế hoạch và Đầu tư"]),
    (1, ["Sở Tài chính"]),
    (5, ["Công an tỉnh"]),
    (1, ["Báo Thái Bình", "Đài Phát thanh và Truyền hình Thái Bình"]),
    (1, ["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"]),
    (
        3,
        [
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh",
            "Hội Liên hiệp Phụ nữ tỉnh",
            "các tổ chức thành viên",
        ],
    ),
    (4, ["Ủy ban nhân dân huyện, thành phố"]),
]
DISTRICT: list[tuple[int, list[str]]] = [
    (4, ["Phòng Lao động - Thương binh và Xã hội"]),
    (3, ["Phòng Giáo dục và Đào tạo"]),
    (1, ["Phòng Văn hóa Thông tin"]),
    (2, ["Đài Truyền thanh- Truyền hình huyện"]),
    (1, ["Phòng Tài chính - Kế hoạch"]),
    (1, ["Công an huyện"]),
    (1, ["Trung tâm Y tế"]),
    (1, ["Mặt trận Tổ quốc", "các tổ chức thành viên"]),
    (3, ["UBND các xã, thị trấn"]),
    (1, ["các cơ quan liên quan", "UBND các xã, thị trấn"]),
]

Told = tuple[str, list[str], str | None]


def _numbered(agencies_of_ten: list[str], due_of_three: str | None = None) -> list[Told]:
    return [
        (str(n), agencies_of_ten if n == 10 else [], due_of_three if n == 3 else None) for n in range(1, 11)
    ]


M22: dict[str, Any] = {
    "kind": "Công văn",
    "number": "478/LĐTBXH-TE",
    "symbol": "LĐTBXH-TE",
    "issuer": LABOUR,
    "place": "Hà Nội",
    "issued_on": "2022-02-28",
    "subject": "hướng dẫn nhiệm vụ trọng tâm thực hiện công tác trẻ em năm 2022",
    "signer": "Nguyễn Thị Hà",
    "recipients": [PROVINCES, *NOTED_2022],
    "cites": [
        ("121/2020/QH14", "2020-06-19"),
        ("36/CT-TTg", "2021-12-31"),
        ("20-CT/TW", "2012-12-05"),
        ("588/QĐ-TTg", "2019-05-17"),
        ("13/2021/TT-BLĐTBXH", "2021-09-30"),
    ],
    "tasks": _numbered(["Sở Lao động - Thương binh và Xã hội"]),
    "due": [("2022-05-25", "trước ngày 25/5/2022"), ("2022-11-20", "trước ngày 20/11/2022")],
    "hotlines": ["111"],
    "theme": THEME_2022,
    "regime": [
        ("six_month", "2022-05-25", "before", LABOUR, False),
        ("year", "2022-11-20", "before", LABOUR, False),
    ],
    "missing": [],
}
M20: dict[str, Any] = {
    "kind": "Công văn",
    "number": None,
    "symbol": None,
    "issuer": LABOUR,
    "place": None,
    "issued_on": None,
    "subject": None,
    "signer": "Nguyễn Thị Hà",
    "recipients": NOTED_2020,
    "cites": [
        ("1437/QĐ-TTg", "2018-10-29"),
        ("1438/QĐ-TTg", "2018-10-29"),
        ("06/QĐ-TTg", "2019-01-03"),
        ("588/QĐ-TTg", "2019-05-17"),
        ("1863/QĐ-TTg", "2019-12-23"),
        ("56/2017/NĐ-CP", None),
    ],
    "tasks": _numbered(["Sở Lao động - Thương binh và Xã hội"], "2020-12-31"),
    "due": [
        ("2020-12-31", "Đến hết năm 2020"),
        ("2020-05-25", "trước ngày 25/5 và 20/11 năm 2020"),
        ("2020-11-20", "trước ngày 25/5 và 20/11 năm 2020"),
    ],
    "hotlines": ["111"],
    "theme": THEME_2020,
    "regime": [
        ("six_month", "2020-05-25", "before", LABOUR, False),
        ("year", "2020-11-20", "before", LABOUR, False),
    ],
    "missing": ["number", "symbol", "place", "issued_on", "subject"],
}
M17: dict[str, Any] = {
    "kind": "Công văn",
    "number": None,
    "symbol": None,
    "issuer": LABOUR,
    "place": None,
    "issued_on": None,
    "subject": None,
    "signer": None,
    "recipients": [PROVINCES],
    "cites": [
        ("2325a/VPCP-KGVX", "2017-03-14"),
        ("2361/QĐ-TTg", "2015-12-22"),
        ("645/LĐTBXH-TE", "2017-02-27"),
    ],
    "tasks": [
        (f"{part}.{n}", [PROVINCES], None)
        for part, count in ((1, 3), (2, 2), (3, 3), (4, 3), (5, 5))
        for n in range(1, count + 1)
    ],
    "due": [],
    "hotlines": ["18001567"],
    "theme": "Phòng, chống bạo lực, xâm hại trẻ em",
    "regime": [],
    "missing": ["number", "symbol", "place", "issued_on", "subject", "signer"],
}
_MAY_NOV = "trước ngày 10 tháng 5 và trước ngày 10 tháng 11 năm 2022"
P22: dict[str, Any] = {
    "kind": "Kế hoạch",
    "number": "42/KH-UBND",
    "symbol": "KH-UBND",
    "issuer": "Ủy ban nhân dân tỉnh Thái Bình",
    "place": "Thái Bình",
    "issued_on": "2022-03-22",
    "subject": (
        "Tăng cường thực hiện hiệu quả các biện pháp bảo đảm quyền trẻ em và bảo vệ trẻ em "
        "trên địa bàn tỉnh năm 2022"
    ),
    "signer": "Trần Thị Bích Hằng",
    "recipients": [
        "Bộ Lao động - Thương binh và Xã hội",
        "Cục Trẻ em, Bộ LĐTBXH",
        "Chủ tịch, các PCT UBND tỉnh",
        "Ủy ban MTTQ Việt Nam tỉnh",
        "Các sở, ban, ngành, đoàn thể tỉnh liên quan",
        "UBND các huyện, thành phố",
        "Lãnh đạo VPUBND tỉnh",
    ],
    "cites": [
        ("478/LĐTBXH-TE", "2022-02-28"),
        ("42/KH-UBND", "2021-03-12"),
        ("22/CT-UBND", "2019-12-31"),
        ("20-CT/TW", "2012-12-05"),
        ("13/2021/TT-BLĐTBXH", "2021-09-30"),
    ],
    "tasks": [
        *((f"II.{n}", [], None) for n in range(1, 11)),
        *((f"IV.{n}", names, None) for n, (count, names) in enumerate(GROUPS, 1) for _ in range(count)),
        ("V.1", EVERYONE, None),
        ("V.2", EVERYONE, None),
    ],
    "due": [("2022-05-10", _MAY_NOV), ("2022-11-10", _MAY_NOV)],
    "hotlines": ["111", "1900599926"],
    "theme": THEME_2022,
    "regime": [
        ("six_month", "2022-05-10", "before", "Sở Lao động - Thương binh và Xã hội", True),
        ("year", "2022-11-10", "before", "Sở Lao động - Thương binh và Xã hội", True),
    ],
    "missing": [],
}
_LATEST = "chậm nhất vào 25/5 và 20/11 năm 2020"
D20: dict[str, Any] = {
    "kind": "Công văn",
    "number": None,
    "symbol": "UBND-LĐTBXH",
    "issuer": "Ủy ban nhân dân huyện Tam Đường",
    "place": "Tam Đường",
    "issued_on": None,
    "subject": "triển khai thực hiện công tác bảo vệ, chăm sóc trẻ em năm 2020",
    "signer": "Cao Trang Trọng",
    "recipients": ["Các cơ quan, đơn vị trên địa bàn huyện", "UBND các xã, thị trấn"],
    "cites": [
        ("259/SLĐTBXH-BVCSTE", "2020-03-04"),
        ("56/2017/NĐ-CP", "2017-05-09"),
        ("18/CT-TTg", "2017-05-16"),
    ],
    "tasks": [(str(n), names, None) for n, (count, names) in enumerate(DISTRICT, 1) for _ in range(count)],
    "due": [("2020-05-25", _LATEST), ("2020-11-20", _LATEST)],
    "hotlines": ["111"],
    "theme": THEME_2020,
    "regime": [
        ("six_month", "2020-05-25", "by", "UBND huyện", True),
        ("year", "2020-11-20", "by", "UBND huyện", True),
    ],
    "missing": ["number", "issued_on"],
}
EXPECTED: dict[str, dict[str, Any]] = {"m22": M22, "m20": M20, "m17": M17, "p22": P22, "d20": D20}
REAL_NAMES = {
    "m22": "478-ldtbxh-te-2022.txt",
    "m20": "ldtbxh-te-2020.txt",
    "m17": "ldtbxh-te-2017.txt",
    "p22": "42-kh-ubnd-thai-binh-2022.txt",
    "d20": "ubnd-ldtbxh-tam-duong-2020.txt",
}
