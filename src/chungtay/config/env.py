"""Settings from the environment or from files: one documented reader per kind, and a wrong value stops the start."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class WrongSetting(SystemExit):
    """A setting has a value the program cannot use; the message names it and says what is accepted."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Cài đặt {name} chưa đúng: {why}")


def text(name: str, default: str | None = None) -> str:
    """Return the value of `name`, or the content of the file that `NAME_FILE` points to."""
    value, path = os.environ.get(name), os.environ.get(f"{name}_FILE")
    if value is not None and path is not None:
        raise WrongSetting(name, f"chỉ đặt một trong hai: {name} hoặc {name}_FILE")
    if path is not None:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongSetting(f"{name}_FILE", f"không đọc được tệp ({error.strerror})") from error
    if value is None:
        if default is None:
            raise WrongSetting(name, "chưa đặt giá trị")
        return default
    return value


def flag(name: str, default: bool = False) -> bool:
    """Return a yes or no: `1`, `0`, `true`, `false`, `yes`, `no`."""
    value = text(name, "1" if default else "0").casefold()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off", ""}:
        return False
    raise WrongSetting(name, "chỉ nhận 1 hoặc 0")


def number(name: str, default: int, *, low: int, high: int) -> int:
    """Return a whole number between `low` and `high`, both included."""
    value = text(name, str(default))
    if not value.isdigit() or not low <= int(value) <= high:
        raise WrongSetting(name, f"phải là số nguyên từ {low} đến {high}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list, without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """Return one of the allowed words."""
    value = text(name, default)
    if value not in allowed:
        raise WrongSetting(name, f"chỉ nhận: {', '.join(allowed)}")
    return value


def database(name: str, default: str | None = None) -> dict[str, object]:
    """Return Django's connection parameters from `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(text(name, default))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise WrongSetting(name, "phải có dạng postgresql://người_dùng:mật_khẩu@máy:cổng/tên_csdl")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def mail(name: str) -> dict[str, object]:
    """Return Django's mail settings from `smtp://user:password@host:port?tls=1`, or the silent backend when unset."""
    value = text(name, "")
    if not value:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(value)
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": parts.path,
        }
    if parts.scheme != "smtp" or not parts.hostname:
        raise WrongSetting(name, "phải có dạng smtp://người_dùng:mật_khẩu@máy:cổng?tls=1")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": dict(parse_qsl(parts.query)).get("tls") == "1",
    }
