"""The launcher on the real binaries: made, found again, shared, crashed, recovered, and closed to others."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from chungtay.running import postgres, postgres_pid
from chungtay.running.errors import CannotRun
from chungtay.running.postgres import Server

pytestmark = [pytest.mark.launcher, pytest.mark.xdist_group("launcher")]

Launch = Callable[..., Server]
Ask = Callable[..., list[tuple[object, ...]]]


def _server_pid(data_dir: Path) -> int:
    found = postgres_pid.read(data_dir / "postgres" / "data")
    assert found is not None
    return found.pid


def test_it_starts_with_three_roles_and_the_web_login_becomes_the_application(
    launch: Launch, ask: Ask
) -> None:
    cluster = launch().cluster
    assert ask(
        cluster.web_url, "SELECT current_user::text, session_user::text", options="-c role=chungtay_app"
    ) == [("chungtay_app", "chungtay_web")]
    rows = ask(
        cluster.owner_url,
        "SELECT rolname::text, rolcanlogin, rolcreatedb, rolsuper, rolbypassrls FROM pg_roles"
        " WHERE rolname LIKE 'chungtay%' ORDER BY 1",
    )
    assert rows == [
        ("chungtay_app", False, False, False, False),
        ("chungtay_owner", True, True, False, False),
        ("chungtay_web", True, False, False, False),
    ]
    assert ask(cluster.owner_url, "SHOW server_encoding") == [("UTF8",)]


def test_the_web_login_may_not_make_tables(launch: Launch, ask: Ask) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(launch().cluster.web_url, "CREATE TABLE t (a int)")


def test_it_stops_and_starts_again_with_the_same_data_port_and_passwords(launch: Launch, ask: Ask) -> None:
    first = launch()
    ask(first.cluster.owner_url, "CREATE TABLE kept (a int)")
    first.stop()
    second = launch()
    assert second.cluster == first.cluster
    assert ask(second.cluster.owner_url, "SELECT count(*) FROM kept") == [(0,)]


def test_a_killed_server_comes_back_with_whole_transactions_only(
    launch: Launch, ask: Ask, data_dir: Path
) -> None:
    server = launch()
    ask(server.cluster.owner_url, "CREATE TABLE batches (batch int, item int)")
    committed: list[int] = []

    def write() -> None:
        try:
            with psycopg.connect(server.cluster.owner_url) as connection:
                for batch in range(100_000):
                    for item in range(10):
                        connection.execute("INSERT INTO batches VALUES (%s, %s)", (batch, item))
                    connection.commit()
                    committed.append(batch)
        except psycopg.OperationalError:
            return

    writer = threading.Thread(target=write)
    writer.start()
    deadline = time.monotonic() + 20
    while len(committed) < 20 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(_server_pid(data_dir), signal.SIGKILL)
    writer.join(20)
    assert not server.is_alive()
    server.restart()
    assert server.is_alive()
    counts = ask(server.cluster.owner_url, "SELECT batch, count(*) FROM batches GROUP BY batch")
    assert {count for _, count in counts} == {10}
    assert {batch for batch, _ in counts} >= set(committed)


def test_a_new_program_recovers_after_the_server_and_its_program_were_killed(
    launch: Launch, ask: Ask, data_dir: Path
) -> None:
    program = _other_program(data_dir, "kill")
    program.wait(30)
    assert program.returncode == -signal.SIGKILL
    found = postgres_pid.read(data_dir / "postgres" / "data")
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)
    assert ask(launch().cluster.owner_url, "SELECT a FROM made_by_other") == [(1,)]


def test_a_server_left_over_by_a_killed_program_is_taken_over_and_stopped(
    launch: Launch, ask: Ask, data_dir: Path
) -> None:
    program = _other_program(data_dir, "kill")
    program.wait(30)
    left_over = _server_pid(data_dir)
    server = launch()
    assert _server_pid(data_dir) == left_over
    assert server.notes
    assert ask(server.cluster.owner_url, "SELECT a FROM made_by_other") == [(1,)]
    server.stop()
    assert postgres_pid.is_gone(left_over)


def test_the_server_stops_when_its_program_ends_or_is_terminated(data_dir: Path, launch: Launch) -> None:
    for how in ("end", "wait"):
        program = _other_program(data_dir, how)
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        if how == "wait":
            assert not postgres_pid.is_gone(pid)
            program.send_signal(signal.SIGTERM)
        program.wait(30)
        assert postgres_pid.is_gone(pid)


def test_a_stale_pid_file_is_overcome(launch: Launch, data_dir: Path) -> None:
    launch().stop()
    pid_file = data_dir / "postgres" / "data" / "postmaster.pid"
    gone = subprocess.Popen(["/bin/true"])
    gone.wait()
    for pid in (gone.pid, os.getpid()):
        pid_file.write_text(f"{pid}\n{pid_file.parent}\n1\n54330\n\n127.0.0.1\n0 0\nready\n")
        server = launch()
        assert server.is_alive()
        server.stop()


def test_a_dead_process_nobody_collected_does_not_hold_the_folder(launch: Launch, data_dir: Path) -> None:
    launch().stop()
    pid_file = data_dir / "postgres" / "data" / "postmaster.pid"
    zombie = subprocess.Popen(["/bin/true"])
    time.sleep(0.2)
    pid_file.write_text(f"{zombie.pid}\n{pid_file.parent}\n1\n54330\n\n127.0.0.1\n0 0\nready\n")
    assert launch().is_alive()
    zombie.wait()


def test_the_pid_file_of_a_living_server_is_never_removed(launch: Launch, data_dir: Path) -> None:
    server = launch()
    assert not postgres_pid.remove_if_stale(data_dir / "postgres" / "data")
    assert server.is_alive()


def test_a_second_start_says_who_holds_the_directory(launch: Launch, data_dir: Path) -> None:
    launch()
    with pytest.raises(CannotRun, match=f"tiến trình {os.getpid()}"):
        postgres.start(data_dir)


def test_a_second_start_shares_the_server_on_request_and_the_last_one_stops_it(
    launch: Launch, ask: Ask, data_dir: Path
) -> None:
    first = launch()
    second = launch(reuse=True)
    pid = _server_pid(data_dir)
    assert second.cluster.port == first.cluster.port
    first.stop()
    assert ask(second.cluster.web_url, "SELECT 1") == [(1,)]
    second.stop()
    assert postgres_pid.is_gone(pid)


def test_a_wrong_password_and_an_unknown_login_are_refused(launch: Launch, ask: Ask) -> None:
    port = launch().cluster.port
    for login in ("chungtay_web", "chungtay_owner", "postgres", "nobody"):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            ask(f"postgresql://{login}:wrong@127.0.0.1:{port}/chungtay", "SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        ask(f"postgresql://postgres@127.0.0.1:{port}/postgres", "SELECT 1")


def test_it_listens_on_the_loopback_address_only(launch: Launch, ask: Ask) -> None:
    cluster = launch().cluster
    assert ask(cluster.owner_url, "SHOW listen_addresses") == [("127.0.0.1",)]
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", cluster.port))
    assert not Path(f"/tmp/.s.PGSQL.{cluster.port}").exists()


def test_nothing_in_the_data_directory_can_be_read_by_others(launch: Launch, data_dir: Path) -> None:
    launch()
    for path in (data_dir / "postgres.json", data_dir / "postgres", data_dir / "postgres" / "server.log"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    assert not stat.S_IMODE(data_dir.stat().st_mode) & 0o066


def test_passwords_differ_between_logins_and_stay_out_of_the_printed_form(
    launch: Launch, data_dir: Path
) -> None:
    server = launch()
    passwords = json.loads((data_dir / "postgres.json").read_text())["passwords"]
    assert len(set(passwords.values())) == 3
    for password in passwords.values():
        assert len(password) >= 32
        assert password not in repr(server.cluster)
        assert password not in (data_dir / "postgres" / "server.log").read_text()


def test_the_log_holds_no_statement_and_no_row(launch: Launch, ask: Ask, data_dir: Path) -> None:
    cluster = launch().cluster
    ask(cluster.owner_url, "CREATE TABLE people (name text PRIMARY KEY)")
    ask(cluster.owner_url, "INSERT INTO people VALUES ('Nguyễn Thị Bí Mật')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        ask(cluster.owner_url, "INSERT INTO people VALUES ('Nguyễn Thị Bí Mật')")
    assert "Bí Mật" not in (data_dir / "postgres" / "server.log").read_text()


def test_a_port_asked_for_is_used_and_refused_when_taken(launch: Launch, data_dir: Path) -> None:
    port = postgres.free_port(55100)
    assert launch(port=port).cluster.port == port
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotRun, match="Cổng"):
            postgres.start(data_dir.with_name("other"), port=taken.getsockname()[1])


def test_another_port_is_found_when_the_one_used_before_is_taken(launch: Launch) -> None:
    first = launch()
    first.stop()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", first.cluster.port))
        taken.listen()
        assert launch().cluster.port != first.cluster.port


def test_data_without_its_passwords_is_refused_and_left_alone(launch: Launch, data_dir: Path) -> None:
    launch().stop()
    (data_dir / "postgres.json").unlink()
    with pytest.raises(CannotRun, match="mật khẩu"):
        postgres.start(data_dir)
    assert (data_dir / "postgres" / "data" / "PG_VERSION").exists()


def test_data_of_another_major_version_is_refused(launch: Launch, data_dir: Path) -> None:
    launch().stop()
    (data_dir / "postgres" / "data" / "PG_VERSION").write_text("17\n")
    with pytest.raises(CannotRun, match="PostgreSQL 17"):
        postgres.start(data_dir)


def test_a_running_cluster_is_found_and_a_stopped_one_is_not(launch: Launch, data_dir: Path) -> None:
    assert postgres.running_cluster(data_dir) is None
    server = launch()
    assert postgres.running_cluster(data_dir) == server.cluster
    server.stop()
    assert postgres.running_cluster(data_dir) is None


def _other_program(data_dir: Path, how: str) -> "subprocess.Popen[str]":
    """Start another program that starts the server, writes a row, prints its pid, and ends as told."""
    script = f"""
import os, signal, sys, time
from pathlib import Path
import psycopg
from chungtay.running import postgres, postgres_pid
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
server = postgres.start(Path({str(data_dir)!r}))
with psycopg.connect(server.cluster.owner_url) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS made_by_other (a int)")
    connection.execute("INSERT INTO made_by_other VALUES (1)")
print(postgres_pid.read(Path({str(data_dir)!r}) / "postgres" / "data").pid, flush=True)
if {how!r} == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
if {how!r} == "wait":
    time.sleep(60)
"""
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
