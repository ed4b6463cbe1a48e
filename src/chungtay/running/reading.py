"""The command that reads one official document and prints what it says, without Django or a database."""

import sys
from pathlib import Path

import click

LIMIT = 50 * 1024 * 1024


def read(file: str, *, as_json: bool) -> int:
    """Print what the reader understood as one JSON object or as lines; return 0, or 2 after an error."""
    try:
        data = _bytes_of(file)
    except OSError as error:
        return _refuse(f"Không đọc được tệp {file}: {error.strerror}.")
    if len(data) > LIMIT:
        return _refuse(f"Tệp lớn hơn {LIMIT // (1024 * 1024)} MB nên không đọc.")
    from chungtay.core.errors import ChungTayError
    from chungtay.documents.reader import read_document

    try:
        document = read_document(data, "" if file == "-" else Path(file).name)
    except ChungTayError as error:
        return _refuse(str(error))
    fields = document.to_json()
    if as_json:
        import json

        click.echo(json.dumps(fields, ensure_ascii=False))
    else:
        _print_lines(fields)
    return 0


def _bytes_of(file: str) -> bytes:
    """Return at most one byte more than the limit, so that a huge file is never held in memory."""
    if file == "-":
        return sys.stdin.buffer.read(LIMIT + 1)
    with open(file, "rb") as source:
        return source.read(LIMIT + 1)


def _print_lines(fields: dict[str, object]) -> None:
    for name, value in fields.items():
        if isinstance(value, list):
            click.echo(f"{name}: {len(value)}")
            for item in value:
                click.echo(f"  - {item}")
        else:
            click.echo(f"{name}: {'' if value is None else value}")


def _refuse(message: str) -> int:
    click.echo(message, err=True)
    return 2
