"""Backup and restore: one .tar with the database's dump and the attached files, for its owner only."""

import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

import click

from chungtay.running import environment, postgres_files, roles
from chungtay.running.errors import CannotRun

DUMP = "database.dump"
ABOUT = "backup.json"
FILES = "files"


def backup(target: Path) -> None:
    """Write the backup; an existing file is never overwritten, and a failed backup leaves no file behind."""
    if target.exists():
        raise CannotRun(f"Tệp {target} đã có; hãy chọn tên khác.")
    with environment.django(login="owner"), tempfile.TemporaryDirectory(prefix="chungtay-") as folder:
        from django.conf import settings

        dump = Path(folder) / DUMP
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={dump}")
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as out, tarfile.open(fileobj=out, mode="w") as archive:
                _add_about(archive)
                archive.add(dump, DUMP)
                if Path(settings.FILES_DIR).is_dir():
                    archive.add(settings.FILES_DIR, FILES)
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    click.echo(f"Đã sao lưu vào {target} ({target.stat().st_size // 1024:,} KB).".replace(",", "."))


def restore(source: Path) -> None:
    """Replace the database and the attached files by those of a backup.

    The database comes back in one transaction: a restore that fails leaves everything as it was.
    """
    with tempfile.TemporaryDirectory(prefix="chungtay-") as name, environment.django(login="owner"):
        folder = Path(name)
        unpack(source, folder)
        _run(
            "pg_restore",
            *("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"),
            *("--exit-on-error", f"--dbname={_environment()['PGDATABASE']}", str(folder / DUMP)),
        )
        _bring_up_to_date()
        _replace_files(folder / FILES)
    click.echo("Đã khôi phục.")


def _bring_up_to_date() -> None:
    """Apply what the program added since, and the application's rights, which a dump leaves out."""
    from django.core.management import call_command
    from django.db import connection

    from chungtay.running.grants import grant_to_web_role

    connection.close()
    call_command("migrate", interactive=False, verbosity=0)
    grant_to_web_role(connection)


def _replace_files(restored: Path) -> None:
    """Put the restored files in place of the present ones, which stay beside them until it is done."""
    from django.conf import settings

    present = Path(settings.FILES_DIR)
    before = present.with_name(f"{present.name}.before-restore")
    shutil.rmtree(before, ignore_errors=True)
    if present.exists():
        present.rename(before)
    if restored.is_dir():
        shutil.copytree(restored, present)
    shutil.rmtree(before, ignore_errors=True)


def _add_about(archive: tarfile.TarFile) -> None:
    from chungtay.core import clock

    content = json.dumps({"chungtay": version("chungtay"), "made_at": clock.now().isoformat()}).encode()
    entry = tarfile.TarInfo(ABOUT)
    entry.size = len(content)
    entry.mode = 0o600
    archive.addfile(entry, io.BytesIO(content))


def unpack(source: Path, folder: Path) -> None:
    """Unpack a backup into an empty folder; raises `CannotRun` when it is none, or reaches outside the folder."""
    try:
        with tarfile.open(source, mode="r:") as archive:
            names = archive.getnames()
            if ABOUT not in names or DUMP not in names:
                raise CannotRun(f"{source} không phải là bản sao lưu của Chung Tay.")
            # Refuses absolute paths, links and anything that would land outside the folder.
            archive.extractall(folder, filter="data")
    except tarfile.TarError as error:
        raise CannotRun(f"{source} hỏng hoặc không phải là bản sao lưu của Chung Tay.") from error


def _environment() -> dict[str, str]:
    """Return the connection for PostgreSQL's own programs; others can read a command line, not this."""
    from psycopg.conninfo import conninfo_to_dict

    names = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
        "sslmode": "PGSSLMODE",
    }
    parts = conninfo_to_dict(environment.owner_url())
    found = {names[key]: str(value) for key, value in parts.items() if key in names and value is not None}
    return {**os.environ, **found}


def _program(name: str) -> str:
    """Return pg_dump or pg_restore of the server's own version when installed, else the embedded one."""
    major = roles.check_server(environment.owner_url())
    for candidate in (f"/usr/lib/postgresql/{major}/bin/{name}", shutil.which(name)):
        if candidate and Path(candidate).exists() and _major_of(candidate) == major:
            return candidate
    return str(postgres_files.package_folder() / "pginstall" / "bin" / name)


def _major_of(program: str) -> int:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    return int(words[2].partition(".")[0]) if len(words) > 2 and words[2][0].isdigit() else 0


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [_program(name), "--no-password", *arguments],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise CannotRun(f"{name} không xong: {done.stderr.strip()[-2000:]}")
