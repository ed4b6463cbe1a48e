# ruff: noqa: E501 - a paragraph of an official document is one line
"""Invented documents with rarer damage and rarer wordings, and what a reader must say of them."""

SPECIMENS: dict[str, tuple[str, dict[str, object]]] = {}

SPECIMENS["trich-dan-kho"] = (
    """UBND TỈNH BẮC NINH
SỞ Y TẾ
Số: 2101/SYT-BVCSTE
V/v áp dụng văn bản về trẻ em
Bắc Ninh, ngày 03/11/2025

Kính gửi: Các đơn vị y tế trong tỉnh

Sở Y tế nhắc các đơn vị áp dụng: Thông tư liên tịch số 28/2013/TTLT-BYT-BNV; các Quyết định số: 12/QĐ-UBND, 13/QĐ-UBND ngày 1/2/2024; Quyết định1863/QĐ- TTg ngày 23 - 12 - 2019; Công văn 45-CV/TU ngày 05.6.2024; Luật số 102/2016/QH13 ngày05/4/2016; Nghị định 56 /2017/ NĐ - CP (ngày 09/5/2017); Văn bản hợp nhất số 15/VBHN-BLĐTBXH; QĐ số 588/QĐ-TTg
ngày 17/5/2019. Mẫu số 02/TE không phải là văn bản. Tỷ lệ đạt 24/7 và 3/4 số xã.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
BS. CKII. Ngô Thị Khánh Ly
""",
    {
        "issued_on": "2025-11-03",
        "place": "Bắc Ninh",
        "issuer": "Sở Y tế",
        "cites": [
            ("28/2013/TTLT-BYT-BNV", None),
            ("12/QĐ-UBND", None),
            ("13/QĐ-UBND", "2024-02-01"),
            ("1863/QĐ-TTg", "2019-12-23"),
            ("45-CV/TU", "2024-06-05"),
            ("102/2016/QH13", "2016-04-05"),
            ("56/2017/NĐ-CP", "2017-05-09"),
            ("15/VBHN-BLĐTBXH", None),
            ("588/QĐ-TTg", "2019-05-17"),
        ],
        "signer": "Ngô Thị Khánh Ly",
        "recipients": ["Các đơn vị y tế trong tỉnh"],
    },
)

SPECIMENS["han-nhieu-kieu"] = (
    """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 88/KH-UBND
Hà Tĩnh, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Công tác trẻ em năm 2026
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Rà soát danh sách, hoàn thành trước 28/02/2026.
2. Nộp dự toán trước 16h00 ngày 05 tháng 3 năm 2026.
3. Mua sắm thiết bị, thời hạn hoàn thành: ngày 30/9/2026.
4. Gửi tác phẩm dự thi, hạn cuối là ngày 10/10/2026.
5. Tổng kiểm kê chậm nhất đến hết ngày 15/11/2026.
6. Ban hành quy chế trong quý II/2026.
7. Báo cáo định kỳ trước ngày 15/6 và trước ngày 15/12 hằng năm.
8. Trả lời đơn thư trong thời hạn 03 ngày làm việc kể từ ngày nhận.
9. Xây điểm vui chơi xong trước tháng 9 năm 2026.
10. Sơ kết trước ngày 20/6 và 20/12/2026.
11. Cấp thẻ đến hết tháng 7/2026.
12. Tặng quà không muộn hơn ngày 25/9/2026.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Võ Trọng Hải Sơn
""",
    {
        "due_by_section": {
            "I.1": "2026-02-28",
            "I.2": "2026-03-05",
            "I.3": "2026-09-30",
            "I.4": "2026-10-10",
            "I.5": "2026-11-15",
            "I.6": "2026-06-30",
            "I.7": None,
            "I.8": None,
            "I.9": "2026-09-01",
            "I.10": None,
            "I.11": "2026-07-31",
            "I.12": "2026-09-25",
        },
        "due": [
            "2026-02-28", "2026-03-05", "2026-09-30", "2026-10-10", "2026-11-15", "2026-06-30", "2026-09-01",
            "2026-06-20", "2026-12-20", "2026-07-31", "2026-09-25",
        ],
        "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh",
        "recipients": [],
    },
)  # fmt: skip

