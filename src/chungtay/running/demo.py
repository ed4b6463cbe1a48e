"""The demonstration: one command from an empty folder to a running site with invented children."""

import os
import subprocess
import time
import urllib.error
import urllib.request

import click

from chungtay.running import environment, serving
from chungtay.running.errors import CannotRun

READY_SECONDS = 240.0


def run(*, host: str, port: int | None, database_port: int | None) -> None:
    """Prepare everything, serve until stopped, and say where to look; a second start is quick."""
    started = time.monotonic()
    os.environ["CHUNGTAY_SAMPLE"] = "1"
    environment.prepare()
    with environment.database(reuse=False, port=database_port) as server:
        _step("Cấu trúc dữ liệu, đơn vị hành chính, quy định", ["prepare"])
        accounts = _step("Dữ liệu mẫu", ["load-sample"])
        chosen = serving.choose_port(port)
        address = f"http://{host}:{chosen}/"
        os.environ.setdefault("CHUNGTAY_ADDRESS", address.rstrip("/"))
        log = environment.data_dir() / "demo.log"
        log.unlink(missing_ok=True)
        group = serving.Group(log)
        group.start(
            "trang web", ["serve", "--host", host, "--port", str(chosen), "--workers", "2", "--threads", "4"]
        )
        group.start("việc nền", ["worker"])
        try:
            _wait_until_ready(f"{address}readyz", group)
        except BaseException:
            group.stop()
            raise
        click.echo(f"\n{accounts.rstrip()}\n\nSẵn sàng sau {time.monotonic() - started:.0f} giây.")
        click.echo(f"Mở {address} trong trình duyệt. Nhấn Ctrl-C để dừng. Nhật ký: {log}")
        serving.keep_running([], server, group)


def _step(name: str, arguments: list[str]) -> str:
    """Run one command of this program to its end and return what it printed; its memory is given back."""
    started = time.monotonic()
    click.echo(f"{name} … ", nl=False)
    done = subprocess.run(serving.command_line(arguments), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        click.echo("")
        raise CannotRun(f"Bước “{name}” không xong (mã {done.returncode}).")
    click.echo(f"{time.monotonic() - started:.1f} giây")
    return done.stdout


def _wait_until_ready(url: str, group: serving.Group) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if (found := group.ended()) is not None:
            raise CannotRun(f"Phần {found[0]} không khởi động được (mã {found[1]}):\n{_last_lines(group)}")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise CannotRun(f"Trang web chưa sẵn sàng sau {READY_SECONDS:.0f} giây:\n{_last_lines(group)}")


def _last_lines(group: serving.Group) -> str:
    """Return the end of what the parts wrote, for the person to read or pass on."""
    if group.log is None or not group.log.exists():
        return ""
    return "\n".join(group.log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
