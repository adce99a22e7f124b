"""YAML → raw values with the line of every key. No other module imports PyYAML.

Scalars stay text: ``lang: no`` is Norwegian and not False. Only PyYAML's parser runs and none of its
constructors, so YAML cannot create objects. Aliases are refused, since a few lines of them can expand to
gigabytes ("billion laughs").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

Raw = str | list["Raw"] | dict[str, "Raw"]
"""A raw value of front matter: text, or lists and mappings of raw values."""

MAX_CHARACTERS = 400_000
_DEEP = re.compile(r"(?:[-?:][ \t]+){40}|(?:[\[{][ \t\n]*){40}")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))


class _Careful(yaml.SafeLoader):
    """PyYAML's safe loader, except that all scalars stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's name and type


class _Fast(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
    """The same with libyaml, which is faster, if PyYAML was built with it."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's name and type


class YamlError(ValueError):
    """The text is not YAML, or is too long, too deeply nested, or has aliases."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


class Block(NamedTuple):
    """A parsed text: its value and, if that is a mapping, the lines of its keys."""

    value: Raw
    lines: dict[str, int]
    twice: tuple[tuple[str, int], ...]
    """(key, line) of repeated keys; the first value of a key counts."""


def parse(text: str, first_line: int) -> Block:
    """Parse YAML whose first line is line ``first_line`` of its file.

    Raises:
        YamlError: it cannot be parsed; with the line in the file.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"{len(text)} > {MAX_CHARACTERS}", first_line)
    # libyaml's composer recurses in C, so too deep a nesting would crash the process.
    loader = (_Careful if _DEEP.search(text) else _Fast)(text)
    try:
        node = loader.get_single_node()
        return _block(node, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise YamlError(str(error.problem or error.context), line) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(str(error).splitlines()[0] if str(error) else "YAML", first_line) from error
    finally:
        loader.dispose()


def _block(node: yaml.Node | None, first_line: int) -> Block:
    seen: set[int] = set()

    def line_of(part: yaml.Node) -> int:
        return first_line + int(part.start_mark.line)

    def value_of(part: yaml.Node) -> Raw:
        if id(part) in seen:
            raise YamlError("alias", line_of(part))
        seen.add(id(part))
        if isinstance(part, yaml.ScalarNode):
            return "" if not part.style and part.value in _NULL else str(part.value)
        if isinstance(part, yaml.SequenceNode):
            return [value_of(item) for item in part.value]
        return _mapping(part, value_of, None)

    if node is None:
        return Block({}, {}, ())
    if not isinstance(node, yaml.MappingNode):
        return Block(value_of(node), {}, ())
    lines: dict[str, int] = {}
    twice: list[tuple[str, int]] = []

    def on_key(key: str, part: yaml.Node) -> None:
        if key in lines:
            twice.append((key, line_of(part)))
        else:
            lines[key] = line_of(part)

    return Block(_mapping(node, value_of, on_key), lines, tuple(twice))


def _mapping(
    node: yaml.Node, value_of: Callable[[yaml.Node], Raw], on_key: Callable[[str, yaml.Node], None] | None
) -> dict[str, Raw]:
    result: dict[str, Raw] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value).strip() if isinstance(key_node, yaml.ScalarNode) else ""
        if on_key is not None:
            key = key.lower()
            on_key(key, key_node)
        value = value_of(value_node)
        result.setdefault(key, value)
    return result
