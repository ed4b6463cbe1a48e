"""Two documents of our own wording for the structure of 2026: one of the ministry, one of a province under it."""

MINISTRY = """BỘ Y TẾ
Số: 2046/BYT-BMTE
V/v triển khai công tác trẻ em sáu tháng cuối năm 2026

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 06 tháng 5 năm 2026

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương

Căn cứ Luật Trẻ em số 102/2016/QH13, Bộ Y tế đề nghị Ủy ban nhân dân các tỉnh, thành phố thực hiện các nhiệm vụ sau:

1. Rà soát mạng lưới người làm công tác bảo vệ trẻ em cấp xã sau sắp xếp, hoàn thành trước ngày 30/6/2026.

2. Tổ chức dạy bơi an toàn cho trẻ em vùng có nguy cơ đuối nước trước ngày 31/7/2026.

3. Báo cáo kết quả về Bộ Y tế trước ngày 20/8/2026./.

Nơi nhận:
- Như trên;
- Lưu: VT, BMTE.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Lê Thu Nguyệt
"""

PROVINCE = """UBND TỈNH LAI CHÂU
SỞ Y TẾ
Số: 1890/SYT-BMTE
V/v rà soát mạng lưới bảo vệ trẻ em và dạy bơi an toàn năm 2026

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 07 tháng 5 năm 2026

Kính gửi: Ủy ban nhân dân các xã, phường

Thực hiện Công văn số 2046/BYT-BMTE ngày 06/5/2026 của Bộ Y tế, Sở Y tế đề nghị Ủy ban nhân dân các xã, phường:

1. Rà soát người làm công tác bảo vệ trẻ em của xã, gửi danh sách về Sở Y tế trước ngày 15/6/2026.

2. Mở lớp dạy bơi an toàn, hoàn thành trước ngày 15/7/2026.

3. Báo cáo kết quả về Sở Y tế trước ngày 10/8/2026./.

Nơi nhận:
- Như trên;
- Lưu: VT, BMTE.

GIÁM ĐỐC

Nguyễn Đức Trường Giang
"""
