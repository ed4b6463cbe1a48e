"""The server's pid file: who is in it, whether that process still lives, and when it may be removed."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PidFile:
    """The lines of postmaster.pid that matter here."""

    pid: int
    port: int
    ready: bool


def read(cluster_dir: Path) -> PidFile | None:
    """Return what postmaster.pid says, or None when there is none or it is not complete yet."""
    try:
        lines = (cluster_dir / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        return PidFile(int(lines[0]), int(lines[3]), len(lines) > 7 and lines[7].strip() == "ready")
    except (OSError, ValueError, IndexError):
        return None


def _ps(pid: int, column: str) -> str:
    done = subprocess.run(
        ["ps", "-o", f"{column}=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def is_gone(pid: int) -> bool:
    """Tell whether the process has ended: no such process, or a dead one nobody has collected yet."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    if sys.platform == "linux":
        try:
            # The command name is in parentheses and may itself hold any character.
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in {"Z", "X"}
        except (OSError, IndexError):
            return True
    return _ps(pid, "stat").startswith("Z")


def is_server_of(pid: int, cluster_dir: Path) -> bool:
    """Tell whether a living process is the server of this folder, and not another one that got its number."""
    if is_gone(pid):
        return False
    if sys.platform == "linux":
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return b"-D" in command and os.fsencode(cluster_dir) in command
    return str(cluster_dir) in _ps(pid, "command")


def has_orphans(cluster_dir: Path) -> bool:
    """Tell whether processes of a dead server still work in this folder (known on Linux only)."""
    if sys.platform != "linux":
        return False
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if os.readlink(entry / "cwd") == str(cluster_dir) and not is_gone(int(entry.name)):
                return True
        except OSError:
            continue
    return False


def remove_if_stale(cluster_dir: Path) -> bool:
    """Remove postmaster.pid when its process is dead or is not this folder's server, and nothing works there.

    PostgreSQL removes a stale file by itself when the number is free. It cannot when the number belongs to
    a dead process nobody collected, or was given to another program since.
    """
    found = read(cluster_dir)
    if found is None or is_server_of(found.pid, cluster_dir) or has_orphans(cluster_dir):
        return False
    (cluster_dir / "postmaster.pid").unlink(missing_ok=True)
    return True
