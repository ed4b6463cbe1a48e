# ruff: noqa: E501 - a paragraph of an official document is one line
"""Invented documents of every common kind, and what a reader must say of them (second half)."""

SPECIMENS: dict[str, tuple[str, dict[str, object]]] = {}

SPECIMENS["chu-roi-va-xuong-dong"] = (
    """SỞ Y TẾ
TỈNH SƠN LA
Số : 512 / SYT - DSTE
V/v
chuẩn bị Diễn đàn trẻ em cấp tỉnh
Sơn La,
ngày 28
tháng 3
năm 2026

Kính gửi :
- Ủy ban nhân dân các xã , phường ;
- Các đơn vị trực thuộc .

Thực hiện Quyết định số 704 / QĐ - UBND ngày 20 / 3 / 2026 của Ủy ban nhân dân tỉnh, Sở Y tế đề nghị cử trẻ em tham gia, gửi danh sách chậm nhất là ngày 15 - 4 - 2026.

Nơi nhận :
- Như trên ;
- Lưu : VT.
GIÁM ĐỐC
( Đã ký )
Cầm Thị Phong
""",
    {
        "kind": "Công văn",
        "number": "512/SYT-DSTE",
        "issuer": "Sở Y tế tỉnh Sơn La",
        "place": "Sơn La",
        "issued_on": "2026-03-28",
        "subject": "chuẩn bị Diễn đàn trẻ em cấp tỉnh",
        "signer": "Cầm Thị Phong",
        "recipients": ["Ủy ban nhân dân các xã , phường", "Các đơn vị trực thuộc"],
        "cites": [("704/QĐ-UBND", "2026-03-20")],
        "due": ["2026-04-15"],
    },
)

SPECIMENS["ke-hoach-xa-khong-la-ma"] = (
    """ỦY BAN NHÂN DÂN
XÃ MƯỜNG THAN
-------
Số: 09/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Mường Than, ngày 02 tháng 4 năm 2026

KẾ HOẠCH
Thực hiện công tác trẻ em năm 2026

Thực hiện Kế hoạch số 310/KH-UBND ngày 09 tháng 02 năm 2026, Ủy ban nhân dân xã xây dựng Kế hoạch như sau:

1. Mục tiêu
1.1. Mọi trẻ mới sinh có giấy khai sinh.
1.2. Không có trẻ bỏ học.
2. Nhiệm vụ
2.1. Lập danh sách trẻ có nguy cơ, hoàn thành trước ngày 30 tháng 5 năm 2026.
2.2. Phát loa tuyên truyền số 111 vào sáng thứ hai.
3. Tổ chức thực hiện
3.1. Phòng Văn hóa - Xã hội: Chủ trì, đôn đốc.
3.2. Trạm Y tế xã: Khám cho trẻ.
3.3. Các trường học trên địa bàn xã: Phối hợp bàn giao học sinh.
3.4. Trưởng các bản
- Họp dân;
- Báo cáo về Phòng Văn hóa - Xã hội trước ngày 25/11/2026.

Nơi nhận:
- UBND tỉnh (b/c);
- Các bản;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lý A Sào
""",
    {
        "kind": "Kế hoạch",
        "number": "09/KH-UBND",
        "issuer": "Ủy ban nhân dân xã Mường Than",
        "issued_on": "2026-04-02",
        "subject": "Thực hiện công tác trẻ em năm 2026",
        "signer": "Lý A Sào",
        "sections": ["2.1", "2.2", "3.1", "3.2", "3.3", "3.4", "3.4"],
        "agencies": {
            "3.1": ["Phòng Văn hóa - Xã hội"],
            "3.2": ["Trạm Y tế xã"],
            "3.3": ["Các trường học trên địa bàn xã"],
            "3.4": ["các bản"],
        },
        "due": ["2026-05-30", "2026-11-25"],
        "recipients": ["UBND tỉnh (b/c)", "Các bản"],
        "hotlines": ["111"],
    },
)

