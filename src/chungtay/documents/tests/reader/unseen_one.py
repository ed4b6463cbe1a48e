# ruff: noqa: E501 - a paragraph of an official document is one line
"""Invented documents of every common kind, and what a reader must say of them (first half)."""

SPECIMENS: dict[str, tuple[str, dict[str, object]]] = {}

SPECIMENS["cong-van-bo-y-te-bang"] = (
    """| **BỘ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |
|---|---|
| Số: 1203/BYT-BMTE | **Độc lập - Tự do - Hạnh phúc** |
| V/v tổ chức Tháng hành động vì trẻ em năm 2026 | *Hà Nội, ngày 05 tháng 01 năm 2026* |

Kính gửi:

- Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương;
- Sở Y tế các tỉnh, thành phố.

Thực hiện Quyết định số 1591/QĐ-TTg ngày 08/10/2020 và Chỉ thị số 28-CT/TW ngày 25 tháng 12 năm 2023 của Bộ Chính trị, Bộ Y tế đề nghị các địa phương triển khai một số việc sau:

1. Phát động Tháng hành động với chủ đề “Mỗi xã một điểm vui chơi cho trẻ nhỏ”.

2. Giới thiệu rộng rãi Tổng đài 111 tới mọi thôn bản.

3. Gửi báo cáo kết quả về Bộ Y tế (qua Cục Bà mẹ và Trẻ em) trước ngày 15/7/2026./.

| *Nơi nhận:* | **KT. BỘ TRƯỞNG** |
|---|---|
| - Như trên;<br>- Bộ trưởng (để báo cáo);<br>- Lưu: VT, BMTE. | **THỨ TRƯỞNG**<br><br>*(Đã ký)*<br><br>**Lò Thị Mai Anh** |
""",
    {
        "kind": "Công văn",
        "number": "1203/BYT-BMTE",
        "symbol": "BYT-BMTE",
        "issuer": "Bộ Y tế",
        "place": "Hà Nội",
        "issued_on": "2026-01-05",
        "subject": "tổ chức Tháng hành động vì trẻ em năm 2026",
        "signer": "Lò Thị Mai Anh",
        "recipients": [
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
            "Sở Y tế các tỉnh, thành phố",
            "Bộ trưởng (để báo cáo)",
        ],
        "cites": [("1591/QĐ-TTg", "2020-10-08"), ("28-CT/TW", "2023-12-25")],
        "sections": ["1", "2", "3"],
        "due": ["2026-07-15"],
        "hotlines": ["111"],
        "theme": "Mỗi xã một điểm vui chơi cho trẻ nhỏ",
    },
)

SPECIMENS["ke-hoach-hai-cot"] = (
    """   ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     TỈNH LAI CHÂU                             Độc lập - Tự do - Hạnh phúc
       --------                                      ---------------
   Số: 310 /KH-UBND                        Lai Châu, ngày 9 tháng 02 năm 2026

                                  KẾ HOẠCH
              Phòng, chống đuối nước cho học sinh trên địa bàn tỉnh
                                  năm 2026

      Căn cứ Luật Trẻ em số 102/2016/QH13;
      Thực hiện Công văn số 88/BYT-BMTE ngày 12/01/2026 của Bộ Y tế, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
      I. MỤC ĐÍCH, YÊU CẦU
      1. Giảm số trẻ đuối nước.
      2. Việc làm phải thiết thực.
      II. NHIỆM VỤ
      1. Khảo sát ao hồ nguy hiểm, cắm biển báo xong trước ngày 30/4/2026.
      2. Mở lớp dạy bơi trong hè.
      III. TỔ CHỨC THỰC HIỆN
      1. Sở Y tế
      - Chủ trì theo dõi chung.
      - Tổng hợp báo cáo gửi Ủy ban nhân dân tỉnh chậm nhất ngày 05 tháng 12 năm 2026.
      2. Các sở: Giáo dục và Đào tạo, Văn hóa, Thể thao và Du lịch
      Phối hợp mở lớp bơi an toàn.
      3. Ủy ban nhân dân các xã, phường: Bố trí kinh phí và người trông nom bến nước.

 Nơi nhận:                                     TM. ỦY BAN NHÂN DÂN
 - Bộ Y tế;                                       KT. CHỦ TỊCH
 - Thường trực Tỉnh ủy;                          PHÓ CHỦ TỊCH
 - UBND các xã, phường;
 - Lưu: VT, VX.

                                                 Giàng A Tủa
""",
    {
        "kind": "Kế hoạch",
        "number": "310/KH-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
        "place": "Lai Châu",
        "issued_on": "2026-02-09",
        "subject": "Phòng, chống đuối nước cho học sinh trên địa bàn tỉnh năm 2026",
        "signer": "Giàng A Tủa",
        "recipients": ["Bộ Y tế", "Thường trực Tỉnh ủy", "UBND các xã, phường"],
        "cites": [("102/2016/QH13", None), ("88/BYT-BMTE", "2026-01-12")],
        "sections": ["II.1", "II.2", "III.1", "III.1", "III.2", "III.3"],
        "agencies": {
            "III.1": ["Sở Y tế"],
            "III.2": ["Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch"],
            "III.3": ["Ủy ban nhân dân các xã, phường"],
        },
        "due": ["2026-04-30", "2026-12-05"],
    },
)

