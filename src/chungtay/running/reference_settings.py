"""The settings as the reference page lists them: names and defaults are read from the code, the meaning stands here."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
READERS = {
    "text": "text",
    "flag": "1 or 0",
    "number": "whole number",
    "words": "list, with commas",
    "choice": "one word",
    "database": "address of a PostgreSQL database",
    "mail": "address of a mail server",
}
"""Readers of `chungtay.config.env`, and what they accept in words."""

WORDS = {
    "CHUNGTAY_ADDRESS": "The address people open, without a slash at the end; it stands in e-mails.",
    "CHUNGTAY_ADMIN_PASSWORD": "The first administrator's password for `chungtay createadmin`; asked for when empty.",
    "CHUNGTAY_ALLOWED_HOSTS": "Host names the site answers to; a request for another one is refused.",
    "CHUNGTAY_DATA": "The folder for files, the embedded database, collected styles and the secret key.",
    "CHUNGTAY_DB_KEEP_SECONDS": "How long a process keeps a database connection between requests.",
    "CHUNGTAY_DB_LOGIN": (
        "Which login to use: `web` becomes the role `chungtay_app`, `owner` may change the structure. "
        "Commands set it themselves."
    ),
    "CHUNGTAY_DEBUG": "Pages of faults with code and values, for development only; never on a server.",
    "CHUNGTAY_EMAIL_FROM": "The sender of reminders.",
    "CHUNGTAY_EMAIL_URL": (
        "`smtp://user:password@host:port?tls=1`, or `file:///folder` to write messages to files. "
        "Empty: no e-mail is sent, reminders stay on the desk."
    ),
    "CHUNGTAY_ESCALATE_DAYS": "After how many days overdue a duty is brought before the agency above.",
    "CHUNGTAY_FILE_LIMIT_MB": "The largest file that may be sent, in megabytes.",
    "CHUNGTAY_ORIGINS": "Addresses with `https://` from which forms are accepted, when a proxy stands in front.",
    "CHUNGTAY_PORT": "The port of the site; 0 looks for a free one.",
    "CHUNGTAY_SAMPLE": (
        "All data is invented: a banner shows, sample accounts are listed at the sign-in and live at another date."
    ),
    "CHUNGTAY_SECRET_KEY": (
        "What signs sessions and forms. The commands make one in the data folder; without one every restart signs"
        " everybody out."
    ),
    "CHUNGTAY_SIGN_IN_TRIES": "Wrong passwords in a row after which an account and address are locked for 15 minutes.",
    "CHUNGTAY_TEST_DB": "The name of the test database, so that two people may test on one server.",
    "CHUNGTAY_TLS": "The site is reached by HTTPS: cookies are sent by it only, and browsers are told to insist.",
    "DATABASE_OWNER_URL": "The owner's login, for `migrate`, `backup`, `restore`; the site never needs it.",
    "DATABASE_URL": (
        "PostgreSQL 15 to 18, `postgresql://user:password@host:port/name`. Empty: the embedded server is started."
    ),
}
"""What each variable is for; a variable the code reads and this table does not name stops the generator."""


@dataclass(frozen=True, order=True)
class Setting:
    """One variable: its name, how it is read, its default as written in the code, and the limits of a number."""

    name: str
    accepts: str
    default: str


def settings_read() -> list[Setting]:
    """List every variable read through `chungtay.config.env`, by name; the reading that says most of it counts."""
    found: dict[str, Setting] = {}
    for folder in ("config", "running"):
        for path in sorted((SOURCE / folder).glob("*.py")):
            if path.name == "env.py":
                continue
            for setting in _calls(path):
                held = found.get(setting.name)
                if held is None or _says(setting) > _says(held):
                    found[setting.name] = setting
    return sorted(found.values())


def _says(setting: Setting) -> tuple[bool, bool, bool]:
    """Rank a reading: with a default before one without, a plain default before code, a kind before mere text."""
    return (
        setting.default != "required",
        "(" not in setting.default,
        setting.accepts != READERS["text"],
    )


def _calls(path: Path) -> Iterator[Setting]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        owner, name = node.func.value, node.args[0]
        if not (isinstance(owner, ast.Name) and owner.id == "env" and node.func.attr in READERS):
            continue
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield Setting(name.value, _accepts(node), _default(node))


def _accepts(call: ast.Call) -> str:
    reader = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    words = READERS[reader]
    limits = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    if reader == "number":
        return f"{words}, {limits.get('low')} to {limits.get('high')}"
    if reader == "choice" and len(call.args) > 2:
        return " or ".join(f"`{word}`" for word in ast.literal_eval(call.args[2]))
    return words


def _default(call: ast.Call) -> str:
    if len(call.args) > 1:
        given = call.args[1]
        if isinstance(given, ast.Constant):
            return f"`{given.value!s}`" if given.value != "" else "empty"
        if isinstance(given, ast.Call) and ast.unparse(given.func).startswith("env.") and given.args:
            return f"that of `{ast.literal_eval(given.args[0])}`"
        return f"`{ast.unparse(given)}`"
    reader = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return {"flag": "`0`", "words": "empty", "mail": "empty"}.get(reader, "required")
