# ruff: noqa: E501, W291 - a paragraph of an official document is one line; damage is kept
"""Invented documents from other hands: schools, police, joint bodies, heads run into one line."""

SPECIMENS: dict[str, tuple[str, dict[str, object]]] = {}
SPECIMENS["truong-hoc"] = (
    """UBND HUYỆN QUAN HÓA
TRƯỜNG PTDTBT THCS TRUNG SƠN
Số: 17/BC-THCSTS
Trung Sơn, ngày 30 tháng 9 năm 2023
BÁO CÁO
Về công tác phòng, chống bạo lực học đường
Căn cứ Công văn số 300/PGDĐT ngày 10/9/2023 của Phòng Giáo dục và Đào tạo huyện; trường báo cáo:
1. Kết quả
Trường có 300 học sinh.
2. Kiến nghị
Không.
HIỆU TRƯỞNG
(Đã ký)
Hà Văn Thượng
""",
    {
        "issuer": "Trường PTDTBT THCS Trung Sơn",
        "kind": "Báo cáo",
        "cites": [("300/PGDĐT", "2023-09-10")],
        "signer": "Hà Văn Thượng",
        "subject": "Về công tác phòng, chống bạo lực học đường",
    },
)
SPECIMENS["cong-an"] = (
    """BỘ CÔNG AN
CÔNG AN TỈNH GIA LAI
Số: 2345/KH-CAT-PC02
Gia Lai, ngày 01 tháng 3 năm 2026
KẾ HOẠCH
Mở đợt cao điểm phòng ngừa xâm hại trẻ em
(Từ ngày 15/3/2026 đến ngày 15/6/2026)

Thực hiện Điện số 15/ĐK-HT ngày 20/02/2026 của Bộ Công an, Công an tỉnh xây dựng kế hoạch:
I. MỤC ĐÍCH
1. Kéo giảm tội phạm.
II. NỘI DUNG, BIỆN PHÁP
1. Phòng Cảnh sát hình sự
1.1. Chủ trì tham mưu.
1.2. Báo cáo Giám đốc Công an tỉnh trước ngày 20/6/2026.
2. Công an các xã, phường
2.1. Điều tra cơ bản.
III. TỔ CHỨC THỰC HIỆN
1. Thời gian: Từ ngày 15/3/2026 đến hết ngày 15/6/2026.
2. Các đơn vị gửi kế hoạch về Công an tỉnh (qua Phòng Cảnh sát hình sự) trước ngày 10/3/2026.
Nơi nhận:
- Bộ Công an (C02);
- Lưu: VT, PC02.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Đại tá Rah Lan Lâm
""",
    {
        "issuer": "Công an tỉnh Gia Lai",
        "number": "2345/KH-CAT-PC02",
        "subject": "Mở đợt cao điểm phòng ngừa xâm hại trẻ em",
        "due": ["2026-06-20", "2026-03-10"],
        "signer": "Rah Lan Lâm",
        "sections": ["II.1.1", "II.1.2", "II.2.1", "III.2"],
        "agencies": {
            "II.1.1": ["Phòng Cảnh sát hình sự"],
            "II.2.1": ["Công an các xã, phường"],
            "III.2": ["Các đơn vị"],
        },
    },
)
SPECIMENS["quyet-dinh-thu-tuong"] = (
    """THỦ TƯỚNG CHÍNH PHỦ
Số: 1863/QĐ-TTg
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 23 tháng 12 năm 2019
QUYẾT ĐỊNH
PHÊ DUYỆT KẾ HOẠCH HÀNH ĐỘNG VÌ TRẺ EM
GIAI ĐOẠN 2020 - 2025
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;
Theo đề nghị của Bộ trưởng Bộ Lao động - Thương binh và Xã hội.
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Kế hoạch với những nội dung sau:
I. MỤC TIÊU
1. Giảm 5% số vụ.
II. NHIỆM VỤ
1. Hoàn thiện thể chế.
2. Truyền thông.
Điều 2. Tổ chức thực hiện
1. Bộ Lao động - Thương binh và Xã hội:
a) Chủ trì, hướng dẫn;
b) Tổng kết vào năm 2025.
2. Bộ Tài chính bố trí vốn.
Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.
Điều 4. Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương chịu trách nhiệm thi hành Quyết định này./.
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Vũ Đức Nam
Nơi nhận:
- Ban Bí thư;
- Lưu: VT, KGVX (2b).
""",
    {
        "issuer": "Thủ tướng Chính phủ",
        "subject": "PHÊ DUYỆT KẾ HOẠCH HÀNH ĐỘNG VÌ TRẺ EM GIAI ĐOẠN 2020 - 2025",
        "signer": "Vũ Đức Nam",
        "recipients": ["Ban Bí thư"],
        "cites": [],
        "kind": "Quyết định",
    },
)
SPECIMENS["dau-mot-dong"] = (
    """ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG - Số: 55/UBND-VX3 - V/v tăng cường bảo vệ trẻ em
Lâm Đồng, ngày 7/5/2026
Kính gửi: - Các sở, ban, ngành; - UBND các xã, phường, đặc khu.
Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành; UBND các xã, phường, đặc khu báo cáo trước 15/5/2026 (qua Sở Y tế).
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Phạm S
""",
    {
        "number": "55/UBND-VX3",
        "place": "Lâm Đồng",
        "issued_on": "2026-05-07",
        "due": ["2026-05-15"],
        "recipients": ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"],
        "issuer": "Ủy ban nhân dân tỉnh Lâm Đồng",
        "subject": "tăng cường bảo vệ trẻ em",
    },
)
SPECIMENS["cuc-tre-em"] = (
    """BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI
CỤC TRẺ EM
Số: 201/TE-BVTE
Hà Nội, ngày 23tháng 02năm 2021
V/v báo cáo số liệu trẻ em năm 2020
Kính gửi: Sở Lao động - Thương binh và Xã hội các tỉnh, thành phố trực thuộc Trung ương
Cục Trẻ em đề nghị Quý Sở gửi báo cáo số liệu tính đến ngày 31/12/2020 về Cục trước ngày 05tháng 3năm 2021 theo địa chỉ email: baocao@example.vn; điện thoại: 024 3747 8671.
Nơi nhận:
- Như trên;
- Thứ trưởng Nguyễn Thị Hà (để b/c);
- Lưu: VT, BVTE.
CỤC TRƯỞNG
Đặng Hoa Nam Anh
""",
    {
        "issuer": "Cục Trẻ em",
        "issued_on": "2021-02-23",
        "due": ["2021-03-05"],
        "hotlines": [],
        "signer": "Đặng Hoa Nam Anh",
        "recipients": [
            "Sở Lao động - Thương binh và Xã hội các tỉnh, thành phố trực thuộc Trung ương",
            "Thứ trưởng Nguyễn Thị Hà (để b/c)",
        ],
    },
)
SPECIMENS["quan"] = (
    """## ỦY BAN NHÂN DÂN  
## QUẬN CẦU GIẤY
Số: 120/KH-UBND
Cầu Giấy, ngày 18 tháng 4 năm 2024
## KẾ HOẠCH
## Tháng hành động vì trẻ em năm 2024
### I. NỘI DUNG
1. Chủ đề Tháng hành động vì trẻ em năm 2024: “Hành động thiết thực, ưu tiên nguồn lực cho trẻ em”
2. Thông điệp: Gọi Tổng đài 111 - 1800.9069.
### II. PHÂN CÔNG NHIỆM VỤ
**1. Giao phòng Lao động - Thương binh và Xã hội:**
- Là cơ quan thường trực.
**2. Đề nghị Ủy ban Mặt trận Tổ quốc quận, Quận đoàn, Hội Liên hiệp Phụ nữ quận:**
- Phối hợp.
**3. UBND 8 phường**
- Báo cáo kết quả trước ngày 08/7/2024.
Nơi nhận:
- Lưu VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trịnh Thị Dung
""",
    {
        "issuer": "Ủy ban nhân dân quận Cầu Giấy",
        "theme": "Hành động thiết thực, ưu tiên nguồn lực cho trẻ em",
        "hotlines": ["111", "18009069"],
        "sections": ["I.1", "I.2", "II.1", "II.2", "II.3"],
        "agencies": {
            "II.1": ["phòng Lao động - Thương binh và Xã hội"],
            "II.2": ["Ủy ban Mặt trận Tổ quốc quận", "Quận đoàn", "Hội Liên hiệp Phụ nữ quận"],
            "II.3": ["UBND 8 phường"],
        },
        "due": ["2024-07-08"],
    },
)
SPECIMENS["nghi-dinh"] = (
    """CHÍNH PHỦ
Số: 56/2017/NĐ-CP
Hà Nội, ngày 09 tháng 5 năm 2017
NGHỊ ĐỊNH
QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT TRẺ EM
Căn cứ Luật trẻ em ngày 05 tháng 4 năm 2016;
Điều 1. Phạm vi
Nghị định này quy định chi tiết.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Xuân Phú
""",
    {
        "number": "56/2017/NĐ-CP",
        "symbol": "NĐ-CP",
        "kind": "Nghị định",
        "issuer": "Chính phủ",
        "signer": "Nguyễn Xuân Phú",
        "subject": "QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT TRẺ EM",
    },
)
SPECIMENS["lien-nganh"] = (
    """LIÊN NGÀNH: SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI - SỞ GIÁO DỤC VÀ ĐÀO TẠO - TỈNH ĐOÀN
Số: 03/HD-LN
Hòa Bình, ngày 3 tháng 4 năm 2019
HƯỚNG DẪN LIÊN NGÀNH
Tổ chức sinh hoạt hè cho trẻ em
Liên ngành hướng dẫn như sau:
1. Thời gian sinh hoạt từ ngày 01/6/2019 đến ngày 15/8/2019.
2. Báo cáo về Tỉnh đoàn chậm nhất ngày 25/8/2019.
TỈNH ĐOÀN          SỞ GIÁO DỤC VÀ ĐÀO TẠO          SỞ LĐTBXH
BÍ THƯ             GIÁM ĐỐC                        PHÓ GIÁM ĐỐC
Bùi Thị Kim        Bùi Trọng Đắc                   Quách Thị Kiều
""",
    {
        "issuer": "Sở Lao động - Thương binh và Xã hội; Sở Giáo dục và Đào tạo; Tỉnh đoàn",
        "kind": "Hướng dẫn liên ngành",
        "due": ["2019-08-25"],
        "signer": "Bùi Thị Kim; Bùi Trọng Đắc; Quách Thị Kiều",
    },
)
SPECIMENS["so-ba-dong"] = (
    """UBND TỈNH THÁI BÌNH                CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ LAO ĐỘNG                            Độc lập - Tự do - Hạnh phúc
THƯƠNG BINH VÀ XÃ HỘI
Số: 820/SLĐTBXH-BVCSTE                Thái Bình, ngày 04 tháng 5 năm 2022
V/v báo cáo công tác trẻ em
Kính gửi: UBND các huyện, thành phố
Thực hiện Kế hoạch số 42/KH-UBND ngày 22/3/2022, Sở đề nghị UBND các huyện, thành phố báo cáo kết quả 6 tháng đầu năm trước ngày 05/5/2022 và cả năm trước ngày 05/11/2022 về Sở Lao động - Thương binh và Xã hội./.
Nơi nhận:                             KT. GIÁM ĐỐC
- Như trên;                           PHÓ GIÁM ĐỐC
- Lưu: VT.
                                      Tăng Quốc Sử
""",
    {
        "issuer": "Sở Lao động - Thương binh và Xã hội",
        "number": "820/SLĐTBXH-BVCSTE",
        "due": ["2022-05-05", "2022-11-05"],
        "subject": "báo cáo công tác trẻ em",
        "signer": "Tăng Quốc Sử",
        "recipients": ["UBND các huyện, thành phố"],
    },
)
