"""The catalogue of addresses: every route of the URLconf, with the right its view declares."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

NOBODY = uuid.UUID("00000000-0000-7000-8000-000000000000")


@dataclass(frozen=True)
class Route:
    """One address: its name, its pattern, the right it asks for, and the kinds of its parameters."""

    name: str
    pattern: str
    right: str | None
    parameters: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        """An address of this route whose identifiers belong to nothing."""
        address = self.pattern
        for kind, name in self.parameters:
            filler = {"uuid": str(NOBODY), "int": "2026", "str": "x", "slug": "x", "path": "x"}[kind]
            written = f"<{kind}:{name}>" if f"<{kind}:{name}>" in address else f"<{name}>"
            address = address.replace(written, filler)
        return f"/{address}"


def routes() -> list[Route]:
    """Return every route the program answers, our own and those of libraries."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Route]:
    for entry in patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, (namespace, entry.namespace)))
            yield from _walk(entry.url_patterns, here, inner)
        elif isinstance(entry, URLPattern):
            parameters = tuple(
                (type(converter).__name__.removesuffix("Converter").lower().replace("string", "str"), name)
                for name, converter in entry.pattern.converters.items()
            )
            name = ":".join(filter(None, (namespace, entry.name or "")))
            yield Route(name, here, getattr(entry.callback, "chungtay_right", None), parameters)