SPECIMENS["markdown-dam"] = (
    """**ỦY BAN NHÂN DÂN**
**HUYỆN THÁI THỤY**

Số: 15/KH-UBND.

_Thái Thụy, ngày 12 tháng 4 năm 2024_

# **KẾ HOẠCH**

## **Triển khai Tháng hành động vì trẻ em năm 2024**

_Căn cứ Kế hoạch số 30/KH-UBND ngày 25/3/2024 của Ủy ban nhân dân tỉnh;_

Ủy ban nhân dân huyện ban hành Kế hoạch như sau:

**I. NỘI DUNG**

**1.** Treo khẩu hiệu **“Vì nụ cười trẻ thơ”**.

**2.** Mở lễ phát động với chủ đề _“Hành động thiết thực, ưu tiên trẻ nhỏ”_.

**II. TỔ CHỨC THỰC HIỆN**

**1. Phòng Lao động - Thương binh và Xã hội**

* Tham mưu kịch bản.
* Báo cáo về Sở Lao động - Thương binh và Xã hội trước ngày **05/7/2024**.

**2. Phòng Giáo dục và Đào tạo, Trung tâm Văn hóa và Thể thao huyện**

+ Cử học sinh dự lễ.

**3. UBND các xã, thị trấn:** Mở lễ ở cơ sở.

**_Nơi nhận:_**

* Sở LĐTBXH;
* Lưu: VT.

**TM. ỦY BAN NHÂN DÂN**

**PHÓ CHỦ TỊCH**

**Tạ Ngọc Giáo**
""",
    {
        "kind": "Kế hoạch",
        "number": "15/KH-UBND",
        "issuer": "Ủy ban nhân dân huyện Thái Thụy",
        "issued_on": "2024-04-12",
        "subject": "Triển khai Tháng hành động vì trẻ em năm 2024",
        "theme": "Hành động thiết thực, ưu tiên trẻ nhỏ",
        "sections": ["I.1", "I.2", "II.1", "II.1", "II.2", "II.3"],
        "agencies": {
            "II.1": ["Phòng Lao động - Thương binh và Xã hội"],
            "II.2": ["Phòng Giáo dục và Đào tạo", "Trung tâm Văn hóa và Thể thao huyện"],
            "II.3": ["UBND các xã, thị trấn"],
        },
        "due": ["2024-07-05"],
        "signer": "Tạ Ngọc Giáo",
        "recipients": ["Sở LĐTBXH"],
    },
)

SPECIMENS["chu-thich-giua-doan"] = (
    """BỘ TƯ PHÁP
Số: 3300/BTP-PBGDPL
V/v phổ biến pháp luật về trẻ em
Hà Nội, ngày 07 tháng 7 năm 2024

Kính gửi: Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương

Bộ Tư pháp đề nghị Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương thực hiện:

1. Biên soạn tài liệu dễ hiểu cho trẻ em theo chương trình1 đã được
________________
1 Quyết định số 1371/QĐ-TTg ngày 08/11/2023 của Thủ tướng Chính phủ.
phê duyệt, phát tới các trường học ở vùng khó khăn.

2. Gửi báo cáo về Bộ Tư pháp qua Cục Phổ biến, giáo dục pháp luật trước ngày 15/11/2024.

Nơi nhận:
- Như trên;
- Lưu: VT, PBGDPL.
TL. BỘ TRƯỞNG
CỤC TRƯỞNG CỤC PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT
Lê Vệ Quốc Anh
""",
    {
        "number": "3300/BTP-PBGDPL",
        "issuer": "Bộ Tư pháp",
        "sections": ["1", "2"],
        "cites": [("1371/QĐ-TTg", "2023-11-08")],
        "due": ["2024-11-15"],
        "agencies": {
            "1": ["Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương"],
            "2": ["Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương"],
        },
        "signer": "Lê Vệ Quốc Anh",
    },
)

SPECIMENS["bang-phan-cong"] = (
    """ỦY BAN NHÂN DÂN
PHƯỜNG LONG BIÊN
Số: 40/KH-UBND
Long Biên, ngày 15 tháng 8 năm 2025
KẾ HOẠCH
Tổ chức Tết Trung thu cho trẻ em
Ủy ban nhân dân phường ban hành Kế hoạch như sau:
1. Thời gian
Ngày 06/10/2025.
2. Nhiệm vụ
2.1. Văn phòng HĐND và UBND phường: Chuẩn bị hội trường trước ngày 01/10/2025.
2.2. Đoàn Thanh niên Cộng sản Hồ Chí Minh phường: Dựng trại.
2.3. Công an phường: Giữ trật tự.
Nơi nhận:
- Đảng ủy phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Mạnh Trình
""",
    {
        "issuer": "Ủy ban nhân dân phường Long Biên",
        "sections": ["2.1", "2.2", "2.3"],
        "agencies": {
            "2.2": ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"],
            "2.3": ["Công an phường"],
        },
        "due": ["2025-10-01"],
        "signer": "Nguyễn Mạnh Trình",
    },
)

SPECIMENS["thanh-doan"] = (
    """ĐOÀN TNCS HỒ CHÍ MINH
BCH THÀNH PHỐ HẢI PHÒNG
***
Số: 512-KH/TĐTN
ĐOÀN TNCS HỒ CHÍ MINH
Hải Phòng, ngày 20 tháng 5 năm 2026

KẾ HOẠCH
Tổ chức trại hè thiếu nhi năm 2026

I. MỤC ĐÍCH
- Tạo sân chơi.
II. NỘI DUNG
1. Mở trại tại mười điểm.
2. Tập huấn 200 phụ trách.
III. TIẾN ĐỘ
- Các phường, xã đăng ký trước ngày 30/5/2026.

Nơi nhận:
- Trung ương Đoàn;
- Lưu VP.

TM. BAN THƯỜNG VỤ THÀNH ĐOÀN
PHÓ BÍ THƯ

Đào Phú Thùy Dương
""",
    {
        "kind": "Kế hoạch",
        "number": "512-KH/TĐTN",
        "issued_on": "2026-05-20",
        "subject": "Tổ chức trại hè thiếu nhi năm 2026",
        "sections": ["II.1", "II.2", "III"],
        "due": ["2026-05-30"],
        "signer": "Đào Phú Thùy Dương",
        "recipients": ["Trung ương Đoàn"],
    },
)