SPECIMENS["quyet-dinh-dieu"] = (
    """CHỦ TỊCH ỦY BAN NHÂN DÂN
TỈNH THÁI BÌNH
Số: 1145/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 23tháng 02năm 2021

QUYẾT ĐỊNH
Về việc kiện toàn Ban Điều hành công tác trẻ em cấp tỉnh

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;
Căn cứ Nghị định số56/2017/NĐ-CP ngày 09tháng 5năm 2017 của Chính phủ;
Theo đề nghị của Giám đốc Sở Lao động - Thương binh và Xã hội tại Tờ trình số 22/TTr-SLĐTBXH ngày 18/02/2021,

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Ban Điều hành công tác trẻ em gồm mười một thành viên có tên kèm theo.
Điều 2. Giao Sở Lao động - Thương binh và Xã hội làm cơ quan thường trực, xây dựng quy chế làm việc trình Ban Điều hành trước ngày 15/3/2021.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở: Y tế, Tài chính; Chủ tịch Ủy ban nhân dân các huyện, thành phố và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Bộ LĐTBXH;
- Lưu: VT, KGVX.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

(Đã ký)

Phạm Văn Khương
""",
    {
        "kind": "Quyết định",
        "number": "1145/QĐ-UBND",
        "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Thái Bình",
        "issued_on": "2021-02-23",
        "subject": "kiện toàn Ban Điều hành công tác trẻ em cấp tỉnh",
        "signer": "Phạm Văn Khương",
        "recipients": ["Bộ LĐTBXH"],
        "cites": [
            ("77/2015/QH13", "2015-06-19"),
            ("56/2017/NĐ-CP", "2017-05-09"),
            ("22/TTr-SLĐTBXH", "2021-02-18"),
        ],
        "sections": ["Điều 1", "Điều 2", "Điều 3"],
        "agencies": {
            "Điều 2": ["Sở Lao động - Thương binh và Xã hội"],
            "Điều 3": [
                "Văn phòng Ủy ban nhân dân tỉnh",
                "Sở Y tế",
                "Sở Tài chính",
                "Ủy ban nhân dân các huyện, thành phố",
                "các thành viên có tên tại Điều 1",
            ],
        },
        "due": ["2021-03-15"],
    },
)