SPECIMENS["cong-van-ngat-dong-cung"] = (
    """BỘ GIÁO DỤC VÀ ĐÀO TẠO

Số: 4417/BGDĐT-GDCTHSSV

Hà Nội, ngày 06 tháng 9 năm 2024

Kính gửi: Sở Giáo dục và Đào tạo các tỉnh, thành phố

Mưa bão vừa qua làm nhiều điểm trường ngập sâu, học sinh ở vùng thấp phải

nghỉ học nhiều ngày. Bộ Giáo dục và Đào tạo đề nghị các Sở thực hiện một số

việc sau đây để trẻ em được an toàn khi trở lại trường:

1. Kiểm tra phòng học, tường rào, hệ thống điện trước khi đón học sinh. Các

trường chỉ mở cửa khi có biên bản của cán bộ kỹ thuật theo Thông tư số

06/2019/TT-BGDĐT ngày 12/4/2019.

2. Phối hợp với ngành y tế phun khử khuẩn, cấp thuốc cho học sinh ở nơi có

3

nước đọng lâu ngày và hướng dẫn cha mẹ theo dõi sức khỏe của trẻ.

3. Báo cáo kết quả về Bộ (qua Vụ Giáo dục Chính trị và Công tác học sinh) trước

ngày 30/9/2024./.

Nơi nhận:

- Như trên;

- Bộ trưởng (để b/c);

- Lưu: VT.

TL. BỘ TRƯỞNG

VỤ TRƯỞNG VỤ GIÁO DỤC CHÍNH TRỊ

VÀ CÔNG TÁC HỌC SINH, SINH VIÊN

Trần Văn Đạt
""",
    {
        "kind": "Công văn",
        "number": "4417/BGDĐT-GDCTHSSV",
        "issuer": "Bộ Giáo dục và Đào tạo",
        "issued_on": "2024-09-06",
        "subject": None,
        "signer": "Trần Văn Đạt",
        "recipients": ["Sở Giáo dục và Đào tạo các tỉnh, thành phố", "Bộ trưởng (để b/c)"],
        "cites": [("06/2019/TT-BGDĐT", "2019-04-12")],
        "sections": ["1", "2", "3"],
        "due": ["2024-09-30"],
    },
)

SPECIMENS["chi-thi-thu-tuong"] = (
    """THỦ TƯỚNG CHÍNH PHỦ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                 Độc lập - Tự do - Hạnh phúc
Số: 11/CT-TTg                 Hà Nội, ngày 01 tháng 6 năm 2025

CHỈ THỊ
VỀ TĂNG CƯỜNG PHÒNG NGỪA TAI NẠN CHO TRẺ EM

Những tháng đầu năm, tai nạn ở trẻ em tăng. Thủ tướng Chính phủ yêu cầu:

1. Bộ Y tế:
a) Chủ trì theo dõi, đôn đốc;
b) Hằng năm báo cáo Thủ tướng Chính phủ trước ngày 31 tháng 12.
2. Bộ Công an chỉ đạo điều tra, xử lý nghiêm.
3. Đài Truyền hình Việt Nam, Đài Tiếng nói Việt Nam: Tăng thời lượng tuyên truyền.
4. Bộ Y tế theo dõi, đôn đốc việc thực hiện Chỉ thị này./.

Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Các Bộ, cơ quan ngang Bộ;
- Lưu: VT, KGVX (2).

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG

Lê Thành Long Hải
""",
    {
        "kind": "Chỉ thị",
        "number": "11/CT-TTg",
        "symbol": "CT-TTg",
        "issuer": "Thủ tướng Chính phủ",
        "issued_on": "2025-06-01",
        "subject": "VỀ TĂNG CƯỜNG PHÒNG NGỪA TAI NẠN CHO TRẺ EM",
        "signer": "Lê Thành Long Hải",
        "sections": ["1.a", "1.b", "2", "3", "4"],
        "agencies": {
            "1.a": ["Bộ Y tế"],
            "2": ["Bộ Công an"],
            "3": ["Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam"],
        },
        "due": [],
    },
)

