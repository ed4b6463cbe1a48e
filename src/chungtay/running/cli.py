"""The command line, `chungtay`: each command is a door; what it does lives in the module it names.

Nothing heavy is imported before a command needs it: `read-document` starts without Django or a database.
"""

import signal
import sys
from pathlib import Path
from types import FrameType

import click

from chungtay.running.errors import CannotRun

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Group(click.Group):
    """Prints what stops a command in words, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a known reason to stop becomes one message and exit code 2."""
        try:
            return super().invoke(ctx)
        except CannotRun as error:
            click.echo(str(error), err=True)
            ctx.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Chung Tay: công tác trẻ em, từ văn bản chỉ đạo tới từng em nhỏ và trở lại."""
    # Without this a plain `kill` would end the program before it stops its database.
    signal.signal(signal.SIGTERM, _terminate)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


@main.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Cổng của trang web; bỏ trống thì tự tìm cổng trống."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ để nghe.")
@click.option("--database-port", type=click.IntRange(1, 65535), help="Cổng của cơ sở dữ liệu kèm theo.")
def demo(port: int | None, host: str, database_port: int | None) -> None:
    """Chạy bản trình diễn với dữ liệu mẫu: cơ sở dữ liệu, việc nền và trang web."""
    from chungtay.running.demo import run

    run(host=host, port=port, database_port=database_port)


@main.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Cổng để nghe; bỏ trống thì theo CHUNGTAY_PORT hoặc tự tìm."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ để nghe.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Số tiến trình web."
)
@click.option(
    "--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Số luồng mỗi tiến trình."
)
def serve(port: int | None, host: str, workers: int, threads: int) -> None:
    """Phục vụ trang web."""
    from chungtay.running.serving import serve_web

    serve_web(host=host, port=port, workers=workers, threads=threads)


@main.command()
@click.option(
    "--concurrency", type=click.IntRange(1, 64), default=2, show_default=True, help="Số việc làm cùng lúc."
)
def worker(concurrency: int) -> None:
    """Làm các việc nền: nhắc hạn, báo cáo, nhập tệp."""
    from chungtay.running.serving import run_worker

    run_worker(concurrency=concurrency)


@main.command()
@click.option("--no-static", is_flag=True, help="Không gom lại kiểu dáng, phông chữ.")
def migrate(no_static: bool) -> None:
    """Cập nhật cấu trúc cơ sở dữ liệu và quyền của ứng dụng, gom kiểu dáng và phông chữ."""
    from chungtay.running.upkeep import migrate as run

    run(static=not no_static)


@main.command("load-places")
def load_places() -> None:
    """Nạp đơn vị hành chính cũ và mới của cả nước."""
    from chungtay.running.upkeep import load_places as run

    run()


@main.command("load-law")
def load_law() -> None:
    """Kiểm tra và nạp các gói quy định."""
    from chungtay.running.upkeep import load_law as run

    run()


@main.command(hidden=True)
def prepare() -> None:
    """Cập nhật cấu trúc, đơn vị hành chính và quy định trong một lần chạy."""
    from chungtay.running.upkeep import prepare as run

    run()


@main.command("load-sample", hidden=True)
def load_sample() -> None:
    """Nạp dữ liệu mẫu của bản trình diễn."""
    from chungtay.running.upkeep import load_sample as run

    run()


@main.command("read-document")
@click.argument("file", type=click.Path(path_type=str))
@click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON.")
def read_document(file: str, as_json: bool) -> None:
    """Đọc một văn bản (.txt, .docx, .pdf; dấu - là đầu vào chuẩn) và in những gì hiểu được."""
    from chungtay.running.reading import read

    sys.exit(read(file, as_json=as_json))


@main.command("import-children")
@click.argument("file", type=FILE)
@click.option("--account", required=True, help="Tên đăng nhập của người nhập.")
@click.option("--post", help="Mã hoặc tên chức vụ, khi người nhập giữ nhiều chức vụ.")
@click.option("--place", help="Mã xã, khi chức vụ không ở cấp xã.")
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không ghi.")
@click.option(
    "--failed", type=click.Path(dir_okay=False, path_type=Path), help="Tệp .xlsx ghi lại các dòng lỗi."
)
def import_children(
    file: Path, account: str, post: str | None, place: str | None, dry_run: bool, failed: Path | None
) -> None:
    """Nhập danh sách trẻ em từ tệp Excel."""
    from chungtay.running.importing import import_children as run

    sys.exit(run(file, account=account, post=post, place=place, dry_run=dry_run, failed=failed))


@main.command()
@click.option("--name", help="Chỉ chạy một phép đo.")
@click.option("--scale", default="", help="Cỡ dữ liệu, ví dụ 10k, 300k, 1m.")
def bench(name: str | None, scale: str) -> None:
    """Đo tốc độ và bộ nhớ; mỗi phép đo in một dòng JSON."""
    from importlib import import_module

    try:
        found = import_module("chungtay.running.bench")
    except ModuleNotFoundError as error:
        raise CannotRun("Bản này chưa có phép đo nào.") from error
    sys.exit(found.run(name=name, scale=scale))


@main.command()
@click.option("--username", required=True, help="Tên đăng nhập.")
@click.option("--full-name", required=True, help="Họ và tên.")
@click.option("--agency", "agency_name", required=True, help="Tên cơ quan.")
@click.option("--place", required=True, help="Mã đơn vị hành chính của cơ quan; VN là cấp trung ương.")
def createadmin(username: str, full_name: str, agency_name: str, place: str) -> None:
    """Tạo quản trị viên đầu tiên; mật khẩu được hỏi, hoặc đọc từ CHUNGTAY_ADMIN_PASSWORD_FILE."""
    from chungtay.running.first_account import create_admin

    create_admin(username=username, full_name=full_name, agency_name=agency_name, place_code=place)


@main.command()
def check() -> None:
    """Kiểm tra cài đặt, cơ sở dữ liệu và quyền trước khi đưa vào dùng."""
    from chungtay.running.upkeep import check as run

    sys.exit(run())


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Sao lưu cơ sở dữ liệu và tệp đính kèm vào một tệp .tar."""
    from chungtay.running.backups import backup as run

    run(file)


@main.command()
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
def restore(file: Path, yes: bool) -> None:
    """Khôi phục từ một tệp sao lưu; dữ liệu đang có bị thay thế."""
    from chungtay.running.backups import restore as run

    if not yes:
        click.confirm("Dữ liệu đang có sẽ bị thay thế. Tiếp tục?", abort=True)
    run(file)


@main.command("with-database")
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
def with_database(command: tuple[str, ...]) -> None:
    """Chạy một lệnh với DATABASE_URL của cơ sở dữ liệu kèm theo."""
    from chungtay.running.serving import run_with_database

    sys.exit(run_with_database(command))


@main.command()
def version() -> None:
    """In phiên bản."""
    from importlib.metadata import version as of

    click.echo(f"chungtay {of('chungtay')} · Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
