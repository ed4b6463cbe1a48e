"""Screens: who may open them, what they show, and that nothing typed is lost."""

import io
import uuid

import docx
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.directives import api
from chungtay.directives.models import Directive, Task
from chungtay.directives.tests.specimens import DISTRICT, MINISTRY
from chungtay.directives.tests.world import APRIL_2020, at, sign_in
from chungtay.documents.api import OfficialDocument, Paragraph, render_pdf
from chungtay.duties.api import Duty

NEW = "/van-ban/moi/"


@pytest.fixture
def ministry(client, world):
    return sign_in(client, world.ministry)


def body(answer) -> str:
    return answer.content.decode()


def post_file(client, data: bytes, name: str, text: str = ""):
    sent = {"text": text, "file": SimpleUploadedFile(name, data), "once": str(uuid.uuid4())}
    return client.post(NEW, sent)


def test_pasted_words_become_a_draft_that_shows_its_own_words_marked(ministry):
    answer = ministry.post(NEW, {"text": MINISTRY, "once": str(uuid.uuid4())}, follow=True)
    page = body(answer)
    assert answer.status_code == 200
    assert "Đọc và xác nhận: 512/LĐTBXH-TE" in page
    assert "Còn 2 điều phải điền trước khi giao việc" in page
    assert '<mark class="d" id="w' in page or '<mark class="d">' in page
    assert "trước ngày 25/5/2022" in page
    assert "giao cho 63 đơn vị" in page


def test_a_file_is_kept_as_the_original(ministry):
    answer = post_file(ministry, MINISTRY.encode(), "cv-512.txt")
    assert answer.status_code == 302
    kept = Directive.objects.get().file
    assert (kept.name, kept.content_type) == ("cv-512.txt", "text/plain")
    assert ministry.get(f"/tep/{kept.id}/").content == MINISTRY.encode()


def as_word(text: str) -> bytes:
    word = docx.Document()
    for line in text.split("\n"):
        word.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    lines = [Paragraph(line, indent=False) for line in text.split("\n") if line.strip()]
    return render_pdf(OfficialDocument(agency="A", place="B", body=lines))


@pytest.mark.parametrize(("make", "name"), [(as_word, "cv.docx"), (as_pdf, "cv.pdf")])
def test_word_and_pdf_are_read_like_text(ministry, make, name):
    assert post_file(ministry, make(MINISTRY), name).status_code == 302
    draft = Directive.objects.get()
    reports = Task.objects.filter(directive=draft, kind="report").order_by("due_on")
    assert [f"{task.due_on:%d/%m/%Y}" for task in reports] == ["24/05/2022", "19/11/2022"]


def test_receivers_may_open_the_original_and_others_may_not(client, world):
    post_file(sign_in(client, world.ministry), MINISTRY.encode(), "cv.txt")
    draft = Directive.objects.get()
    address = f"/tep/{draft.file_id}/"
    assert sign_in(client, world.province).get(address).status_code == 404
    api.save_draft(actor=world.ministry, directive_id=draft.id, changes=api.Changes(all_continuous=True))
    api.confirm_and_cascade(actor=world.ministry, directive_id=draft.id)
    assert sign_in(client, world.province).get(address).status_code == 200
    assert sign_in(client, world.district).get(address).status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"MZ\x90\x00", "van-ban.pdf", "nội dung không phải PDF"),
        (b"", "van-ban.txt", "rỗng"),
        (b"\x89PNG\r\n\x1a\n", "anh.png", "Không nhận loại tệp này"),
        (b"   \n \n", "trang.txt", ""),
    ],
)
def test_a_refused_file_says_why_and_the_pasted_words_stay(ministry, data, name, words):
    answer = post_file(ministry, data, name, text="Đoạn đã dán từ trước")
    page = body(answer)
    assert answer.status_code >= 400
    assert words in page
    assert "Đoạn đã dán từ trước" in page
    assert not Directive.objects.exists()


def test_a_scanned_pdf_is_refused_in_words_that_say_so(ministry):
    scanned = pypdf.PdfWriter()
    scanned.add_blank_page(595, 842)
    out = io.BytesIO()
    scanned.write(out)
    answer = post_file(ministry, out.getvalue(), "quet.pdf")
    assert answer.status_code >= 400
    assert "quét" in body(answer).casefold() or "lớp chữ" in body(answer)


def test_a_file_far_over_the_limit_is_cut_off_while_it_arrives(ministry, settings):
    settings.CHUNGTAY_FILE_LIMIT = 100_000
    answer = post_file(ministry, b"a" * 9_000_000, "lon.txt", text="Đoạn đã dán từ trước")
    assert answer.status_code == 413
    assert "MB nên không nhận" in body(answer)
    assert "Đoạn đã dán từ trước" in body(answer)