SPECIMENS["chi-thi-tinh"] = (
    """# ỦY BAN NHÂN DÂN TỈNH NGHỆ AN

**Số: 07/CT-UBND**

*Nghệ An, ngày 31 tháng 5 năm 2024*

## CHỈ THỊ

**Về việc bảo đảm an toàn cho trẻ em trong dịp hè**

Thời gian qua, tai nạn ở trẻ nhỏ còn nhiều. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

**1. Sở Giáo dục và Đào tạo:**

a) Dạy kỹ năng sống trước kỳ nghỉ, xong trước ngày 10/6/2024;

b) Bàn giao học sinh về nơi cư trú.

**2. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh** tăng cường tuần tra bến sông.

**3. Đề nghị Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh:** Vận động gia đình ký cam kết trông trẻ.

4. Ủy ban nhân dân các huyện, thành phố, thị xã báo cáo về Sở Lao động - Thương binh và Xã hội trước ngày 20 hằng tháng.

Yêu cầu các đơn vị nghiêm túc thực hiện./.

**Nơi nhận:**
- Chủ tịch, các Phó Chủ tịch UBND tỉnh;
- Các sở, ngành cấp tỉnh;
- Lưu: VT, VX.

**CHỦ TỊCH**

*Nguyễn Đức Trung Kiên*
""",
    {
        "kind": "Chỉ thị",
        "number": "07/CT-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Nghệ An",
        "issued_on": "2024-05-31",
        "subject": "bảo đảm an toàn cho trẻ em trong dịp hè",
        "signer": "Nguyễn Đức Trung Kiên",
        "sections": ["1.a", "1.b", "2", "3", "4"],
        "agencies": {
            "1.a": ["Sở Giáo dục và Đào tạo"],
            "2": ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"],
            "3": ["Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh"],
            "4": ["Ủy ban nhân dân các huyện, thành phố, thị xã"],
        },
        "due": ["2024-06-10"],
    },
)

SPECIMENS["thong-bao-ket-luan"] = (
    """VĂN PHÒNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 98/TB-VPCP
Hà Nội, ngày 16 tháng 4 năm 2025

THÔNG BÁO
Kết luận của Phó Thủ tướng tại cuộc họp về trẻ em có nguy cơ

Ngày 11 tháng 4 năm 2025, tại trụ sở Chính phủ, Phó Thủ tướng đã chủ trì họp. Sau khi nghe ý kiến, Phó Thủ tướng kết luận như sau:

1. Giao Bộ Y tế chủ trì, phối hợp với Bộ Công an hoàn thiện quy trình liên thông; trình Thủ tướng Chính phủ trong quý III năm 2025.

2. Bộ Giáo dục và Đào tạo rà soát phòng tư vấn học đường, hoàn thành trong tháng 8/2025.

3. Ủy ban nhân dân các tỉnh, thành phố bố trí cộng tác viên.

Văn phòng Chính phủ thông báo để các bộ, cơ quan biết, thực hiện./.

Nơi nhận:
- Thủ tướng, các Phó Thủ tướng;
- Bộ Y tế, Bộ Công an;
- Lưu: VT, KGVX (2b).

KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM

Đỗ Ngọc Hường
""",
    {
        "kind": "Thông báo",
        "number": "98/TB-VPCP",
        "issuer": "Văn phòng Chính phủ",
        "issued_on": "2025-04-16",
        "subject": "Kết luận của Phó Thủ tướng tại cuộc họp về trẻ em có nguy cơ",
        "signer": "Đỗ Ngọc Hường",
        "sections": ["1", "2", "3"],
        "agencies": {
            "1": ["Bộ Y tế"],
            "2": ["Bộ Giáo dục và Đào tạo"],
            "3": ["Ủy ban nhân dân các tỉnh, thành phố"],
        },
        "due": ["2025-09-30", "2025-08-31"],
        "due_by_section": {"1": "2025-09-30", "2": "2025-08-31"},
    },
)

