"""The embedded PostgreSQL: made, started, found again after a crash, and stopped with the program.

Files in the data directory: `postgres/data` (the cluster), `postgres/server.log`, `postgres.json` (port and
passwords, readable by its owner only), `postgres.lock` (who started it), `postgres.users` (who uses it).
"""

import atexit
import contextlib
import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from chungtay.running import postgres_files, postgres_pid, roles
from chungtay.running.errors import CannotRun

DATABASE = "chungtay"
LOGINS = ("postgres", roles.OWNER, roles.WEB)
HOST = "127.0.0.1"
FIRST_PORT = 54330
START_SECONDS = 120.0
STALE_SECONDS = 10.0
STOP_SECONDS = 30.0

# The server's log must hold no personal data: no statement, no parameter, no DETAIL line with a row's values.
SERVER_SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "80",
    "jit": "off",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "logging_collector": "off",
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running database: the two addresses the program uses, and where it lives."""

    owner_url: str = field(repr=False)
    web_url: str = field(repr=False)
    superuser_url: str = field(repr=False)
    port: int
    data_dir: Path
    bin_dir: Path


class Server:
    """One program's hold on the running server; the last holder to let go stops it."""

    def __init__(self, home: "_Home", cluster: Cluster, notes: list[str]) -> None:
        self.cluster = cluster
        self.notes = notes
        self._home = home
        self._pid_of_holder = os.getpid()
        atexit.register(self.stop)

    def is_alive(self) -> bool:
        """Tell whether the server process lives."""
        found = postgres_pid.read(self._home.cluster_dir)
        self._home.collect()
        return found is not None and postgres_pid.is_server_of(found.pid, self._home.cluster_dir)

    def restart(self) -> None:
        """Start the server again on the same port after it died."""
        self._home.launch(self.cluster.port, fixed=True)

    def stop(self) -> None:
        """Let go of the server, and stop it when nobody else uses it; safe to call twice."""
        if os.getpid() != self._pid_of_holder:
            return
        self._home.leave()
        atexit.unregister(self.stop)


def start(
    data_dir: Path,
    *,
    port: int | None = None,
    reuse: bool = False,
    may_move: bool = False,
    settings: dict[str, str] | None = None,
) -> Server:
    """Start the server of this data directory, making it first when it is new.

    `port`: the one to listen on; None takes the one used before, or a free one. `reuse`: when another program
    holds the directory, use its server instead of refusing. `may_move`: when running as root in a place the
    server's account cannot enter, keep the cluster under /var/lib/chungtay instead of refusing.
    A server left over by a program that was killed is taken over. Raises `CannotRun`.
    """
    home = _Home(data_dir.absolute(), may_move=may_move, settings=settings or {})
    home.enter()
    try:
        owned = home.lock()
        if not owned and not reuse:
            raise CannotRun(
                f"Cơ sở dữ liệu ở {home.data_dir} đang do {home.holder()} dùng. Hãy dừng nó trước."
            )
        if owned:
            home.prepare()
            actual = home.adopt(port) or home.launch(port or home.state.port, fixed=port is not None)
            roles.ensure_embedded(
                _url("postgres", home.state, actual, "postgres"), DATABASE, home.state.passwords
            )
        else:
            actual = home.wait_for_holder()
    except BaseException:
        home.leave()
        raise
    return Server(home, home.cluster(actual), home.notes)


def running_cluster(data_dir: Path) -> Cluster | None:
    """Return the addresses of the server that runs for this data directory, or None."""
    home = _Home(data_dir.absolute(), may_move=True, settings={})
    if not home.state_file.exists():
        return None
    home.load_state()
    found = postgres_pid.read(home.cluster_dir)
    if found is None or not found.ready or not postgres_pid.is_server_of(found.pid, home.cluster_dir):
        return None
    return home.cluster(found.port)


@dataclass(slots=True)
class _State:
    port: int | None
    passwords: dict[str, str]
    home: str