SPECIMENS["lien-tich-hai-cot-ky"] = (
    """BỘ Y TẾ - BỘ GIÁO DỤC VÀ ĐÀO TẠO          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                             Độc lập - Tự do - Hạnh phúc
Số: 13/2026/TTLT-BYT-BGDĐT                   Hà Nội, ngày 12 tháng 5 năm 2026

                    THÔNG TƯ LIÊN TỊCH
          Quy định công tác y tế trường học

Căn cứ Luật Trẻ em số 102/2016/QH13 ngày 05 tháng 4 năm 2016;
Hai Bộ ban hành Thông tư liên tịch này.

KT. BỘ TRƯỞNG                                KT. BỘ TRƯỞNG
BỘ GIÁO DỤC VÀ ĐÀO TẠO                       BỘ Y TẾ
THỨ TRƯỞNG                                   THỨ TRƯỞNG

Nguyễn Thị Kim Thoa                          Trần Văn Thuấn Minh

Nơi nhận:
- Văn phòng Chính phủ;
- Lưu: VT.
""",
    {
        "kind": "Thông tư liên tịch",
        "number": "13/2026/TTLT-BYT-BGDĐT",
        "symbol": "TTLT-BYT-BGDĐT",
        "issuer": "Bộ Y tế; Bộ Giáo dục và Đào tạo",
        "place": "Hà Nội",
        "issued_on": "2026-05-12",
        "subject": "Quy định công tác y tế trường học",
        "signer": "Nguyễn Thị Kim Thoa; Trần Văn Thuấn Minh",
        "recipients": ["Văn phòng Chính phủ"],
    },
)

SPECIMENS["ket-luan-khong-danh-so"] = (
    """HỘI BẢO VỆ QUYỀN TRẺ EM TỈNH BẾN TRE
Số: 19/HBVQTE
Bến Tre, ngày 22 tháng 9 năm 2023
V/v góp ý dự thảo chính sách

Kính gửi:
- Sở Lao động - Thương binh và Xã hội;
- Sở Tư pháp.

Hội đã đọc dự thảo gửi kèm Công văn số 2450/SLĐTBXH-TE ngày 15/9/2023. Hội nhất trí về cơ bản.

Đề nghị Sở Lao động - Thương binh và Xã hội bổ sung mức hỗ trợ đi lại, gửi lại bản cuối trước ngày 10/10/2023.

Đề nghị Sở Tư pháp thẩm định sớm.

Trân trọng./.

CHỦ TỊCH
Huỳnh Thị Bé Ba
""",
    {
        "kind": "Công văn",
        "number": "19/HBVQTE",
        "issuer": "Hội Bảo vệ quyền trẻ em tỉnh Bến Tre",
        "subject": "góp ý dự thảo chính sách",
        "recipients": ["Sở Lao động - Thương binh và Xã hội", "Sở Tư pháp"],
        "sections": [None, None],
        "due": ["2023-10-10"],
        "signer": "Huỳnh Thị Bé Ba",
    },
)

SPECIMENS["ubnd-xa-cong-van-2026"] = (
    """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH LƯ                      Độc lập – Tự do – Hạnh phúc
Số:          /UBND-VHXH         Bình Lư, ngày        tháng 6 năm 2026
V/v báo cáo công tác
trẻ em 6 tháng đầu năm

Kính gửi: Trưởng bản, tổ trưởng tổ dân phố

Thực hiện Công văn số 512/SYT-DSTE ngày 28/3/2026 của Sở Y tế, Uỷ ban nhân dân xã đề nghị các đồng chí:

a) Rà trẻ em mới chuyển đến;
b) Gửi số liệu về Phòng Văn hóa - Xã hội trước ngày 08/6/2026;
c) Báo ngay vụ việc theo số 111 hoặc đường dây nóng của xã 0213 3788 999.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Như trên;                                     KT. CHỦ TỊCH
- Thường trực Đảng ủy;                         PHÓ CHỦ TỊCH
- Lưu: VT.

                                               Lù Thị Sen
""",
    {
        "kind": "Công văn",
        "number": None,
        "symbol": "UBND-VHXH",
        "issuer": "Ủy ban nhân dân xã Bình Lư",
        "place": "Bình Lư",
        "issued_on": None,
        "subject": "báo cáo công tác trẻ em 6 tháng đầu năm",
        "sections": ["a", "b", "c"],
        "due": ["2026-06-08"],
        "hotlines": ["111", "02133788999"],
        "signer": "Lù Thị Sen",
        "recipients": ["Trưởng bản, tổ trưởng tổ dân phố", "Thường trực Đảng ủy"],
    },
)