SPECIMENS["bao-cao"] = (
    """ỦY BAN NHÂN DÂN
XÃ BÌNH LƯ
Số: 45/BC-UBND

Bình Lư, ngày 20 tháng 5 năm 2026

BÁO CÁO
Kết quả công tác trẻ em 6 tháng đầu năm 2026

Thực hiện Kế hoạch số 310/KH-UBND ngày 09/02/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã báo cáo như sau:

I. KẾT QUẢ ĐẠT ĐƯỢC
1. Toàn xã có 2.134 trẻ em, trong đó 1.050 nữ.
2. Đã cấp thẻ bảo hiểm cho 312 cháu dưới 6 tuổi.

II. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Vận động học sinh ra lớp.
2. Thăm hộ có trẻ mồ côi trước ngày 15/9/2026.

III. KIẾN NGHỊ
Đề nghị Sở Y tế hỗ trợ tủ thuốc cho trạm.

Nơi nhận:
- Sở Y tế;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Vàng Thị Dợ
""",
    {
        "kind": "Báo cáo",
        "number": "45/BC-UBND",
        "issuer": "Ủy ban nhân dân xã Bình Lư",
        "issued_on": "2026-05-20",
        "subject": "Kết quả công tác trẻ em 6 tháng đầu năm 2026",
        "signer": "Vàng Thị Dợ",
        "cites": [("310/KH-UBND", "2026-02-09")],
        "sections": ["II.1", "II.2", "III"],
        "agencies": {"III": ["Sở Y tế"]},
        "due": ["2026-09-15"],
        "hotlines": [],
    },
)

SPECIMENS["to-trinh"] = (
    """UBND TỈNH LÀO CAI
SỞ Y TẾ
Số: 1283/TTr-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 03 tháng 3 năm 2026
TỜ TRÌNH
Về việc ban hành Kế hoạch chăm sóc trẻ em vùng cao

Kính gửi: Ủy ban nhân dân tỉnh.

Căn cứ Nghị quyết số 05-NQ/TU ngày 12/01/2026 của Tỉnh ủy, Sở Y tế kính trình Ủy ban nhân dân tỉnh xem xét.

1. Sự cần thiết
Vùng cao còn khó khăn.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC


Hoàng Quốc Hương
""",
    {
        "kind": "Tờ trình",
        "number": "1283/TTr-SYT",
        "issuer": "Sở Y tế",
        "place": "Lào Cai",
        "issued_on": "2026-03-03",
        "subject": "ban hành Kế hoạch chăm sóc trẻ em vùng cao",
        "signer": "Hoàng Quốc Hương",
        "recipients": ["Ủy ban nhân dân tỉnh"],
        "cites": [("05-NQ/TU", "2026-01-12")],
        "sections": [],
        "due": [],
    },
)

SPECIMENS["huong-dan-dang"] = (
    """TỈNH ỦY LAI CHÂU                                    ĐẢNG CỘNG SẢN VIỆT NAM
BAN TUYÊN GIÁO
*                                                   Lai Châu, ngày 14 tháng 6 năm 2023
Số 68-HD/BTGTU

HƯỚNG DẪN
tuyên truyền kỷ niệm Ngày Gia đình Việt Nam

Thực hiện Chỉ thị số 06-CT/TW, ngày 24/6/2021 của Ban Bí thư, Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau:

I- MỤC ĐÍCH
1. Nâng cao nhận thức.
II- NỘI DUNG TUYÊN TRUYỀN
1. Ý nghĩa của việc bảo vệ trẻ em.
2. Gương gia đình hiếu học.
III- TỔ CHỨC THỰC HIỆN
1. Ban tuyên giáo các huyện ủy, thành ủy: Tham mưu cấp ủy chỉ đạo.
2. Báo Lai Châu, Đài Phát thanh - Truyền hình tỉnh: Mở chuyên mục.
3. Gửi báo cáo về Ban Tuyên giáo Tỉnh ủy trước ngày 05/7/2023.

Nơi nhận:
- Ban Tuyên giáo Trung ương (báo cáo),
- Thường trực Tỉnh ủy,
- Lưu Văn phòng Ban.

K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN

Tẩn Thị Quế
""",
    {
        "kind": "Hướng dẫn",
        "number": "68-HD/BTGTU",
        "issued_on": "2023-06-14",
        "place": "Lai Châu",
        "subject": "tuyên truyền kỷ niệm Ngày Gia đình Việt Nam",
        "signer": "Tẩn Thị Quế",
        "recipients": ["Ban Tuyên giáo Trung ương (báo cáo)", "Thường trực Tỉnh ủy"],
        "cites": [("06-CT/TW", "2021-06-24")],
        "due": ["2023-07-05"],
        "sections": ["II.1", "II.2", "III.1", "III.2", "III.3"],
        "agencies": {"III.2": ["Báo Lai Châu", "Đài Phát thanh - Truyền hình tỉnh"]},
    },
)

