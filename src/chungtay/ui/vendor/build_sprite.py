"""Writes the one file of icons that pages refer to, from the names in `icons.txt`.

Run by a maintainer after adding a name, with the unpacked `@tabler/icons` package:

    npm pack @tabler/icons@3.51.0 && tar xzf tabler-icons-3.51.0.tgz
    python src/chungtay/ui/vendor/build_sprite.py package
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

VENDOR = Path(__file__).resolve().parent
SPRITE = VENDOR.parent / "static" / "ui" / "icons.svg"
NAMES = VENDOR / "icons.txt"
HEADER = (
    "<!-- Tabler Icons 3.51.0 (https://tabler.io/icons), MIT, Paweł Kuna. Made by vendor/build_sprite.py. -->"
)


def symbol(name: str, package: Path) -> str:
    """This will turn one icon into a symbol that takes its colour from the text around it.

    :raises FileNotFoundError: when the package has no icon of this name.
    """
    source = (package / "icons" / "outline" / f"{name}.svg").read_text(encoding="utf-8")
    drawing = re.sub(r"<!--.*?-->", "", source, flags=re.S)
    drawing = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing, flags=re.S)
    drawing = re.sub(r'<path stroke="none"[^>]*/>', "", drawing)
    paths = "".join(line.strip() for line in drawing.splitlines())
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{paths}</symbol>'


def main() -> None:
    """This will write the sprite and say how many icons it has."""
    package = Path(sys.argv[1])
    names = sorted(set(NAMES.read_text(encoding="utf-8").split()))
    symbols = "\n".join(symbol(name, package) for name in names)
    SPRITE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{HEADER}\n{symbols}\n</svg>\n', encoding="utf-8"
    )
    print(f"{SPRITE.name}: {len(names)} icons, {SPRITE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