SPECIMENS["ke-hoach-chu-hoa-muc"] = (
    """UBND TỈNH PHÚ THỌ
BAN CHỈ ĐẠO CÔNG TÁC TRẺ EM
Số: 21/KH-BCĐ
Phú Thọ, ngày 18 tháng 3 năm 2025
KẾ HOẠCH
Hoạt động của Ban Chỉ đạo năm 2025
Căn cứ Quyết định số 1200/QĐ-UBND ngày 02/8/2024, Ban Chỉ đạo ban hành Kế hoạch như sau:
A. MỤC TIÊU
Giảm số trẻ bị xâm hại.
B. NHIỆM VỤ TRỌNG TÂM
I. Truyền thông
1. In tờ gấp, phát trong tháng 5/2025.
2. Mở trang thông tin về đường dây nóng 18008123.
II. Dịch vụ
1. Duy trì điểm tư vấn.
C. PHÂN CÔNG
1. Cơ quan Thường trực (Sở Y tế): Tổng hợp chung.
2. Thành viên Ban Chỉ đạo: Kiểm tra địa bàn được giao, báo cáo trước ngày 10/11/2025.
Nơi nhận:
- Bộ Y tế;
- Lưu: VT.
TRƯỞNG BAN
(đã ký)
PHÓ CHỦ TỊCH UBND TỈNH
Hồ Đại Dũng Minh
""",
    {
        "kind": "Kế hoạch",
        "number": "21/KH-BCĐ",
        "issuer": "Ban Chỉ đạo công tác trẻ em",
        "issued_on": "2025-03-18",
        "signer": "Hồ Đại Dũng Minh",
        "sections": ["B.I.1", "B.I.2", "B.II.1", "C.1", "C.2"],
        "due": ["2025-05-31", "2025-11-10"],
        "due_by_section": {"B.I.1": "2025-05-31", "C.2": "2025-11-10"},
        "hotlines": ["18008123"],
    },
)

SPECIMENS["dang-chi-thi-tinh-uy"] = (
    """| TỈNH ỦY THANH HÓA | ĐẢNG CỘNG SẢN VIỆT NAM |
| --- | --- |
| * | |
| Số 22-CT/TU | Thanh Hóa, ngày 19 tháng 7 năm 2024 |

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường sự lãnh đạo của Đảng đối với công tác trẻ em

Thực hiện Chỉ thị số 28-CT/TW, ngày 25/12/2023 của Bộ Chính trị và Nghị quyết số 42-NQ/TW ngày 24/11/2023, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy thực hiện tốt những nhiệm vụ sau:

1- Quán triệt sâu rộng trong đảng viên.

2- Đảng đoàn Hội đồng nhân dân tỉnh lãnh đạo giám sát.

3- Ban Dân vận Tỉnh ủy chủ trì theo dõi, định kỳ 6 tháng báo cáo Ban Thường vụ Tỉnh ủy.

Nơi nhận:
- Ban Bí thư (để báo cáo),
- Các huyện, thị, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lại Thế Nguyên Khôi
""",
    {
        "kind": "Chỉ thị",
        "number": "22-CT/TU",
        "issuer": "Tỉnh ủy Thanh Hóa",
        "place": "Thanh Hóa",
        "issued_on": "2024-07-19",
        "signer": "Lại Thế Nguyên Khôi",
        "cites": [("28-CT/TW", "2023-12-25"), ("42-NQ/TW", "2023-11-24")],
        "sections": ["1", "2", "3"],
        "due": [],
    },
)

