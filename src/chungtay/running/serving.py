"""The web server, the worker, and running several of them as one group that lives and dies together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from chungtay.config import env
from chungtay.running import environment
from chungtay.running.errors import CannotRun
from chungtay.running.postgres import Server, free_port, is_port_free

FIRST_PORT = 8000
STOP_SECONDS = 15.0
RESTARTS = 3
LIFELINE = "CHUNGTAY_LIFELINE"


def choose_port(asked: int | None) -> int:
    """Return the port asked for by option or `CHUNGTAY_PORT`, or a free one from 8000 on."""
    port = asked or env.number("CHUNGTAY_PORT", 0, low=0, high=65535)
    if not port:
        return free_port(FIRST_PORT)
    if not is_port_free(port):
        raise CannotRun(
            f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port hoặc CHUNGTAY_PORT."
        )
    return port


def serve_web(*, host: str, port: int | None, workers: int, threads: int) -> None:
    """Serve the site until stopped; keeps the embedded database running meanwhile when there is no other."""
    environment.prepare(login="web")
    if environment.has_own_database():
        _serve_here(host=host, port=choose_port(port), workers=workers, threads=threads)
        return
    with environment.database() as server:
        chosen = choose_port(port)
        click.echo(f"http://{host}:{chosen}/")
        options = [
            "--host",
            host,
            "--port",
            str(chosen),
            "--workers",
            str(workers),
            "--threads",
            str(threads),
        ]
        keep_running([("trang web", ["serve", *options])], server)


def _serve_here(*, host: str, port: int, workers: int, threads: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from chungtay.running.logs import log_settings

    follow_parent()
    (environment.data_dir() / "static").mkdir(parents=True, exist_ok=True)
    # No access log: an address may hold what a person searched for. The program writes its own lines.
    Granian(
        "chungtay.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        log_dictconfig=log_settings(debug=False),
        respawn_failed_workers=True,
    ).serve()


def run_worker(*, concurrency: int) -> None:
    """Run background jobs until stopped."""
    environment.prepare(login="web")
    if not environment.has_own_database():
        with environment.database() as server:
            keep_running([("việc nền", ["worker", "--concurrency", str(concurrency)])], server)
        return
    import django

    django.setup()
    from procrastinate.contrib.django import app

    follow_parent()
    # A worker has its own connections; they carry the same startup options as the web's.
    with app.replace_connector(app.connector.get_worker_connector()) as running:
        running.run_worker(concurrency=concurrency, delete_jobs="successful", shutdown_graceful_timeout=10)


def run_with_database(command: Sequence[str]) -> int:
    """Run any command with the database's addresses in its environment; return its exit code."""
    environment.prepare()
    with environment.database():
        try:
            return subprocess.run(command, check=False).returncode
        except OSError as error:
            raise CannotRun(f"Không chạy được {command[0]}: {error.strerror}.") from error


# -- several processes as one ------------------------------------------------------------------------------


def command_line(arguments: Sequence[str]) -> list[str]:
    """Return the command that runs `chungtay` with these arguments in this Python."""
    return [sys.executable, "-m", "chungtay.running.cli", *arguments]


class Group:
    """Child processes that are started together; they also stop by themselves when this process is killed.

    `log` takes what they print; None leaves it to this process's own output.
    """

    def __init__(self, log: Path | None = None) -> None:
        self.log = log
        self._reader, self._writer = os.pipe()
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, arguments: Sequence[str]) -> None:
        """Start one command of this program."""
        out = None
        if self.log is not None:
            out = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._children[name] = subprocess.Popen(
            command_line(arguments),
            env={**os.environ, LIFELINE: str(self._reader)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            pass_fds=(self._reader,),
            # A Ctrl-C reaches this process only, which then stops the children in order.
            start_new_session=True,
        )
        if out is not None:
            os.close(out)

    def ended(self) -> tuple[str, int] | None:
        """Return the name and exit code of a child that has ended, or None."""
        for name, child in self._children.items():
            if (code := child.poll()) is not None:
                return name, code
        return None

    def stop(self) -> None:
        """Ask every child to stop, and end those that do not; a second Ctrl-C does not leave half of it running."""
        with _undisturbed():
            self._stop()

    def _stop(self) -> None:
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        os.close(self._writer)
        os.close(self._reader)


def follow_parent() -> None:
    """Stop this process when the one that started it is gone, even when that one was killed outright.

    The parent holds the other end of a pipe and never writes; the end of file tells that it has died.
    """
    descriptor = os.environ.pop(LIFELINE, "")
    if not descriptor:
        return
    os.set_inheritable(int(descriptor), False)

    def wait() -> None:
        os.read(int(descriptor), 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent", daemon=True).start()


def keep_running(
    commands: Sequence[tuple[str, list[str]]], server: Server | None, group: Group | None = None
) -> None:
    """Run the commands until one ends or the person stops them; bring the database back when it dies.

    Raises `CannotRun` naming what ended.
    """
    group = group or Group()
    restarts = 0
    try:
        for name, arguments in commands:
            group.start(name, arguments)
        while True:
            time.sleep(0.5)
            if (found := group.ended()) is not None:
                raise CannotRun(f"Phần {found[0]} đã dừng (mã {found[1]}); dừng tất cả.")
            if server is not None and not server.is_alive():
                restarts += 1
                if restarts > RESTARTS:
                    raise CannotRun("Máy chủ dữ liệu dừng nhiều lần; dừng tất cả.")
                click.echo("Máy chủ dữ liệu dừng đột ngột; đang khởi động lại.", err=True)
                server.restart()
    except KeyboardInterrupt:
        click.echo("Đang dừng…")
    finally:
        group.stop()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off the signals that end a program; only the main thread may."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
