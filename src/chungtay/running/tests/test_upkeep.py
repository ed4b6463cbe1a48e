"""An administrator's commands on a real installation: structure, first account, check, backup, restore."""

import contextlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from xlsxwriter import Workbook

from chungtay.running import backups, postgres
from chungtay.running.errors import CannotRun
from chungtay.running.postgres import Server
from chungtay.running.testing import FAST

pytestmark = [pytest.mark.launcher, pytest.mark.xdist_group("upkeep")]

PASSWORD = "mot-mat-khau-that-dai-2026"


@dataclass(frozen=True)
class Installation:
    """A prepared data directory with its running database."""

    data: Path
    server: Server
    settings: dict[str, str]

    def run(self, *arguments: str, expect: int = 0, **extra: str) -> str:
        """Run one command of the program; return all it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "chungtay.running.cli", *arguments],
            env={**self.settings, **extra},
            cwd=self.data,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr

    def ask(self, statement: LiteralString) -> list[tuple[object, ...]]:
        """Run one statement as the owner."""
        with psycopg.connect(self.server.cluster.owner_url, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def usernames(self) -> set[object]:
        """Return who has an account."""
        return {row[0] for row in self.ask("SELECT username FROM people_account")}


@pytest.fixture(scope="module")
def house() -> Iterator[Installation]:
    """Give one prepared installation, of its own and thrown away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="chungtay-upkeep-"))
    folder.chmod(0o711)
    server = postgres.start(folder / "data", settings=FAST)
    settings = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DATABASE_", "CHUNGTAY_"))
        },
        "CHUNGTAY_DATA": str(folder / "data"),
        "DATABASE_URL": server.cluster.web_url,
        "DATABASE_OWNER_URL": server.cluster.owner_url,
    }
    found = Installation(folder / "data", server, settings)
    try:
        found.run("prepare")
        yield found
    finally:
        server.stop()
        shutil.rmtree(folder)


def _create(
    house: Installation, name: str, *, expect: int = 0, password: str = PASSWORD, place: str = "12"
) -> str:
    return house.run(
        *("createadmin", "--username", name, "--full-name", "Nguyễn Thị Thử"),
        *("--agency", f"Cơ quan ở {place}", "--place", place),
        expect=expect,
        CHUNGTAY_ADMIN_PASSWORD=password,
    )


def test_preparing_again_changes_nothing(house: Installation) -> None:
    assert "0 added, 0 changed" in house.run("prepare")


def test_the_first_administrator_is_made_once_with_a_strong_password(house: Installation) -> None:
    assert "Mật khẩu" in _create(house, "yeu", expect=2, password="12345678")
    assert "quantri" in _create(house, "quantri")
    assert "đã có" in _create(house, "QuanTri", expect=2)
    assert house.usernames() == {"quantri"}
    assert house.ask("SELECT account_name, verb FROM journal_entry") == [
        ("Máy chủ Chung Tay", "people.create_account")
    ]


def test_the_check_finds_what_is_wrong_and_nothing_in_a_prepared_installation(house: Installation) -> None:
    assert "Không có lỗi" in house.run("check")
    house.ask("GRANT UPDATE ON journal_entry TO chungtay_app")
    house.ask("ALTER TABLE children_child DISABLE ROW LEVEL SECURITY")
    words = house.run("check", expect=1)
    assert "journal_entry" in words
    assert "children_child" in words
    house.ask("ALTER TABLE children_child ENABLE ROW LEVEL SECURITY")
    house.run("prepare")
    assert "Không có lỗi" in house.run("check")


def test_a_backup_brings_everything_back(house: Installation, tmp_path: Path) -> None:
    attached = house.data / "files" / "ab" / "attached"
    attached.parent.mkdir(parents=True, exist_ok=True)
    attached.write_bytes(b"as it was")
    before = house.usernames()
    target = tmp_path / "backup.tar"
    house.run("backup", str(target))
    assert target.stat().st_mode & 0o077 == 0
    with tarfile.open(target) as archive:
        assert {"backup.json", "database.dump", "files/ab/attached"} <= set(archive.getnames())

    _create(house, "sausaoluu")
    attached.write_bytes(b"changed since")
    house.run("restore", "--yes", str(target))
    assert attached.read_bytes() == b"as it was"
    assert house.usernames() == before
    assert house.ask("SELECT has_table_privilege('chungtay_app', 'journal_entry', 'UPDATE')") == [(False,)]
    assert house.ask("SELECT has_table_privilege('chungtay_app', 'journal_entry', 'INSERT')") == [(True,)]


