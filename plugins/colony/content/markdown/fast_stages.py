"""Fast paths for Python-Markdown's stages, except the inline stage (``fast_inline``).

They skip steps that cannot find anything, such as block processors whose first character does not occur in a
block. The result is Python-Markdown's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.serializers import (  # type: ignore[attr-defined]  # pinned
    _escape_attrib_html,
    _escape_cdata,
    to_html_string,
)
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX

_MAY_BE: dict[str, Callable[[str], bool]] = {
    "hashheader": lambda block: "#" in block,
    "setextheader": lambda block: "\n=" in block or "\n-" in block,
    "hr": lambda block: (
        block[:1] in " -*_" or "\n-" in block or "\n*" in block or "\n_" in block or "\n " in block
    ),
    "quote": lambda block: ">" in block,
    "reference": lambda block: "]:" in block,
}
"""Name of one of Python-Markdown's block processors → whether it may accept a block."""

_NOT_FOR_A_LINE = frozenset(
    ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference",
     "table")
)  # fmt: skip
"""Python-Markdown's block processors that never accept a block of one line that begins with a letter."""


class FastMarkdown(Markdown):
    """A parser with the fast stages of this module."""

    _counted = -1

    def build_parser(self) -> Self:
        """Set up the stages, before extensions add to them."""
        super().build_parser()
        fast = FastBlocks(self)
        fast.blockprocessors = self.parser.blockprocessors
        for processor in fast.blockprocessors:
            processor.parser = fast
        self.parser = fast
        self.escapes = FastUnescape(self)
        self.treeprocessors.register(self.escapes, "unescape", 0)
        self.treeprocessors.register(FastPrettify(self), "prettify", 10)
        self.preprocessors.register(FastWhitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(FastHtmlBlocks(self), "html_block", 20)
        return self

    def set_output_format(self, format: str) -> Self:
        """Set the serialiser; for HTML, the fast one."""
        super().set_output_format(format)  # type: ignore[arg-type]  # it checks the name itself
        if self.output_format == "html":
            self.serializer = serialized
        return self

    @property
    def block_tags(self) -> _Answers:
        """Tag → whether it is of a block-level element; filled on demand by the original's method."""
        if len(self.block_level_elements) != self._counted:  # an extension has added a name
            self._counted = len(self.block_level_elements)
            self._answers = _Answers(super().is_block_level)
        return self._answers

    def is_block_level(self, tag: Any) -> bool:
        """As the original; cached, since it is called seventy times per article."""
        return self.block_tags[tag]


class _Answers(dict[Any, bool]):
    """A cache: argument → a function's result, computed on demand."""

    def __init__(self, ask: Callable[[Any], bool]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, argument: Any) -> bool:
        answer = self[argument] = self._ask(argument)
        return answer


class FastWhitespace(NormalizeWhitespace):
    """Python-Markdown's normalising of white space, skipped if there is nothing to normalise."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with no white space except line feeds and spaces, and two empty lines appended."""
        text = "\n".join([*lines, ""])
        strange = "\t" in text or "\r" in text or STX in text or ETX in text or " \n" in text
        return super().run(lines) if strange else [*lines, "", ""]


class FastHtmlBlocks(HtmlBlockPreprocessor):
    """Python-Markdown's search for raw HTML, skipped if there can be none."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with placeholders for raw HTML."""
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class FastBlocks(BlockParser):
    """Python-Markdown's block stage, without trying processors that cannot accept a block.

    The original also sorts and copies its registry for each block.
    """

    _steps: list[tuple[Any, Callable[[str], bool] | None]] | None = None
    _paragraphs: Any = None
    """The processor for lines that begin with a letter; None if an extension's might accept them."""
    _headings: Any = None
    """The processor for lines that begin with ``#``; None if an extension's might accept them."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - Python-Markdown's name
        """Parse the blocks, one after the other, into the tree."""
        steps = self._steps = self._steps or self._planned()
        while blocks:
            block = blocks[0]
            if self._paragraphs and "\n" not in block:
                if block[:1].isalpha():
                    self._paragraphs.run(parent, blocks)
                    continue
                if block[:1] == "#" and self._headings.test(parent, block):
                    self._headings.run(parent, blocks)
                    continue
            for processor, may_be in steps:
                if (may_be is None or may_be(block)) and processor.test(parent, block):
                    if processor.run(parent, blocks) is not False:
                        break
                    block = blocks[0]

    def _planned(self) -> list[tuple[Any, Callable[[str], bool] | None]]:
        registry: Any = self.blockprocessors
        known = {id(registry[name]): may_be for name, may_be in _MAY_BE.items() if name in registry}
        passed_by = {id(registry[name]) for name in _NOT_FOR_A_LINE if name in registry}
        takers = [processor for processor in registry if id(processor) not in passed_by]
        if [type(each) for each in takers] == [ParagraphProcessor] and "hashheader" in registry:
            self._paragraphs, self._headings = takers[0], registry["hashheader"]
        return [(processor, known.get(id(processor))) for processor in registry]


class FastUnescape(UnescapeTreeprocessor):
    """Python-Markdown's last pass, which restores characters escaped by backslashes."""

    due = True
    """False if the inline stage found no backslash, so that there is nothing to restore."""

    def run(self, root: Element) -> None:
        """Restore escaped characters in every text and attribute."""
        if self.due:
            super().run(root)


class FastPrettify(PrettifyTreeprocessor):
    """Python-Markdown's line breaks between blocks, with each tag looked up once."""

    md: FastMarkdown

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 - Python-Markdown's name
        _break_lines(elem, self.md.block_tags)


def _break_lines(elem: Element, is_block: _Answers) -> None:
    if is_block[elem.tag] and elem.tag not in ("code", "pre") and len(elem):
        if is_block[elem[0].tag] and not (elem.text and elem.text.strip()):
            elem.text = "\n"
        for child in elem:
            if is_block[child.tag]:
                _break_lines(child, is_block)
    if not (elem.tail and elem.tail.strip()):
        elem.tail = "\n"


def serialized(root: Element) -> str:
    """The tree as HTML, as :func:`markdown.serializers.to_html_string` writes it."""
    pieces: list[str] = []
    try:
        _serialize(root, pieces.append)
    except _RareError:
        return to_html_string(root)
    return "".join(pieces)


class _RareError(Exception):
    """The tree has something that only the original serialiser handles."""


def _serialize(elem: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = elem.tag, elem.text, elem.tail
    if type(tag) is not str or not tag.islower():
        raise _RareError
    pairs = elem.items()
    write(f"<{tag}{_attributes(pairs)}>" if pairs else f"<{tag}>")
    if text:
        write(text if tag in ("script", "style") else _escaped(text))
    for child in elem:
        _serialize(child, write)
    if tag not in HTML_EMPTY:
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


def _escaped(text: str) -> str:
    return _escape_cdata(text) if "&" in text or "<" in text or ">" in text else text


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    pairs = sorted(pairs)
    if not all(type(key) is str and type(value) is str and key != value for key, value in pairs):
        raise _RareError  # without a value, or with its name as value
    return "".join([f' {key}="{_escape_attrib_html(value)}"' for key, value in pairs])
