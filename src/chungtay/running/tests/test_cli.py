"""The command line: quick where it must be, and clear when something is wrong."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from chungtay.documents.reader import sources
from chungtay.running.cli import main

LETTER = """BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 999/LĐTBXH-TE
Hà Nội, ngày 01 tháng 3 năm 2022
V/v tổ chức Tháng hành động vì trẻ em

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố
"""
FIELDS = {
    *("kind", "number", "symbol", "issuer", "place", "issued_on", "subject", "signer", "recipients", "cites"),
    *("tasks", "due", "hotlines", "theme"),
}


def test_a_document_is_read_as_one_json_object_without_django_or_a_database(tmp_path: Path) -> None:
    letter = tmp_path / "van-ban.txt"
    letter.write_text(LETTER, encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-X", "importtime", "-m", "chungtay.running.cli"),
            *("read-document", str(letter), "--json"),
        ],
        env={**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert set(found) >= FIELDS
    assert found["number"] == "999/LĐTBXH-TE"
    assert "Hà Nội" in done.stdout
    assert not any("django" in line or "psycopg" in line for line in done.stderr.splitlines())


def test_a_document_comes_from_standard_input_too() -> None:
    result = CliRunner().invoke(main, ["read-document", "-", "--json"], input=LETTER)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stdout)["issued_on"] == "2022-03-01"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 100, b"%PDF-1.7 broken"])
def test_what_cannot_be_read_is_said_on_stderr_with_code_2(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "tep.pdf"
    file.write_bytes(content)
    result = CliRunner().invoke(main, ["read-document", str(file), "--json"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip()) > 10


def test_a_missing_file_is_said_on_stderr_with_code_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["read-document", str(tmp_path / "none.txt"), "--json"])
    assert result.exit_code == 2
    assert "none.txt" in result.stderr


def test_a_file_beyond_the_limit_is_refused_without_reading_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lon.txt"
    file.write_bytes(b"a" * 2048)
    monkeypatch.setattr(sources, "MAX_BYTES", 1024)
    result = CliRunner().invoke(main, ["read-document", str(file), "--json"])
    assert result.exit_code == 2
    assert result.stderr.strip()


def test_a_known_reason_to_stop_is_one_message_without_a_traceback(tmp_path: Path) -> None:
    result = CliRunner(env={"DATABASE_URL": "postgresql://chungtay_web:x@127.0.0.1:1/chungtay"}).invoke(
        main, ["with-database", "--", "true"]
    )
    assert result.exit_code == 2
    assert "DATABASE_URL" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_names_every_command() -> None:
    started = time.monotonic()
    words = CliRunner().invoke(main, ["--help"]).output
    assert time.monotonic() - started < 5
    for command in (
        *(
            "demo",
            "serve",
            "worker",
            "migrate",
            "load-places",
            "load-law",
            "import-children",
            "read-document",
        ),
        *("bench", "createadmin", "check", "backup", "restore", "version", "with-database"),
    ):
        assert f"  {command} " in words