def test_nothing_given_asks_for_something(ministry):
    answer = ministry.post(NEW, {"text": "", "once": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "Chọn một tệp, hoặc dán nội dung văn bản" in body(answer)


def test_the_words_of_a_document_are_never_markup(client, world):
    with at(APRIL_2020):
        draft = api.upload_directive(actor=world.tam_duong, text=DISTRICT)
    page = body(sign_in(client, world.tam_duong).get(f"/van-ban/{draft.id}/doc/"))
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_is_missing_is_asked_for_in_red_with_the_same_words(client, world):
    with at(APRIL_2020):
        draft = api.upload_directive(actor=world.tam_duong, text=DISTRICT)
    page = body(sign_in(client, world.tam_duong).get(f"/van-ban/{draft.id}/doc/"))
    assert page.count("Nhập số văn bản") == 2
    assert page.count("Nhập ngày ban hành") == 2
    assert 'href="#i-number"' in page
    assert 'id="i-number"' in page
    assert "Hạn của cấp dưới chưa sớm hơn hạn của cấp trên" in page
    assert "Dùng 09/05/2020" in page
    assert "Giữ 25/05/2020 và ghi lý do" in page


def test_one_save_fills_everything_and_the_last_page_hands_it_down(ministry, world, draft):
    page = f"/van-ban/{draft.id}/doc/"
    saved = ministry.post(page, {"version": "1", "act": "fill", "bulk-due": ""})
    assert saved.status_code == 302
    draft.refresh_from_db()
    asked = ministry.post(
        page, {"version": str(draft.version), "act": "confirm", "f-signer": "Trần Thị Mẫu Hai"}
    )
    assert asked.headers["Location"] == f"/van-ban/{draft.id}/giao/"
    draft.refresh_from_db()
    assert draft.signer == "Trần Thị Mẫu Hai"
    last = body(ministry.get(f"/van-ban/{draft.id}/giao/"))
    assert "Giao 4 nhiệm vụ cho 63 đơn vị" in last
    sent = {"version": str(draft.version), "once": str(uuid.uuid4())}
    first = ministry.post(f"/van-ban/{draft.id}/giao/", sent)
    second = ministry.post(f"/van-ban/{draft.id}/giao/", sent)
    assert first.headers["Location"] == second.headers["Location"] == f"/van-ban/{draft.id}/"
    assert Duty.objects.count() == 63 * 4


def test_confirming_too_early_leads_back_to_what_is_missing(ministry, draft):
    answer = ministry.get(f"/van-ban/{draft.id}/giao/")
    assert answer.headers["Location"] == f"/van-ban/{draft.id}/doc/"


def test_a_task_can_be_changed_added_and_dropped_without_scripts(ministry, draft):
    task = Task.objects.filter(directive=draft).first()
    page = f"/van-ban/{draft.id}/doc/"
    assert f'name="t-{task.id}-text"' in body(ministry.get(f"{page}?sua=nv-{task.position}"))
    ministry.post(page, {
        "version": "1", f"t-{task.id}-text": "Việc đã sửa", f"t-{task.id}-agencies": "",
        f"t-{task.id}-due": "30.6.2022",
        "new-text": "Việc thêm", "new-due": "1/7/2022", "act": "add",
    })  # fmt: skip
    task.refresh_from_db()
    assert (task.text, f"{task.due_on:%d/%m/%Y}") == ("Việc đã sửa", "30/06/2022")
    added = Task.objects.get(directive=draft, text="Việc thêm")
    assert added.by_hand
    ministry.post(page, {"version": "2", "act": f"remove:{added.id}"})
    assert not Task.objects.filter(id=added.id).exists()


def test_a_draft_without_a_number_takes_the_next_of_its_agency(client, world):
    with at(APRIL_2020):
        draft = api.upload_directive(actor=world.tam_duong, text=DISTRICT)
    officer = sign_in(client, world.tam_duong)
    page = f"/van-ban/{draft.id}/doc/"
    assert "Cấp số tiếp theo của cơ quan" in body(officer.get(page))
    assert officer.post(page, {"version": "1", "act": "number"}).status_code == 302
    draft.refresh_from_db()
    assert draft.full_number == "01/UBND-LĐTBXH"


def test_a_wrong_day_gives_everything_back_as_typed(ministry, draft):
    answer = ministry.post(
        f"/van-ban/{draft.id}/doc/", {"version": "1", "f-issued_on": "mai", "f-issued_at_place": "Huế"}
    )
    assert answer.status_code == 422
    assert 'value="mai"' in body(answer)
    assert 'value="Huế"' in body(answer)


def test_a_stale_save_shows_both_versions(ministry, draft):
    ministry.post(f"/van-ban/{draft.id}/doc/", {"version": "1", "f-signer": "Người Thứ Nhất"})
    answer = ministry.post(f"/van-ban/{draft.id}/doc/", {"version": "1", "f-signer": "Người Thứ Hai"})
    assert answer.status_code == 409
    assert "Người Thứ Nhất" in body(answer)
    assert 'value="Người Thứ Hai"' in body(answer)


def test_the_receiver_finds_it_acknowledges_and_sees_its_own_tasks(client, world, handed_down):
    province = sign_in(client, world.province)
    assert "512/LĐTBXH-TE" in body(province.get("/van-ban/"))
    page = body(province.get(f"/van-ban/{handed_down.id}/"))
    assert "Xác nhận đã nhận" in page
    assert "Việc của cơ quan" in page
    assert province.post(f"/van-ban/{handed_down.id}/nhan/").status_code == 302
    assert "Đã xác nhận nhận văn bản" in body(province.get(f"/van-ban/{handed_down.id}/"))


def test_the_issuer_sees_who_is_silent(ministry, handed_down):
    page = body(ministry.get(f"/van-ban/{handed_down.id}/?don-vi=im-lang"))
    assert "chưa xác nhận" in page
    assert "Sở Lao động - Thương binh và Xã hội tỉnh Thái Bình" in page
    assert "252" in page


def test_out_of_scope_is_404_and_without_the_right_403(client, world, draft, handed_down):
    district = sign_in(client, world.district)
    assert district.get(f"/van-ban/{handed_down.id}/").status_code == 404
    assert district.get(NEW).status_code == 403
    assert district.get(f"/van-ban/{handed_down.id}/doc/").status_code == 403


def test_pages_take_a_constant_number_of_queries(ministry, handed_down):
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert ministry.get(path).status_code == 200
        return len(seen)

    assert count(f"/van-ban/{handed_down.id}/") <= 25
    assert count("/van-ban/?loai=di") <= 14