SPECIMENS["cong-dien"] = (
    """ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ
Số: 03/CĐ-UBND

HỎA TỐC

Quảng Trị, ngày 12 tháng 10 năm 2025

CÔNG ĐIỆN
Về việc bảo đảm an toàn cho trẻ em trong mưa lũ

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ ĐIỆN:

- Giám đốc các sở: Y tế, Giáo dục và Đào tạo;
- Chủ tịch Ủy ban nhân dân các xã, phường.

Trước tình hình mưa lớn, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Giáo dục và Đào tạo cho học sinh nghỉ học ở vùng ngập.
2. Chủ tịch Ủy ban nhân dân các xã, phường sơ tán trẻ nhỏ trước 17 giờ 00 ngày 13/10/2025.
3. Sở Y tế trực cấp cứu, số điện thoại đường dây nóng 0233.3852.115.

Nơi nhận:
- Như trên;
- Ban Chỉ huy Phòng thủ dân sự quốc gia;
- Lưu: VT.

CHỦ TỊCH

Hồ Sỹ Đồng Tâm
""",
    {
        "kind": "Công điện",
        "number": "03/CĐ-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Quảng Trị",
        "issued_on": "2025-10-12",
        "signer": "Hồ Sỹ Đồng Tâm",
        "due": ["2025-10-13"],
        "sections": ["1", "2", "3"],
        "agencies": {
            "1": ["Sở Giáo dục và Đào tạo"],
            "2": ["Ủy ban nhân dân các xã, phường"],
            "3": ["Sở Y tế"],
        },
        "hotlines": ["02333852115"],
        "urgency": "HỎA TỐC",
    },
)

SPECIMENS["ke-hoach-lien-tich"] = (
    """SỞ Y TẾ - CÔNG AN TỈNH - HỘI LIÊN HIỆP PHỤ NỮ TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KHPH-SYT-CAT-HLHPN
An Giang, ngày 8 tháng 3 năm 2026

KẾ HOẠCH PHỐI HỢP
Phòng ngừa xâm hại phụ nữ và trẻ em giai đoạn 2026 - 2030

Căn cứ Nghị định số 104/2022/NĐ-CP, ba bên thống nhất phối hợp như sau:

I. NỘI DUNG
1. Trao đổi thông tin trong vòng 24 giờ.
2. Sơ kết hằng năm trước ngày 15/12.

II. TRÁCH NHIỆM
1. Sở Y tế: Làm đầu mối.
2. Công an tỉnh: Điều tra nhanh.
3. Hội Liên hiệp Phụ nữ tỉnh: Hỗ trợ nạn nhân.

GIÁM ĐỐC SỞ Y TẾ        GIÁM ĐỐC CÔNG AN TỈNH        CHỦ TỊCH HỘI LHPN TỈNH

Trần Quang Hiền        Đại tá Bùi Bé Năm        Nguyễn Thị Lan

Nơi nhận:
- UBND tỉnh;
- Lưu: VT các bên.
""",
    {
        "kind": "Kế hoạch phối hợp",
        "number": "15/KHPH-SYT-CAT-HLHPN",
        "issuer": "Sở Y tế; Công an tỉnh; Hội Liên hiệp Phụ nữ tỉnh An Giang",
        "issued_on": "2026-03-08",
        "cites": [("104/2022/NĐ-CP", None)],
        "sections": ["I.1", "I.2", "II.1", "II.2", "II.3"],
        "signer": "Trần Quang Hiền; Bùi Bé Năm; Nguyễn Thị Lan",
        "recipients": ["UBND tỉnh"],
    },
)

