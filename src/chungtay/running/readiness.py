"""What an administrator must know before the program goes into service."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from chungtay.journal.api import append_only_tables
from chungtay.running.roles import APP


def faults() -> list[str]:
    """Return what must be repaired first; asked of the database on the web's own connection."""
    found: list[str] = []
    try:
        call_command("check", deploy=False, verbosity=0)
    except SystemCheckError as error:
        found.append(str(error))
    if not 150000 <= connection_version() < 190000:
        found.append("Cơ sở dữ liệu phải là PostgreSQL 15–18.")
    role, bypasses = _role()
    if role != APP:
        found.append(f"Kết nối của trang web phải mang vai trò {APP}, đang là {role}.")
    if bypasses:
        found.append("Tài khoản của trang web bỏ qua được phân quyền theo hàng.")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        found.append("Cấu trúc dữ liệu cũ hơn chương trình: chạy chungtay migrate.")
        return found
    for table in append_only_tables():
        if _may_rewrite(table):
            found.append(f"Ứng dụng sửa hoặc xóa được bảng {table}: chạy chungtay migrate.")
    found.extend(f"Bảng {table} có địa bàn nhưng chưa giới hạn theo hàng." for table in _unguarded())
    return found


def warnings() -> list[str]:
    """Return what is allowed and worth a second look."""
    found = []
    if settings.DEBUG:
        found.append("CHUNGTAY_DEBUG đang bật.")
    if settings.CHUNGTAY_SAMPLE:
        found.append("Đang chạy với dữ liệu mẫu (CHUNGTAY_SAMPLE).")
    if not settings.BEHIND_TLS:
        found.append("CHUNGTAY_TLS chưa bật: cookie không buộc phải đi qua HTTPS.")
    if not settings.CHUNGTAY_HAS_MAIL:
        found.append("Chưa đặt CHUNGTAY_EMAIL_URL: nhắc việc chỉ hiện trên bàn làm việc.")
    return found


def connection_version() -> int:
    """Return the server's version as a number, such as 180006."""
    return int(_ask("SHOW server_version_num")[0][0])


def _role() -> tuple[str, bool]:
    row = _ask(
        "SELECT current_user::text, bool_or(rolsuper OR rolbypassrls) FROM pg_roles"
        " WHERE rolname IN (current_user, session_user)"
    )
    return str(row[0][0]), bool(row[0][1])


def _may_rewrite(table: str) -> bool:
    row = _ask("SELECT has_table_privilege(%s, 'UPDATE') OR has_table_privilege(%s, 'DELETE')", table, table)
    return bool(row[0][0])


def _unguarded() -> list[str]:
    """Return the children room's tables without row-level security; every one of them speaks of a child."""
    rows = _ask(
        "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity AND EXISTS ("
        "  SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('child_id', 'born_on')"
        "  AND NOT a.attisdropped) ORDER BY 1"
    )
    return [str(row[0]) for row in rows]


def _ask(statement: str, *values: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
