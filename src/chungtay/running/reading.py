"""The command that reads one official document and prints what it says, without Django or a database."""

import sys
from pathlib import Path

import click


def read(file: str, *, as_json: bool) -> int:
    """Print what the reader understood as one JSON object or as lines; return 0, or 2 after an error."""
    from chungtay.documents.reader import UnreadableDocument, read_file, read_stream, to_json

    try:
        document = read_stream(sys.stdin.buffer) if file == "-" else read_file(Path(file))
    except OSError as error:
        return _refuse(f"Không đọc được tệp {file}: {error.strerror}.")
    except UnreadableDocument as error:
        return _refuse(str(error))
    fields = to_json(document)
    if as_json:
        import json

        click.echo(json.dumps(fields, ensure_ascii=False))
    else:
        _print_lines(fields)
    return 0


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