SPECIMENS["cong-van-hai-bo"] = (
    """BỘ Y TẾ - BỘ CÔNG AN
Số: 77/CTPH-BYT-BCA
Hà Nội, ngày 22 tháng 11 năm 2025
CHƯƠNG TRÌNH PHỐI HỢP
Bảo vệ trẻ em trên không gian mạng

Hai Bộ thống nhất các nội dung sau:

Điều 1. Trao đổi dữ liệu
Hai bên trao đổi dữ liệu hằng quý.
Điều 2. Trách nhiệm của Bộ Y tế
1. Tiếp nhận tin báo qua số 111.
2. Chuyển tin trong 12 giờ.
Điều 3. Trách nhiệm của Bộ Công an
1. Xác minh tin báo.
2. Sơ kết trước ngày 20/12/2026.

BỘ TRƯỞNG BỘ Y TẾ
Đào Hồng Lan Chi
BỘ TRƯỞNG BỘ CÔNG AN
Lương Tam Quang Huy
""",
    {
        "kind": "Chương trình phối hợp",
        "number": "77/CTPH-BYT-BCA",
        "issuer": "Bộ Y tế; Bộ Công an",
        "issued_on": "2025-11-22",
        "signer": "Đào Hồng Lan Chi; Lương Tam Quang Huy",
        "agencies": {"Điều 2.1": ["Bộ Y tế"], "Điều 3.2": ["Bộ Công an"]},
        "due": ["2026-12-20"],
    },
)

SPECIMENS["thong-tu"] = (
    """BỘ Y TẾ
Số: 16/2025/TT-BYT
Hà Nội, ngày 20 tháng 6 năm 2025
THÔNG TƯ
Quy định mẫu báo cáo công tác trẻ em
Căn cứ Luật Trẻ em số 102/2016/QH13 được sửa đổi bởi Luật số 28/2018/QH14;
Căn cứ Nghị định số 42/2025/NĐ-CP ngày 27/02/2025;
Bộ trưởng Bộ Y tế ban hành Thông tư quy định mẫu báo cáo.
Điều 1. Phạm vi điều chỉnh
Thông tư này quy định mẫu báo cáo.
Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày 01 tháng 7 năm 2025.
Nơi nhận:
- Quốc hội;
- Lưu: VT, PC.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Nguyễn Tri Thức An
""",
    {
        "kind": "Thông tư",
        "number": "16/2025/TT-BYT",
        "symbol": "TT-BYT",
        "issuer": "Bộ Y tế",
        "subject": "Quy định mẫu báo cáo công tác trẻ em",
        "cites": [("102/2016/QH13", None), ("28/2018/QH14", None), ("42/2025/NĐ-CP", "2025-02-27")],
        "due": [],
        "sections": [],
    },
)

SPECIMENS["quyet-dinh-kem-ke-hoach"] = (
    """UBND HUYỆN TAM ĐƯỜNG
PHÒNG Y TẾ
Số: 31/QĐ-PYT
Tam Đường, ngày 4 tháng 5 năm 2023
Q U Y Ế T  Đ Ị N H
Ban hành Kế hoạch uống vitamin A
TRƯỞNG PHÒNG Y TẾ
Căn cứ Công văn số 15/SYT-NVY ngày 20/4/2023 của Sở Y tế;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cho trẻ uống vitamin A đợt 1.
Điều 2. Quyết định có hiệu lực từ ngày ký.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TRƯỞNG PHÒNG
Vàng Văn Páo

KẾ HOẠCH
Cho trẻ uống vitamin A đợt 1 năm 2023
(Kèm theo Quyết định số 31/QĐ-PYT ngày 04/5/2023)
I. MỤC TIÊU
1. Trên 98% trẻ được uống.
II. NHIỆM VỤ
1. Trạm Y tế các xã: Lập danh sách trước ngày 20/5/2023.
2. Hội Phụ nữ xã: Đưa trẻ ra điểm uống.
""",
    {
        "kind": "Quyết định",
        "number": "31/QĐ-PYT",
        "issuer": "Phòng Y tế",
        "issued_on": "2023-05-04",
        "subject": "Ban hành Kế hoạch uống vitamin A",
        "signer": "Vàng Văn Páo",
        "cites": [("15/SYT-NVY", "2023-04-20")],
        "due": ["2023-05-20"],
        "sections": ["Điều 1", "Điều 2", "II.1", "II.2"],
    },
)