class _Home:
    """The data directory's files, locks and server process."""

    def __init__(self, data_dir: Path, *, may_move: bool, settings: dict[str, str]) -> None:
        self.data_dir = data_dir
        self.may_move = may_move
        self.settings = {**SERVER_SETTINGS, **settings}
        self.notes: list[str] = []
        self.state_file = data_dir / "postgres.json"
        self.state = _State(None, {}, str(data_dir / "postgres"))
        self.bin_dir = Path()
        self._child: subprocess.Popen[bytes] | None = None
        self._locks: list[int] = []

    @property
    def cluster_dir(self) -> Path:
        return Path(self.state.home) / "data"

    # -- locks ---------------------------------------------------------------------------------------------

    def _open(self, name: str) -> int:
        return os.open(self.data_dir / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def enter(self) -> None:
        """Make the data directory and count this program among the users of its server."""
        try:
            # Root's server runs under another account, which has to step through this folder.
            self.data_dir.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
            self._users = self._open("postgres.users")
            self._locks.append(self._users)
        except OSError as error:
            raise CannotRun(
                f"Không ghi được vào thư mục dữ liệu {self.data_dir}: {error.strerror}."
            ) from error
        # A leaving program holds this lock alone while it stops the server.
        if not _flock(self._users, fcntl.LOCK_SH, seconds=STOP_SECONDS + 5):
            raise CannotRun(
                f"Cơ sở dữ liệu ở {self.data_dir} đang dừng mà chưa xong. Hãy thử lại sau ít phút."
            )

    def lock(self) -> bool:
        """Become the one who starts the server; False when another program is."""
        descriptor = self._open("postgres.lock")
        if not _flock(descriptor, fcntl.LOCK_EX, seconds=0):
            os.close(descriptor)
            return False
        self._locks.append(descriptor)
        os.ftruncate(descriptor, 0)
        os.pwrite(
            descriptor, f"{os.getpid()}\n{' '.join([Path(sys.argv[0]).name, *sys.argv[1:2]])}\n".encode(), 0
        )
        return True

    def holder(self) -> str:
        lines = (self.data_dir / "postgres.lock").read_text(encoding="utf-8", errors="replace").splitlines()
        return f"tiến trình {lines[0]} ({lines[1]})" if len(lines) > 1 else "một tiến trình khác"

    def leave(self) -> None:
        """Give up the locks; the last user stops the server first."""
        if not self._locks:
            return
        # The lock is exchanged, not given up, so that nobody starts while the server stops.
        if self._users in self._locks and _flock(self._users, fcntl.LOCK_EX, seconds=0):
            self._halt()
        for descriptor in self._locks:
            os.close(descriptor)
        self._locks = []

    # -- files ---------------------------------------------------------------------------------------------

    def load_state(self) -> None:
        try:
            read = json.loads(self.state_file.read_text(encoding="utf-8"))
            self.state = _State(read["port"], read["passwords"], read["home"])
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CannotRun(f"Không đọc được {self.state_file} (cổng và mật khẩu): {error}") from error

    def save_state(self) -> None:
        draft = self.state_file.with_suffix(".new")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(
                {"port": self.state.port, "passwords": self.state.passwords, "home": self.state.home}, out
            )
            out.flush()
            os.fsync(out.fileno())
        draft.replace(self.state_file)

    def prepare(self) -> None:
        """Settle the account, the place, the passwords and the cluster's files."""
        self.load_state()
        self.account = postgres_files.server_account(self.cluster_dir)
        self.bin_dir, note = postgres_files.binaries(self.account)
        if note:
            self.notes.append(note)
        self._settle_place()
        if not self.state.passwords:
            if (self.cluster_dir / "PG_VERSION").exists():
                raise CannotRun(
                    f"Mất tệp mật khẩu {self.state_file} của dữ liệu ở {self.cluster_dir}. Hãy khôi phục nó."
                )
            self.state.passwords = {login: secrets.token_urlsafe(24) for login in LOGINS}
            self.save_state()
        if not (self.cluster_dir / "PG_VERSION").exists():
            self._initdb()
        found = (self.cluster_dir / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != postgres_files.package_version().partition(".")[0]:
            raise CannotRun(
                f"Dữ liệu ở {self.cluster_dir} thuộc PostgreSQL {found}, chương trình là "
                f"{postgres_files.package_version()}. Hãy sao lưu bằng bản cũ rồi khôi phục vào thư mục mới."
            )

    def _settle_place(self) -> None:
        folder = Path(self.state.home)
        _make_private(folder, self.account)
        if postgres_files.can_enter(folder, self.account):
            return
        if self.cluster_dir.exists() or not self.may_move:
            raise CannotRun(
                f"Máy chủ dữ liệu chạy bằng tài khoản {self.account.name}, "
                f"tài khoản này không vào được {folder}. "
                "Hãy đặt CHUNGTAY_DATA ở nơi nó vào được, ví dụ /var/lib/chungtay/data. "
                "Chương trình không tự mở quyền các thư mục phía trên."
            )
        folder.rmdir()
        folder = postgres_files.shared_home_for(self.data_dir) / "postgres"
        postgres_files.SHARED_HOME.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder.parent.mkdir(mode=0o711, exist_ok=True)
        _make_private(folder, self.account)
        self.notes.append(
            f"Tài khoản {self.account.name} không vào được {self.data_dir}; dữ liệu nằm ở {folder}."
        )
        self.state.home = str(folder)
        if self.state.passwords:
            self.save_state()

    def _initdb(self) -> None:
        """Make the cluster beside its final name, so that half a cluster is never taken for one."""
        draft = self.cluster_dir.with_name("data.new")
        self._run("/bin/rm", "-rf", str(draft))
        if self.cluster_dir.exists() and not any(self.cluster_dir.iterdir()):
            self.cluster_dir.rmdir()
        password_file = draft.with_name("password.new")
        password_file.unlink(missing_ok=True)
        with open(os.open(password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(self.state.passwords["postgres"] + "\n")
        self.account.give(password_file)
        try:
            self._run(
                str(self.bin_dir / "initdb"),
                *("-D", str(draft), "-U", "postgres", "-E", "UTF8", "--auth=scram-sha-256", "--no-locale"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--pwfile={password_file}"),
            )
        finally:
            password_file.unlink()
        draft.rename(self.cluster_dir)

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            **self.account.popen(),
            cwd="/",
            env=_server_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise CannotRun(
                f"{Path(command[0]).name} không chạy được: {done.stderr.strip() or done.returncode}"
            )

    # -- the process ---------------------------------------------------------------------------------------

    def adopt(self, port: int | None) -> int | None:
        """Take over a server left running by a program that was killed; return its port."""
        found = postgres_pid.read(self.cluster_dir)
        if found is None or not postgres_pid.is_server_of(found.pid, self.cluster_dir):
            return None
        if port is not None and port != found.port:
            self._halt()
            return None
        self._wait(lambda: _is_ready(self.cluster_dir), START_SECONDS)
        self.notes.append(f"Dùng lại máy chủ dữ liệu còn chạy từ trước (tiến trình {found.pid}).")
        return found.port

    def launch(self, port: int | None, *, fixed: bool) -> int:
        """Start the server process and wait until it takes connections; return the port.

        Right after a crash the dead server's children may still be leaving: tried again for ten seconds.
        """
        deadline = time.monotonic() + STALE_SECONDS
        while True:
            chosen = _port_to_use(port, fixed=fixed)
            if self._launch_once(chosen):
                break
            if time.monotonic() > deadline:
                raise CannotRun(f"Máy chủ dữ liệu không khởi động được: {self._last_log_line()}")
            if time.monotonic() > deadline - STALE_SECONDS + 2:
                postgres_pid.remove_if_stale(self.cluster_dir)
            time.sleep(0.3)
        if chosen != self.state.port:
            self.state.port = chosen
            self.save_state()
        return chosen

    def _launch_once(self, port: int) -> bool:
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        log = self.cluster_dir.with_name("server.log")
        with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as out:
            self._child = subprocess.Popen(
                [str(self.bin_dir / "postgres"), "-D", str(self.cluster_dir), "-p", str(port), *options],
                **self.account.popen(),
                cwd="/",
                env=_server_environment(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                # A Ctrl-C in the terminal must reach the program first, which then stops the server in order.
                start_new_session=True,
            )
        child = self._child
        return self._wait(lambda: _is_ready(self.cluster_dir, child.pid), START_SECONDS, child)

    def _wait(
        self, ready: Callable[[], bool], seconds: float, child: "subprocess.Popen[bytes] | None" = None
    ) -> bool:
        deadline = time.monotonic() + seconds
        while not ready():
            if child is not None and child.poll() is not None:
                return False
            if time.monotonic() > deadline:
                raise CannotRun(
                    f"Máy chủ dữ liệu chưa sẵn sàng sau {seconds:.0f} giây: {self._last_log_line()}"
                )
            time.sleep(0.02)
        return True

    def wait_for_holder(self) -> int:
        """Wait until the other program's server takes connections; return its port."""
        self._wait(lambda: self._holder_port() is not None, START_SECONDS)
        return self._holder_port() or 0

    def _holder_port(self) -> int | None:
        if not self.state_file.exists():
            return None
        self.load_state()
        found = postgres_pid.read(self.cluster_dir)
        if found is None or not found.ready or self.state.port != found.port:
            return None
        url = _url(roles.WEB, self.state, found.port, DATABASE)
        return found.port if roles.can_connect(url) else None

    def collect(self) -> None:
        """Collect the child's exit so that it does not linger as a dead entry."""
        if self._child is not None:
            self._child.poll()

    def _halt(self) -> None:
        """Stop the server: sessions are ended, what was committed is kept."""
        self.collect()
        found = postgres_pid.read(self.cluster_dir)
        if found is None or not postgres_pid.is_server_of(found.pid, self.cluster_dir):
            return
        for how, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5.0)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(found.pid, how)
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                self.collect()
                if postgres_pid.is_gone(found.pid):
                    return
                time.sleep(0.02)

    def _last_log_line(self) -> str:
        try:
            lines = self.cluster_dir.with_name("server.log").read_text(errors="replace").splitlines()
        except OSError:
            return "không có nhật ký"
        return " / ".join(lines[-3:])

    def cluster(self, port: int) -> Cluster:
        if not self.bin_dir.name:
            self.bin_dir = postgres_files.package_folder() / "pginstall" / "bin"
        return Cluster(
            owner_url=_url(roles.OWNER, self.state, port, DATABASE),
            web_url=_url(roles.WEB, self.state, port, DATABASE),
            superuser_url=_url("postgres", self.state, port, "postgres"),
            port=port,
            data_dir=self.data_dir,
            bin_dir=self.bin_dir,
        )


def _is_ready(cluster_dir: Path, pid: int | None = None) -> bool:
    found = postgres_pid.read(cluster_dir)
    return found is not None and found.ready and pid in (None, found.pid)


def _make_private(folder: Path, account: postgres_files.ServerAccount) -> None:
    try:
        folder.mkdir(mode=0o700)
        account.give(folder)
    except FileExistsError:
        pass
    except OSError as error:
        raise CannotRun(f"Không tạo được {folder}: {error.strerror}.") from error


def _flock(descriptor: int, how: int, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.05)


def _url(login: str, state: _State, port: int, database: str) -> str:
    return f"postgresql://{login}:{state.passwords[login]}@{HOST}:{port}/{database}"


def _server_environment() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def is_port_free(port: int) -> bool:
    """Tell whether a server could listen on this port of the loopback address."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def free_port(first: int) -> int:
    """Return the first free port from `first` on, or one the system picks."""
    for port in range(first, min(first + 200, 65536)):
        if is_port_free(port):
            return port
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _port_to_use(port: int | None, *, fixed: bool) -> int:
    if port is None:
        return free_port(FIRST_PORT)
    if is_port_free(port):
        return port
    if fixed:
        raise CannotRun(
            f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác, hoặc bỏ trống để tự tìm."
        )
    return free_port(FIRST_PORT)