def test_a_dump_that_fails_half_way_leaves_the_database_as_it_was(
    house: Installation, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole.tar", tmp_path / "broken.tar"
    house.run("backup", str(whole))
    before = house.ask("SELECT count(*) FROM places_unit")
    with tarfile.open(whole) as archive:
        archive.extractall(tmp_path / "parts", filter="data")
    dump = tmp_path / "parts" / "database.dump"
    dump.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])
    with tarfile.open(broken, "w") as archive:
        for name in ("backup.json", "database.dump"):
            archive.add(tmp_path / "parts" / name, name)
    house.run("restore", "--yes", str(broken), expect=2)
    assert house.ask("SELECT count(*) FROM places_unit") == before


def test_a_backup_never_overwrites_a_file(house: Installation, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    target.write_text("mine")
    assert "đã có" in house.run("backup", str(target), expect=2)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"not a tar at all", b"\0" * 10240])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "other.tar"
    source.write_bytes(content)
    with pytest.raises(CannotRun, match="sao lưu"):
        backups.unpack(source, tmp_path)


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside"])
def test_a_backup_that_would_leave_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    source, folder = tmp_path / "evil.tar", tmp_path / "inside"
    with tarfile.open(source, "w") as archive:
        for member in ("backup.json", "database.dump", name):
            archive.addfile(tarfile.TarInfo(member))
    folder.mkdir()
    with contextlib.suppress(CannotRun):
        backups.unpack(source, folder)
    assert not (tmp_path / "outside").exists()
    assert not Path("/tmp/outside").exists()


def test_a_spreadsheet_is_tried_then_imported_and_its_failed_rows_come_back(
    house: Installation, tmp_path: Path
) -> None:
    _create(house, "canboxa", place="03390")
    sheet, failed = tmp_path / "tre-em.xlsx", tmp_path / "dong-loi.xlsx"
    with Workbook(str(sheet)) as book:
        rows = book.add_worksheet("Trẻ em")
        rows.write_row(0, 0, ["Họ và tên", "Ngày sinh", "Giới tính", "Thôn, bản, tổ dân phố"])
        rows.write_row(1, 0, ["Lò Thị Thử", "01/03/2019", "Nữ", "Bản Thử"])
        rows.write_row(2, 0, ["Lò Văn Thử", "không nhớ", "Nam", "Bản Thử"])
    words = house.run("import-children", str(sheet), "--account", "canboxa", "--dry-run", expect=1)
    assert "dòng 3" in words
    assert house.ask("SELECT count(*) FROM children_child") == [(0,)]
    house.run("import-children", str(sheet), "--account", "canboxa", "--failed", str(failed), expect=1)
    assert house.ask("SELECT full_name FROM children_child") == [("Lò Thị Thử",)]
    assert failed.read_bytes().startswith(b"PK")
    assert failed.stat().st_mode & 0o077 == 0


def test_an_import_by_nobody_or_of_no_spreadsheet_is_refused_in_words(
    house: Installation, tmp_path: Path
) -> None:
    other = tmp_path / "tre-em.xlsx"
    other.write_bytes(b"not a spreadsheet")
    assert "khong-co-ai" in house.run("import-children", str(other), "--account", "khong-co-ai", expect=2)
    _create(house, "canboxa2", place="03390")
    words = house.run("import-children", str(other), "--account", "canboxa2", expect=2)
    assert "Traceback" not in words


def test_a_database_without_its_structure_is_pointed_out(house: Installation, data_dir: Path) -> None:
    server = postgres.start(data_dir, settings=FAST)
    try:
        words = house.run(
            "check",
            expect=1,
            DATABASE_URL=server.cluster.web_url,
            DATABASE_OWNER_URL=server.cluster.owner_url,
        )
    finally:
        server.stop()
    assert "chungtay migrate" in words
