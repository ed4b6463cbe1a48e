"""YAML read together with the line every value stands on; a key written twice is an error."""

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """YAML without the words yes, no, on and off for truth: `on:` is a key in the packs."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_TRUTH = {"true": True, "false": False}


@dataclass
class Located:
    """The plain data of one file, the line of every part of it, and what was wrong with it as YAML."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def line_of(self, path: Path) -> int:
        """Return the line of the nearest part that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Located:
    """Return the data of a YAML text; raises nothing, `problems` has (line, reason)."""
    found = Located()
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is not None:
            found.data = _plain(loader, node, (), found)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        found.problems.append((mark.line + 1 if mark else 1, f"not YAML: {wrong.problem or wrong.context}"))
    finally:
        loader.dispose()
    return found


def _plain(loader: _Loader, node: Node, path: Path, found: Located) -> Any:
    found.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        for name, value in node.value:
            key = str(name.value)
            if key in mapping:
                found.problems.append((name.start_mark.line + 1, f"key written twice: {key}"))
            found.lines[(*path, key)] = name.start_mark.line + 1
            mapping[key] = _plain(loader, value, (*path, key), found)
        return mapping
    if isinstance(node, SequenceNode):
        return [_plain(loader, value, (*path, index), found) for index, value in enumerate(node.value)]
    if isinstance(node, ScalarNode):
        if node.style is None and node.value in _TRUTH:
            return _TRUTH[node.value]
        try:
            return loader.construct_object(node, deep=True)
        except ValueError as wrong:
            # A date that is none, such as 31 February.
            found.problems.append((node.start_mark.line + 1, f"{node.value}: {wrong}"))
            return None
    raise AssertionError(f"unknown node {node!r}")
