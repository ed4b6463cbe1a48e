"""Invented content that shows every component in every state, at a fixed day."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms

from chungtay.core import clock
from chungtay.ui.charts import PlacePoint, TrendPoint
from chungtay.ui.forms import CtFormMixin, VnDateField, VnIntegerField

TODAY = date(2026, 5, 7)


class GalleryForm(CtFormMixin, forms.Form):
    """One field of every kind."""

    full_name = forms.CharField(label="Họ và tên", help_text="Ghi đủ họ, tên đệm và tên")
    born_on = VnDateField(label="Ngày sinh", help_text="Ví dụ 07/05/2016")
    weight = VnIntegerField(label="Số trẻ em", required=False)
    sex = forms.ChoiceField(
        label="Giới tính", choices=[("nam", "Nam"), ("nu", "Nữ")], widget=forms.RadioSelect, required=True
    )
    groups = forms.MultipleChoiceField(
        label="Nhóm hoàn cảnh",
        choices=[("a", "a) Mồ côi cả cha và mẹ"), ("d", "d) Khuyết tật")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ethnicity = forms.ChoiceField(label="Dân tộc", choices=[("thai", "Thái"), ("dao", "Dao")])
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    paper = forms.FileField(label="Giấy tờ", required=False)
    is_known = forms.BooleanField(label="Đã có số định danh cá nhân", required=False)


class GalleryFilter(CtFormMixin, forms.Form):
    """Two filters."""

    kind = forms.ChoiceField(label="Loại việc", choices=[("", "Tất cả"), ("bao-cao", "Báo cáo định kỳ")])
    period = forms.ChoiceField(label="Kỳ", choices=[("6t", "6 tháng đầu năm 2026")])


def _duty(title: str, basis: str, day: int, *, words: str = "", mark: str = "confirmed") -> SimpleNamespace:
    return SimpleNamespace(
        title=title,
        basis=basis,
        subject_url="#main",
        due_on=date(2026, 5, day),
        due_at=None,
        done_at=None,
        due_words=words,
        status_mark=mark,
    )


def _groups() -> list[dict[str, Any]]:
    report = _duty(
        "Nộp báo cáo công tác trẻ em 6 tháng đầu năm 2026 lên Sở Y tế",
        "Đã tự điền 44 trên 46 ô",
        9,
        words="trước ngày 10/05",
        mark="inferred",
    )
    return [
        {
            "title": "Đã quá hạn",
            "duties": [_duty("Rà soát kết quả can thiệp", "Mẫu 06 · NĐ 56/2017, Điều 30", 5)],
        },
        {"title": "Đến ngày mai", "duties": [_duty("Trình Chủ tịch ký kế hoạch", "Mẫu 04, 05", 7), report]},
        {
            "title": "Trong 7 ngày tới",
            "duties": [_duty("Thăm nhà định kỳ", "Bản Pa Pe · lần trước 14/04", 14)],
        },
        {"title": "Sau đó", "duties": []},
    ]


def _identity() -> dict[str, Any]:
    return {
        "disc": 12,
        "disc_unit": "tuổi",
        "name": "Tẩn Thị Mỷ Duyên",
        "facts": "Nữ · sinh 14/09/2013",
        "tags": [
            {"tone": "go", "words": "1 vụ việc đang mở", "icon": "heart-handshake"},
            {"tone": "risk-mid", "words": "nguy cơ trung bình", "icon": "alert-triangle"},
        ],
        "actions": [
            {"label": "In phiếu", "url": "#main", "icon": "printer"},
            {"label": "Chuyển nơi ở…", "url": "#main", "icon": ""},
            {"label": "Ghi điều mới", "url": "#main", "icon": "plus", "is_main": True},
        ],
        "details": [
            {"label": "Mã hồ sơ", "value": "TE-03390-2013-00417", "is_number": True},
            {
                "label": "Số định danh",
                "value": "••• ••• ••4 417",
                "url": "#main",
                "action": "Hiện, có ghi lại",
                "is_number": True,
            },
            {"label": "Nơi ở", "value": "Bản Nà Phát, xã Bình Lư"},
        ],
    }


def _clocks() -> list[dict[str, Any]]:
    urgent = {
        "id": "clock-1",
        "title": "Quyết định biện pháp khẩn cấp cho bé trai khoảng 9 tuổi, bản Thèn Thầu",
        "url": "#main",
        "text": "Công an xã đã tới nơi lúc 07:55.",
        "law": "Hạn 12 giờ từ khi nhận thông tin: NĐ 56/2017, Điều 31.",
        "left": "5 giờ 30 phút",
        "spent": 390,
        "whole": 720,
        "start_words": "02:10 nhận tin",
        "end_words": "14:10 hết hạn",
        "tags": [{"tone": "danger", "words": "Trẻ em đang gặp nguy hiểm"}],
        "code": "VV-03390-2026-0015 · Tổng đài 111 chuyển",
        "actions": [
            {"label": "Mở vụ việc", "url": "#main", "icon": ""},
            {"label": "Gọi trực ban công an xã", "url": "#main", "icon": "phone"},
        ],
    }
    paper = {
        **urgent,
        "id": "clock-2",
        "title": "Phê duyệt kế hoạch, ngày 7 trên 7",
        "text": "Quá giờ này, vụ việc hiện ở Sở Y tế.",
        "law": "",
        "left": "hết hôm nay",
        "spent": 93,
        "whole": 100,
        "start_words": "23/04",
        "end_words": "07/05",
        "tags": [],
        "code": "",
        "actions": [],
        "is_paperwork": True,
    }
    return [urgent, paper]


def _places() -> list[PlacePoint]:
    return [
        PlacePoint("Pa Ủ", 22.58, 102.71, 11, url="#main", is_silent=True, is_named=True),
        PlacePoint("Tà Tổng", 22.28, 102.65, 9, url="#main", is_named=True),
        PlacePoint("Mù Cả", 22.49, 102.47, 0, is_silent=True, is_named=True),
        PlacePoint("Nậm Sỏ", 22.02, 103.66, 6, url="#main", is_named=True),
        PlacePoint("Bình Lư", 22.33, 103.61, 2, url="#main"),
        PlacePoint("Phong Thổ", 22.53, 103.35, 0),
        PlacePoint("Sì Lở Lầu", 22.74, 103.27, 3, url="#main"),
    ]


def _country() -> list[PlacePoint]:
    return [
        PlacePoint("Lai Châu", 22.39, 103.47, 58, url="#main", is_named=True),
        PlacePoint("Hà Nội", 21.03, 105.85, 12, url="#main"),
        PlacePoint("Đà Nẵng", 16.05, 108.2, 0),
        PlacePoint("Cà Mau", 9.18, 105.15, 3, url="#main"),
    ]


def _panel() -> dict[str, Any]:
    return {
        "path": "Dòng 2.d · cột Nữ",
        "title": "Khuyết tật, nữ",
        "close_url": "#main",
        "value": "17",
        "tone": "",
        "words": "sửa tay, máy tính 16",
        "reason": "Em Hảng Thị Sông được xác định khuyết tật nặng ngày 28/04, giấy xác nhận chưa nhập.",
        "who": "Lò Thị Minh Hạnh",
        "when": datetime(2026, 5, 6, 15, 12, tzinfo=clock.VIETNAM),
        "links": [{"label": "Trả về 16", "url": "#main"}, {"label": "Sửa lý do", "url": "#main"}],
        "list_title": "16 trẻ máy đếm được",
        "items": [
            {
                "title": "Chẻo Thị Mỷ Phượng",
                "url": "#main",
                "text": "11 tuổi · bản Thèn Thầu · vận động, nhẹ",
            },
            {"title": "Giàng Thị Kim Chi", "url": "#main", "text": "8 tuổi · bản Nà Phát"},
        ],
        "all_url": "#main",
        "all_words": "Xem cả 16 trẻ",
        "note": "Việc mở danh sách này được ghi lại.",
    }


def _steps() -> list[dict[str, str]]:
    return [
        {"title": "Tự điền", "text": "44 trên 46 ô", "state": "done", "tone": "ok", "words": "ngay"},
        {"title": "Xã kiểm tra", "text": "đang ở đây", "state": "now", "tone": "soon", "words": "còn 2 ngày"},
        {"title": "Chủ tịch xã ký", "text": "trước 10/05", "state": ""},
        {"title": "Sở Y tế duyệt", "text": "hoặc trả lại, nêu lý do", "state": ""},
        {"title": "Tổng hợp lên Bộ", "text": "trước 25/05", "state": ""},
    ]


def _cells() -> list[dict[str, Any]]:
    return [
        {"value": 2846, "state": "", "url": "#main"},
        {"value": 41, "state": "hand", "url": "#main", "computed": 40, "is_open": True},
        {"value": 1038, "state": "badcell", "url": "#main"},
        {"value": 371, "state": "note", "url": "#main"},
        {"value": 2790, "state": "lock"},
        {"value": None, "state": "wait"},
    ]


def _small_parts() -> dict[str, Any]:
    return {
        "tabs": [
            {"label": "Tổng quan", "url": "#main", "current": True},
            {"label": "Giấy tờ", "url": "#main", "count": 4},
        ],
        "doors": [
            {"count": 2846, "label": "trẻ em dưới 16 tuổi", "url": "#main"},
            {"count": 97, "label": "hoàn cảnh đặc biệt", "url": "#main"},
        ],
        "events": [
            {"title": "Trình kế hoạch", "when": "05/05/2026 09:10", "text": "bản thảo 2", "is_law": True},
            {"title": "Thăm nhà lần 5", "when": "22/04/2026", "who": "Lò Thị Minh Hạnh", "url": "#main"},
        ],
        "tasks": [
            {"title": "Khám sức khỏe", "url": "#main", "cost": "450.000 đ", "when": "Xong 24/04/2026"},
            {
                "title": "Tư vấn tâm lý 6 buổi",
                "url": "#main",
                "text": "đã nhận lời",
                "duty": date(2026, 5, 8),
            },
            {"title": "Rà soát sau kế hoạch", "waits": "Chưa làm được: đợi các việc trên xong"},
        ],
        "rows": [
            {"label": "Họ và tên", "mine": "Lò Thị Anh Thư", "theirs": "Lò Thị Ánh Thư", "differs": True},
            {"label": "Giới tính", "mine": "Nữ", "theirs": "Nữ", "differs": False},
        ],
        "changes": [{"label": "Nơi ở", "before": "Bản Pa Pe", "after": "Bản Nà Phát"}],
        "chips": [{"label": "6 tháng đầu năm 2026", "url": "#main"}],
    }


def content() -> dict[str, Any]:
    """This will return all that the gallery page shows."""
    wrong = GalleryForm(
        {"sai-full_name": "", "sai-born_on": "31/02/2016", "sai-weight": "nhiều"}, prefix="sai"
    )
    wrong.is_valid()
    return {
        "today": TODAY,
        "days": [date(2026, 5, day) for day in (5, 7, 8, 10, 14)],
        "done_early": date(2026, 4, 24),
        "reading": {"on_time": 1371, "done_late": 105, "open_within": 406, "open_overdue": 58},
        "urls": dict.fromkeys(("on_time", "done_late", "open_within", "open_overdue"), "#main"),
        "groups": _groups(),
        "identity": _identity(),
        "clocks": _clocks(),
        "steps": _steps(),
        "cells": _cells(),
        "panel": _panel(),
        "places": _places(),
        "country": _country(),
        "months": [TrendPoint(f"T{month}", 30 + month * 7 % 23, 28) for month in range(1, 9)],
        "gallery_form": GalleryForm(initial={"born_on": date(2016, 5, 7), "weight": 2846}),
        "wrong_form": wrong,
        "filter_form": GalleryFilter(prefix="loc"),
        **_small_parts(),
    }
