"""Which code of other libraries the fast paths replace, and whether the installed code is known.

A fast path gives the same results as the library's class only for the code that it was written for.
:data:`colony.overrides.overrides_table.KNOWN` holds the digests of that code in every version that the tests
have run with. If an installed library has other code, its own class is used: the output is the same, the
build slower.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from colony.overrides.overrides_table import KNOWN

FastPath = Literal["markdown", "jinja", "pelican"]

_MARKDOWN = {
    "markdown.core": ("Markdown.build_parser", "Markdown.set_output_format", "Markdown.is_block_level"),
    "markdown.blockparser": ("BlockParser",),
    "markdown.blockprocessors": (
        "EmptyBlockProcessor.test", "ListIndentProcessor.test", "CodeBlockProcessor.test",
        "HashHeaderProcessor.RE", "HashHeaderProcessor.test", "SetextHeaderProcessor.RE",
        "SetextHeaderProcessor.test", "HRProcessor.RE", "HRProcessor.test", "OListProcessor.test",
        "UListProcessor", "BlockQuoteProcessor.RE", "BlockQuoteProcessor.test", "ReferenceProcessor.RE",
        "ReferenceProcessor.test", "ParagraphProcessor.test",
    ),
    "markdown.extensions.tables": ("TableProcessor.test",),
    "markdown.inlinepatterns": (
        "build_inlinepatterns", "NOIMG", "BACKTICK_RE", "ESCAPE_RE", "LINK_RE", "IMAGE_LINK_RE",
        "REFERENCE_RE", "IMAGE_REFERENCE_RE", "AUTOLINK_RE", "AUTOMAIL_RE", "HTML_RE", "ENTITY_RE",
        "LINE_BREAK_RE", "InlineProcessor", "DelimiterProcessor", "LinkInlineProcessor",
        "ReferenceInlineProcessor", "ShortReferenceInlineProcessor", "ImageReferenceInlineProcessor",
        "ShortImageReferenceInlineProcessor",
    ),
    "markdown.preprocessors": ("NormalizeWhitespace", "HtmlBlockPreprocessor"),
    "markdown.serializers": (
        "_escape_cdata", "_escape_attrib_html", "_serialize_html", "_write_html", "to_html_string",
    ),
    "markdown.treeprocessors": (
        "build_treeprocessors", "isString", "InlineProcessor", "PrettifyTreeprocessor",
        "UnescapeTreeprocessor",
    ),
}  # fmt: skip
"""What ``fast_stages`` and ``fast_inline`` in :mod:`colony.content.markdown` replace or rely on."""

_JINJA = {
    "jinja2.compiler": (
        "CodeGenerator.visit_Call", "CodeGenerator.signature", "CodeGenerator._import_common",
    ),
    "jinja2.environment": (
        "Environment.make_globals", "Environment.get_template", "Environment._load_template",
        "Environment.handle_exception", "Template.from_code", "Template._from_namespace", "Template.render",
        "Template._get_default_module", "Template.new_context",
    ),
    "jinja2.runtime": ("exported", "Macro", "Context.call"),
    "markupsafe": ("_escape_inner", "escape"),
}  # fmt: skip
"""What :mod:`colony.rendering.fast_jinja` replaces or relies on."""

_PELICAN = {
    "pelican": ("Pelican._get_generator_classes", "Pelican._get_writer", "Pelican.run"),
    "pelican.generators": (
        "_FileLoader", "Generator.get_files", "Generator.get_template", "ArticlesGenerator.generate_output",
        "ArticlesGenerator.generate_period_archives", "ArticlesGenerator.generate_direct_templates",
        "ArticlesGenerator.check_disabled_readers", "PagesGenerator.generate_output",
        "PagesGenerator.check_disabled_readers", "TemplatePagesGenerator.generate_output",
        "StaticGenerator.generate_output",
    ),
    "pelican.readers": (
        "Readers.read_file", "MarkdownReader.read", "MarkdownReader._parse_metadata",
        "BaseReader.process_metadata",
    ),
}  # fmt: skip
"""What the bridge to Pelican overrides. It has no slower substitute: hence the upper bound in pyproject."""

OVERRIDDEN: Mapping[FastPath, Mapping[str, tuple[str, ...]]] = {
    "markdown": _MARKDOWN,
    "jinja": _JINJA,
    "pelican": _PELICAN,
}
"""Fast path → module → the names whose code counts: of the module, or ``Class.name``."""

EXTENSIONS = tuple(
    f"markdown.extensions.{name}"
    for name in ("abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes",
                 "md_in_html", "tables", "toc")
)  # fmt: skip
"""Extensions that are not loaded for texts in which they would do nothing. The whole module counts."""

FEW = 3
""":func:`notice` lists at most so many names of each library."""

_CONSEQUENCE = {
    "markdown": "Python-Markdown's own classes do the work",
    "jinja": "Jinja's own classes do the work",
    "pelican": "pages that Pelican itself makes may differ",
}


@functools.cache
def differing(fast_path: FastPath) -> tuple[str, ...]:
    """The names whose installed code the fast path does not know; empty if the fast path can be used."""
    modules = OVERRIDDEN[fast_path].items()
    return tuple(name for module, parts in modules for name in _differing(module, parts))


@functools.cache
def is_known(module: str) -> bool:
    """Whether a module's source is, to the byte, one that the tests have run with."""
    source = _source(module)
    return source is not None and source_digest(source) in KNOWN.get(module, ())


def notice() -> str:
    """One line about the fast paths that are not used, with the reason; empty if all are."""
    found = [(_CONSEQUENCE[path], differing(path)) for path in OVERRIDDEN]
    strangers = tuple(name for name in EXTENSIONS if not is_known(name))
    found.append(("extensions are loaded for every text", strangers))
    told = [f"{consequence} ({_listed(names)})" for consequence, names in found if names]
    if not told:
        return ""
    return f"libraries have changed where Colony builds on their code: {'; '.join(told)}. Update Colony."


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return ", ".join(names[:FEW]) + more


def parts_of(source: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, source) of a module's functions, classes, assignments, imports, and of its classes' members."""
    lines = source.splitlines(keepends=True)
    for prefix, node in _statements(ast.parse(source), ""):
        start = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        text = b"".join(lines[start - 1 : node.end_lineno])
        yield from ((prefix + name, text) for name in _names(node))


def source_digest(source: bytes) -> str:
    """The digest of a piece of source, as it is in the table."""
    return hashlib.blake2b(source, digest_size=8).hexdigest()


def _differing(module: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    if is_known(module):
        return ()
    try:
        digests = {name: source_digest(text) for name, text in parts_of(_source(module) or b"")}
    except SyntaxError:  # the module has no Python source
        return (module,)
    wanted = ((part, f"{module}.{part}") for part in parts)
    return tuple(name for part, name in wanted if digests.get(part) not in KNOWN.get(name, ()))


def _source(module: str) -> bytes | None:
    try:
        return Path(str(importlib.import_module(module).__file__)).read_bytes()
    except (ImportError, OSError):
        return None


def _statements(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Try | ast.If | ast.ExceptHandler):
            yield from _statements(node, prefix)
        elif isinstance(node, ast.stmt):
            yield prefix, node
            if isinstance(node, ast.ClassDef) and not prefix:
                yield from _statements(node, f"{node.name}.")


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.Assign():
            return [target.id for target in node.targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(name)):
            return [name]
        case ast.ImportFrom():
            return [alias.asname or alias.name for alias in node.names]
        case _:
            return []
