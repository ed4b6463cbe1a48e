"""Several processes as one: they start together, stop together, and none outlives a killed parent."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chungtay.running import postgres, postgres_pid, serving
from chungtay.running.errors import CannotRun

pytestmark = pytest.mark.launcher

SLEEPER = "import time; from chungtay.running.serving import follow_parent; follow_parent(); time.sleep(60)"


@pytest.fixture
def sleeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every child of a group run a line of Python instead of the program."""
    monkeypatch.setattr(serving, "command_line", lambda arguments: [sys.executable, "-c", *arguments])


def test_a_port_asked_for_that_is_taken_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=str(port)):
            serving.choose_port(port)
        monkeypatch.setenv("CHUNGTAY_PORT", str(port))
        with pytest.raises(CannotRun, match=str(port)):
            serving.choose_port(None)


def test_a_wrong_port_setting_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUNGTAY_PORT", "tám nghìn")
    with pytest.raises(SystemExit, match="CHUNGTAY_PORT"):
        serving.choose_port(None)


def test_when_one_ends_all_stop_and_the_words_say_which(sleeping: None) -> None:
    group = serving.Group()
    group.start("ngủ", [SLEEPER])
    child = group._children["ngủ"]
    with pytest.raises(CannotRun, match=r"hỏng.*mã 3"):
        serving.keep_running([("hỏng", ["raise SystemExit(3)"])], None, group)
    assert child.poll() is not None


def test_children_stop_when_their_parent_is_killed(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    script = f"""
import os, signal, sys, time
from chungtay.running import serving
serving.command_line = lambda arguments: [sys.executable, "-c", *arguments]
group = serving.Group()
group.start("con", [{SLEEPER!r}])
open({str(pid_file)!r}, "w").write(str(group._children["con"].pid))
time.sleep(1)
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    child = int(pid_file.read_text())
    deadline = time.monotonic() + 10
    while not postgres_pid.is_gone(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert postgres_pid.is_gone(child)


def test_a_command_runs_with_the_databases_addresses(data_dir: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "chungtay.running.cli", "with-database", "--"),
            *(
                sys.executable,
                "-c",
                "import os; print(os.environ['DATABASE_URL'], os.environ['DATABASE_OWNER_URL'])",
            ),
        ],
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")},
            "CHUNGTAY_DATA": str(data_dir),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    web, owner = done.stdout.split()
    assert web.startswith("postgresql://chungtay_web:")
    assert owner.startswith("postgresql://chungtay_owner:")
    assert postgres_pid.read(data_dir / "postgres" / "data") is None


def test_a_database_that_dies_is_brought_back_while_the_parts_run_on(
    sleeping: None, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = postgres.start(data_dir)
    try:
        first = postgres_pid.read(data_dir / "postgres" / "data")
        assert first is not None
        group = serving.Group()
        group.start("ngủ", ["import time; time.sleep(6)"])
        os.kill(first.pid, signal.SIGKILL)
        with pytest.raises(CannotRun, match="ngủ"):
            serving.keep_running([], server, group)
        assert server.is_alive()
        second = postgres_pid.read(data_dir / "postgres" / "data")
        assert second is not None
        assert (second.port, second.pid != first.pid) == (first.port, True)
        assert "khởi động lại" in capsys.readouterr().err
    finally:
        server.stop()
