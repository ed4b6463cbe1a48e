"""The demonstration from an empty folder: how long until it is ready, and how much memory all of it takes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from chungtay.running.bench.harness import Result, found

READY_IN = 60.0
MEMORY_MB = 1024.0
RUNS = 3


def demo(scale: str) -> Iterator[Result]:
    """Start the demonstration three times from nothing; the medians against the promised minute and gigabyte."""
    times, sizes = [], []
    for _ in range(RUNS):
        taken, size = _once()
        times.append(taken)
        sizes.append(size)
    middle = RUNS // 2
    seconds, memory = sorted(times)[middle], sorted(sizes)[middle]
    yield found(
        bench="demo_ready",
        scale="sample",
        ours=seconds,
        rival=READY_IN,
        bar=1,
        runs=RUNS,
        against="the minute promised",
        peak_mb=round(memory),
    )
    yield found(
        bench="demo_memory",
        scale="sample",
        ours=memory,
        rival=MEMORY_MB,
        bar=1,
        runs=RUNS,
        against="the gigabyte promised",
        unit="MB",
        peak_mb=round(memory),
    )


def _once() -> tuple[float, float]:
    folder = Path(tempfile.mkdtemp(prefix="chungtay-bench-"))
    folder.chmod(0o755)
    port = _free_port()
    keep = {"PATH", "HOME", "LANG"}
    environment = {name: value for name, value in os.environ.items() if name in keep}
    environment["CHUNGTAY_DATA"] = str(folder / "var")
    command = [str(Path(sys.executable).parent / "chungtay"), "demo", "--port", str(port)]
    started = time.perf_counter()
    program = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        peak = 0.0
        while not _ready(port):
            if program.poll() is not None:
                raise RuntimeError(f"the demonstration ended with {program.returncode}")
            peak = max(peak, _memory_mb(folder, program.pid))
            time.sleep(0.2)
        taken = time.perf_counter() - started
        return taken, max(peak, _memory_mb(folder, program.pid))
    finally:
        os.killpg(program.pid, signal.SIGINT)
        program.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _memory_mb(folder: Path, leader: int) -> float:
    """Return the proportional memory of the program and its database, shared pages counted once."""
    total = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            ours = os.getsid(int(entry.name)) == leader or str(folder) in (entry / "cmdline").read_text()
            if ours or _child_of_database(entry, folder):
                rollup = (entry / "smaps_rollup").read_text()
                total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        except (OSError, ProcessLookupError):
            continue
    return total / 1024


def _child_of_database(entry: Path, folder: Path) -> bool:
    try:
        return str(folder) in os.readlink(entry / "cwd")
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
