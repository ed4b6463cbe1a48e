"""Documents written for these tests: a ministry's dispatch, a province's plan with thirteen groups, a district's."""

# ruff: noqa: E501  a paragraph of an official document is one line

MINISTRY = """BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI
Số: 512/LĐTBXH-TE
V/v hướng dẫn công tác trẻ em năm 2022

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 28 tháng 02 năm 2022

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương

Bộ đề nghị Ủy ban nhân dân các tỉnh, thành phố triển khai các việc sau:

1. Ban hành kế hoạch của địa phương về bảo vệ, chăm sóc trẻ em.

2. Bố trí người làm công tác trẻ em ở cấp xã; thông tin về Tổng đài 111 đến từng gia đình.

3. Giao Sở Lao động - Thương binh và Xã hội định kỳ báo cáo kết quả công tác trẻ em 6 tháng trước ngày 25/5/2022 và kết quả năm 2022 trước ngày 20/11/2022, gửi về Bộ Lao động - Thương binh và Xã hội (qua Cục Trẻ em)./.

Nơi nhận:
- Như trên;
- Lưu: VT, TE.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Trần Thị Mẫu
"""

GROUPS = (
    ("Sở Lao động - Thương binh và Xã hội", "Chủ trì tham mưu các kế hoạch về trẻ em."),
    ("Sở Giáo dục và Đào tạo", "Dạy kỹ năng tự bảo vệ cho học sinh."),
    ("Sở Thông tin và Truyền thông", "Chỉ đạo báo chí tuyên truyền về quyền trẻ em."),
    ("Sở Văn hóa, Thể thao và Du lịch", "Mở lớp dạy bơi cho trẻ em."),
    ("Sở Y tế", "Ưu tiên tiếp nhận trẻ em bị bạo lực."),
    ("Sở Tư pháp", "Hướng dẫn đăng ký khai sinh cho trẻ em."),
    ("Sở Kế hoạch và Đầu tư", "Cân đối vốn cho các công trình của trẻ em."),
    ("Sở Tài chính", "Bố trí kinh phí thực hiện kế hoạch."),
    ("Công an tỉnh", "Điều tra thân thiện với trẻ em."),
    ("Báo Thái Bình, Đài Phát thanh và Truyền hình Thái Bình", "Mở chuyên mục về trẻ em."),
    ("Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh", "Xét xử nghiêm các vụ xâm hại trẻ em."),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh, "
        "Hội Liên hiệp Phụ nữ tỉnh và các tổ chức thành viên",
        "Giám sát việc thực hiện quyền trẻ em.",
    ),
    ("Ủy ban nhân dân huyện, thành phố", "Xây dựng kế hoạch triển khai ở địa phương."),
)

_ASSIGNED = "\n\n".join(f"{number}. {who}\n\n- {what}" for number, (who, what) in enumerate(GROUPS, 1))

PROVINCE = f"""ỦY BAN NHÂN DÂN
TỈNH THÁI BÌNH
Số: 61/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 22 tháng 3 năm 2022

KẾ HOẠCH
Bảo đảm quyền trẻ em trên địa bàn tỉnh năm 2022

Thực hiện Công văn số 512/LĐTBXH-TE ngày 28/02/2022 của Bộ Lao động - Thương binh và Xã hội, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. PHÂN CÔNG THỰC HIỆN

{_ASSIGNED}

II. CHẾ ĐỘ THÔNG TIN, BÁO CÁO

Các sở, ban, ngành, đoàn thể tỉnh, Ủy ban nhân dân huyện, thành phố có trách nhiệm:

1. Thực hiện đầy đủ chế độ báo cáo về công tác trẻ em định kỳ trước ngày 10 tháng 5 và trước ngày 10 tháng 11 năm 2022 về Sở Lao động - Thương binh và Xã hội để tổng hợp./.

Nơi nhận:
- Bộ Lao động - Thương binh và Xã hội;
- Lưu: VT, KGVX.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm Văn Mẫu
"""

DISTRICT = """Số: /UBND-LĐTBXH
V/v triển khai công tác trẻ em năm 2020

Tam Đường, ngày tháng 4 năm 2020

Kính gửi:
- Các cơ quan, đơn vị trên địa bàn huyện;
- UBND các xã, thị trấn.

Căn cứ Công văn số 259/SLĐTBXH-BVCSTE ngày 04/3/2020 của Sở Lao động - Thương binh và Xã hội tỉnh Lai Châu;

Ủy ban nhân dân huyện yêu cầu UBND các xã, thị trấn làm các việc sau:

1. UBND các xã, thị trấn

- Tuyên truyền <script>alert(1)</script> & giáo dục về quyền trẻ em.

2. Chế độ thông tin báo cáo: UBND các xã, thị trấn tổng hợp báo cáo công tác trẻ em định kỳ gửi về UBND huyện chậm nhất vào 25/5 và 20/11 năm 2020./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lò Văn Mẫu
"""