SPECIMENS["cong-van-ngay-thieu"] = (
    """ỦY BAN NHÂN DÂN
THÀNH PHỐ HỒ CHÍ MINH
Số: …../UBND-VX
V/v tặng quà trẻ em nhân dịp Tết Trung thu
TP. Hồ Chí Minh, ngày … tháng … năm 2023

Kính gửi: Sở Lao động - Thương binh và Xã hội; Sở Tài chính; Ủy ban nhân dân thành phố Thủ Đức và các quận, huyện.

Ủy ban nhân dân Thành phố giao Sở Lao động - Thương binh và Xã hội chủ trì tặng quà xong trước ngày 25 tháng 9. Kinh phí không quá 500.000 đồng một suất.

Nơi nhận:
- Như trên;
- Lưu: VT, (VX/Th).
TUQ. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Đặng Quốc Toàn
""",
    {
        "kind": "Công văn",
        "number": None,
        "symbol": "UBND-VX",
        "issuer": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        "place": "TP. Hồ Chí Minh",
        "issued_on": None,
        "subject": "tặng quà trẻ em nhân dịp Tết Trung thu",
        "signer": "Đặng Quốc Toàn",
        "due": ["2023-09-25"],
        "agencies": {None: ["Sở Lao động - Thương binh và Xã hội"]},
    },
)

SPECIMENS["chu-de-khac"] = (
    """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số: 1500/UBND-KGVX
Kon Tum, ngày 15 tháng 4 năm 2025
Kính gửi: Sở Y tế.
Năm 2025 có chủ đề “Kỷ cương, bứt phá”. Ủy ban nhân dân tỉnh giao Sở Y tế phát động Tháng hành động vì trẻ em từ ngày 01/6/2025 đến hết ngày 30/6/2025 với chủ đề: “Ưu tiên nguồn lực cho trẻ em”; gọi 111 khi cần, khẩn cấp gọi 113 hoặc 1900 54 55 59.
Kết quả gửi trước 17h00 ngày 05/7/2025./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Y Ngọc Sương
""",
    {
        "kind": "Công văn",
        "number": "1500/UBND-KGVX",
        "issuer": "Ủy ban nhân dân tỉnh Kon Tum",
        "signer": "Y Ngọc Sương",
        "theme": "Ưu tiên nguồn lực cho trẻ em",
        "hotlines": ["111", "113", "1900545559"],
        "due": ["2025-07-05"],
    },
)

SPECIMENS["khong-dau-hieu"] = (
    """Chào các anh chị, mai họp lúc 8 giờ nhé. Mang theo sổ ghi chép.""",
    {
        "kind": None,
        "number": None,
        "symbol": None,
        "issuer": None,
        "place": None,
        "issued_on": None,
        "subject": None,
        "signer": None,
        "recipients": [],
        "cites": [],
        "tasks": [],
        "due": [],
        "hotlines": [],
        "theme": None,
    },
)

SPECIMENS["sinh-truoc-ngay"] = (
    """SỞ NỘI VỤ
TỈNH ĐỒNG THÁP
Số: 640/SNV-CCVC
Đồng Tháp, ngày 12 tháng 01 năm 2026
V/v thống kê trẻ em con công chức
Kính gửi: Các sở, ban, ngành tỉnh.
Sở Nội vụ đề nghị các sở, ban, ngành tỉnh thống kê trẻ sinh trước ngày 01/01/2026 và các vụ việc xảy ra trước ngày 31/12/2025, gửi về Sở trong thời hạn 05 ngày làm việc kể từ ngày nhận văn bản, muộn nhất 20/01/2026.
GIÁM ĐỐC
Trương Thị Diệp Anh
""",
    {
        "number": "640/SNV-CCVC",
        "issuer": "Sở Nội vụ tỉnh Đồng Tháp",
        "subject": "thống kê trẻ em con công chức",
        "due": ["2026-01-20"],
        "recipients": ["Các sở, ban, ngành tỉnh"],
        "signer": "Trương Thị Diệp Anh",
    },
)
