"""Keeping files: random names outside the web root, scope on reading, limits while they arrive."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from tests.plugin import as_web_role

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.documents import api
from chungtay.documents.models import File
from chungtay.documents.tests.world import DAY, officer
from chungtay.people.api import Account, acting

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with clock.living_on(DAY):
        yield


@pytest.fixture
def an():
    return officer("03390", "commune", "documents.read")


@pytest.fixture
def dung():
    return officer("03408", "commune", "documents.read")


def keep(actor, data=b"Noi dung", name="ghi chép.txt"):
    return api.store_file(actor=actor, upload=SimpleUploadedFile(name, data))


def test_a_stored_file_keeps_its_hash_and_lies_under_a_name_nobody_chose(an, settings):
    kept = keep(an, name="../../etc/passwd.txt")
    assert kept.name == "passwd.txt"
    assert kept.sha256 == hashlib.sha256(b"Noi dung").hexdigest()
    path = Path(settings.FILES_DIR) / kept.stored_as
    assert path.read_bytes() == b"Noi dung"
    assert "passwd" not in str(path)
    assert path.stat().st_mode & 0o111 == 0


def test_a_file_of_another_place_does_not_exist(an, dung):
    kept = keep(an)
    assert api.read_file(actor=an, file_id=kept.id)[1] == b"Noi dung"
    with pytest.raises(NotFound):
        api.read_file(actor=dung, file_id=kept.id)


def test_the_database_itself_hides_files_of_other_places(an, dung):
    kept = keep(an)
    with as_web_role(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM documents_file")
        assert cursor.fetchone() == (0,)
        with acting(dung):
            cursor.execute("SELECT count(*) FROM documents_file WHERE id = %s", [kept.id])
            assert cursor.fetchone() == (0,)
        with acting(an):
            cursor.execute("SELECT count(*) FROM documents_file WHERE id = %s", [kept.id])
            assert cursor.fetchone() == (1,)


def test_a_file_over_the_limit_is_refused_and_nothing_is_kept(an, settings):
    settings.CHUNGTAY_FILE_LIMIT = 10
    with pytest.raises(api.FileTooLarge) as refused:
        keep(an, b"x" * 11)
    assert refused.value.status == 413
    assert not File.objects.exists()


def test_download_is_always_an_attachment_that_the_browser_may_not_guess_about(client, an):
    kept = keep(an, b"<script>alert(1)</script>", "a.txt")
    client.force_login(Account.objects.get(id=an.account_id), backend=BACKEND)
    answer = client.get(f"/tep/{kept.id}/")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_download_of_another_places_file_is_404(client, an, dung):
    kept = keep(an)
    client.force_login(Account.objects.get(id=dung.account_id), backend=BACKEND)
    assert client.get(f"/tep/{kept.id}/").status_code == 404
