"""The three database roles: the owner that migrates, the application's role, and the web's login.

`chungtay_app` cannot log in: it is what the web and the worker *are* once connected, and what row-level
security speaks about. `chungtay_web` may become it and owns nothing.
"""

from typing import LiteralString

import psycopg
from psycopg import sql

from chungtay.running.errors import CannotRun

OWNER = "chungtay_owner"
APP = "chungtay_app"
WEB = "chungtay_web"


def can_connect(url: str) -> bool:
    """Tell whether a session can be opened at this address."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def ensure_embedded(superuser_url: str, database: str, passwords: dict[str, str]) -> None:
    """Make the roles and the database of the embedded server; safe to repeat."""
    with psycopg.connect(superuser_url, autocommit=True, connect_timeout=10) as connection:
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        if APP not in present:
            _do(connection, "CREATE ROLE {} NOLOGIN", sql.Identifier(APP))
        if OWNER not in present:
            _do(connection, "CREATE ROLE {} LOGIN CREATEDB", sql.Identifier(OWNER))
        if WEB not in present:
            _do(connection, "CREATE ROLE {} LOGIN", sql.Identifier(WEB))
        for login in (OWNER, WEB):
            if not can_connect(_as_login(superuser_url, login, passwords[login])):
                _do(
                    connection,
                    "ALTER ROLE {} PASSWORD {}",
                    sql.Identifier(login),
                    sql.Literal(passwords[login]),
                )
        _do(connection, "GRANT {} TO {} WITH ADMIN OPTION", sql.Identifier(APP), sql.Identifier(OWNER))
        _do(connection, "GRANT {} TO {}", sql.Identifier(APP), sql.Identifier(WEB))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone():
            _do(connection, "CREATE DATABASE {} OWNER {}", sql.Identifier(database), sql.Identifier(OWNER))
        _do(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", sql.Identifier(database))
        _do(
            connection,
            "GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}",
            sql.Identifier(database),
            sql.Identifier(APP),
        )


def prepare_roles(owner_url: str, web_url: str) -> list[str]:
    """Make sure `chungtay_app` exists and both logins may become it; return warnings for the administrator.

    Works when the owner's login is a superuser, may create roles, or when an administrator did it before.
    Raises `CannotRun` with the statements to run otherwise.
    """
    web_login = _login_of(web_url)
    with _connect(owner_url, "DATABASE_OWNER_URL") as connection:
        owner_login = connection.info.user
        try:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (APP,)).fetchone():
                _do(connection, "CREATE ROLE {} NOLOGIN", sql.Identifier(APP))
            for login in dict.fromkeys((owner_login, web_login)):
                if not _may_become_app(connection, login):
                    _do(connection, "GRANT {} TO {}", sql.Identifier(APP), sql.Identifier(login))
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject) as error:
            raise CannotRun(
                f"Tài khoản {owner_login} không tạo hoặc không cấp được vai trò {APP} "
                f"({error.diag.message_primary}). Quản trị PostgreSQL hãy chạy một lần:\n"
                f"  CREATE ROLE {APP} NOLOGIN;\n  GRANT {APP} TO {owner_login} WITH ADMIN OPTION;\n"
                f"  GRANT {APP} TO {web_login};"
            ) from error
        return _warnings(connection, owner_login, web_login)


def check_server(url: str) -> int:
    """Return the server's major version; raise `CannotRun` when the program does not support it."""
    with _connect(url, "DATABASE_URL") as connection:
        major = connection.info.server_version // 10000
    if not 15 <= major <= 18:
        raise CannotRun(f"Máy chủ là PostgreSQL {major}; chương trình cần PostgreSQL 15–18.")
    return major


def _connect(url: str, setting: str) -> "psycopg.Connection[tuple[object, ...]]":
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise CannotRun(f"Không nối được tới cơ sở dữ liệu của {setting}: {str(error).strip()}") from error
    except psycopg.ProgrammingError as error:
        raise CannotRun(f"{setting} không phải là địa chỉ PostgreSQL hợp lệ.") from error


def _may_become_app(connection: "psycopg.Connection[tuple[object, ...]]", login: str) -> bool:
    # Since PostgreSQL 16 whoever makes a role is its member without yet being able to become it.
    needed = "SET" if connection.info.server_version >= 160000 else "MEMBER"
    row = connection.execute(
        "SELECT pg_has_role(r.oid, a.oid, %s) FROM pg_roles r, pg_roles a"
        " WHERE r.rolname = %s AND a.rolname = %s",
        (needed, login, APP),
    ).fetchone()
    return bool(row and row[0])


def _warnings(
    connection: "psycopg.Connection[tuple[object, ...]]", owner_login: str, web_login: str
) -> list[str]:
    found = []
    if owner_login == web_login:
        found.append(
            f"Máy chủ web và lệnh cập nhật cấu trúc dùng chung tài khoản {web_login}; nên tách làm hai."
        )
    row = connection.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", (web_login,)
    ).fetchone()
    if row and row[0]:
        found.append(f"Tài khoản {web_login} bỏ qua được phân quyền theo hàng; hãy dùng tài khoản thường.")
    return found


def _login_of(url: str) -> str:
    try:
        info = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise CannotRun("DATABASE_URL không phải là địa chỉ PostgreSQL hợp lệ.") from error
    login = info.get("user")
    if not login:
        raise CannotRun("DATABASE_URL phải ghi rõ tài khoản đăng nhập.")
    return str(login)


def _as_login(url: str, login: str, password: str) -> str:
    return psycopg.conninfo.make_conninfo(url, user=login, password=password)


def _do(
    connection: "psycopg.Connection[tuple[object, ...]]", statement: LiteralString, *parts: sql.Composable
) -> None:
    connection.execute(sql.SQL(statement).format(*parts))