SPECIMENS["nghi-quyet-hdnd"] = (
    """HỘI ĐỒNG NHÂN DÂN
TỈNH TUYÊN QUANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2025/NQ-HĐND
Tuyên Quang, ngày 10 tháng 12 năm 2025

NGHỊ QUYẾT
Quy định mức hỗ trợ trẻ em mồ côi trên địa bàn tỉnh

HỘI ĐỒNG NHÂN DÂN TỈNH TUYÊN QUANG
KHÓA XIX, KỲ HỌP THỨ 9

Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;
Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ;

QUYẾT NGHỊ:

Điều 1. Mức hỗ trợ
1. Trẻ dưới 4 tuổi: 900.000 đồng mỗi tháng.
2. Trẻ từ 4 tuổi: 600.000 đồng mỗi tháng.
Điều 2. Tổ chức thực hiện
Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.
Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026./.

Nơi nhận:
- Ủy ban Thường vụ Quốc hội;
- Lưu: VT.

CHỦ TỊCH

Lê Thị Kim Dung
""",
    {
        "kind": "Nghị quyết",
        "number": "12/2025/NQ-HĐND",
        "symbol": "NQ-HĐND",
        "issuer": "Hội đồng nhân dân tỉnh Tuyên Quang",
        "issued_on": "2025-12-10",
        "subject": "Quy định mức hỗ trợ trẻ em mồ côi trên địa bàn tỉnh",
        "signer": "Lê Thị Kim Dung",
        "cites": [("20/2021/NĐ-CP", "2021-03-15")],
        "due": [],
        "agencies": {"Điều 2": ["Ủy ban nhân dân tỉnh"]},
    },
)

SPECIMENS["cong-van-khong-so-muc"] = (
    """UBND TỈNH ĐIỆN BIÊN
SỞ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI
Số:        /SLĐTBXH-BTXH
V/v rà soát trẻ em mồ côi
do dịch bệnh
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Điện Biên, ngày … tháng 9 năm 2021

Kính gửi: Phòng Lao động - Thương binh và Xã hội các huyện, thị xã, thành phố

Theo Công văn số 3105/LĐTBXH-TE ngày 01/9/2021, Sở Lao động - Thương binh và Xã hội đề nghị Phòng Lao động - Thương binh và Xã hội các huyện, thị xã, thành phố rà soát và gửi danh sách về Sở trước ngày 25/9/2021 để tổng hợp.

Trân trọng./.

Nơi nhận:
- Như trên;
- Lưu: VT, BTXH.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Quàng Văn Thắng
""",
    {
        "kind": "Công văn",
        "number": None,
        "symbol": "SLĐTBXH-BTXH",
        "issuer": "Sở Lao động - Thương binh và Xã hội",
        "place": "Điện Biên",
        "issued_on": None,
        "subject": "rà soát trẻ em mồ côi do dịch bệnh",
        "signer": "Quàng Văn Thắng",
        "recipients": ["Phòng Lao động - Thương binh và Xã hội các huyện, thị xã, thành phố"],
        "cites": [("3105/LĐTBXH-TE", "2021-09-01")],
        "sections": [None],
        "due": ["2021-09-25"],
    },
)

SPECIMENS["pdf-dinh-dong"] = (
    """BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 2044/BYT-BMTE Hà Nội, ngày 17 tháng 8 năm 2025
V/v thống kê trẻ em bị tai nạn
Kính gửi: Sở Y tế các tỉnh, thành phố
Để có số liệu phục vụ điều hành, Bộ Y tế yêu cầu Sở Y tế các
tỉnh, thành phố thống kê trẻ em bị tai nạn thương tích trên địa bàn theo
mẫu gửi kèm. Số liệu tính từ ngày 01/01/2025 đến hết
ngày 30/6/2025, gửi về Bộ trước
ngày 10
tháng 9 năm 2025 và gửi bản mềm qua thư điện tử.
Trân trọng cảm ơn./.
Nơi nhận: KT. BỘ TRƯỞNG
- Như trên; THỨ TRƯỞNG
- Lưu: VT, BMTE.
Ngô Thanh Bình
""",
    {
        "kind": "Công văn",
        "number": "2044/BYT-BMTE",
        "issuer": "Bộ Y tế",
        "issued_on": "2025-08-17",
        "subject": "thống kê trẻ em bị tai nạn",
        "signer": "Ngô Thanh Bình",
        "recipients": ["Sở Y tế các tỉnh, thành phố"],
        "due": ["2025-09-10"],
    },
)
