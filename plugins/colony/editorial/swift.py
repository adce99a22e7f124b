"""Python-Markdown's own stages without the steps that cannot find anything in a text.

Each stage here gives what the original gives; what it spares is asking fifteen patterns and ten block
processors whether they match where the one character that they all begin with does not occur.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Self
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ParagraphProcessor
from markdown.inlinepatterns import (
    DelimiterProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.serializers import (  # type: ignore[attr-defined]  # pinned
    _escape_attrib_html,
    _escape_cdata,
    to_html_string,
)
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER, STX, AtomicString

_TRIGGERS = {
    "backtick": "`", "escape": "\\", "footnote": "[^", "reference": "[", "link": "[", "image_link": "![",
    "image_reference": "![", "short_reference": "[", "short_image_ref": "![", "autolink": "<",
    "automail": "<", "linebreak": "  \n", "html": "<", "entity": "&", "em_strong": "*",
}  # fmt: skip
"""What a text must hold for Python-Markdown's own pattern of this name to find anything."""

_REFERRING = (
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    ImageReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
)
"""Patterns that make nothing of a text without references (``[name]: address``)."""

_SIMPLE = re.compile(
    r"\*(?<!\S\*)(\*?)(?=[^\s*])([^*]*[^\s*])\*\1(?=[\s.,;:!?)]|$)"
    r"|\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>\"'\\*`]+)\)"
)
"""Emphasis that can be nothing else, and a link without a title. A text that holds only such ones, side by
side, needs no search for what else they might be. Both begin with a character written out: only then does re
skip ahead to one of them."""

_EMPHASIS = ["*", "_"]
"""What the pattern ``em_strong`` looks for, unless an extension has taught it more."""

_MAY_BE: dict[str, Callable[[str], bool]] = {
    "hashheader": lambda block: "#" in block,
    "setextheader": lambda block: "\n=" in block or "\n-" in block,
    "hr": lambda block: (
        block[:1] in " -*_" or "\n-" in block or "\n*" in block or "\n_" in block or "\n " in block
    ),
    "quote": lambda block: ">" in block,
    "reference": lambda block: "]:" in block,
}
"""Whether a block can be what Python-Markdown's own processor of this name is for."""

_NOT_FOR_A_LINE = frozenset(
    ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference",
     "table")
)  # fmt: skip
"""Python-Markdown's own processors that want no block of one line that begins with a letter."""


class SwiftMarkdown(Markdown):
    """A parser whose stages are the swift ones."""

    _counted = -1

    def build_parser(self) -> Self:
        """Put the stages together, before extensions add to them."""
        super().build_parser()
        swift = SwiftBlocks(self)
        swift.blockprocessors = self.parser.blockprocessors
        for processor in swift.blockprocessors:
            processor.parser = swift
        self.parser = swift
        self.escapes = SwiftUnescape(self)
        self.treeprocessors.register(self.escapes, "unescape", 0)
        self.treeprocessors.register(SwiftPrettify(self), "prettify", 10)
        self.preprocessors.register(SwiftWhitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(SwiftHtmlBlocks(self), "html_block", 20)
        return self

    def set_output_format(self, format: str) -> Self:
        """Choose the serializer; for HTML, the swift one."""
        super().set_output_format(format)  # type: ignore[arg-type]  # it checks the name itself
        if self.output_format == "html":
            self.serializer = serialized
        return self

    @property
    def block_tags(self) -> _Answers:
        """Tag → whether it is a block's, as the original finds it."""
        if len(self.block_level_elements) != self._counted:  # an extension has taught it a name
            self._counted = len(self.block_level_elements)
            self._answers = _Answers(super().is_block_level)
        return self._answers

    def is_block_level(self, tag: Any) -> bool:
        """The original's answer, which is asked for seventy times an article."""
        return self.block_tags[tag]


class _Answers(dict[Any, bool]):
    """What a function said of each argument so far."""

    def __init__(self, ask: Callable[[Any], bool]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, argument: Any) -> bool:
        answer = self[argument] = self._ask(argument)
        return answer


class SwiftWhitespace(NormalizeWhitespace):
    """Python-Markdown's look for tabs, odd line ends and blank lines of spaces, only where there are any."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with line feeds and spaces as their only white space, and two empty ones more."""
        text = "\n".join([*lines, ""])
        strange = "\t" in text or "\r" in text or STX in text or ETX in text or " \n" in text
        return super().run(lines) if strange else [*lines, "", ""]


class SwiftHtmlBlocks(HtmlBlockPreprocessor):
    """Python-Markdown's search for raw HTML, only where there may be some."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with raw HTML put aside."""
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class SwiftBlocks(BlockParser):
    """Python-Markdown's block stage, which does not ask processors that cannot want a block.

    The original also sorts and copies its registry for each block.
    """

    _steps: list[tuple[Any, Callable[[str], bool] | None]] | None = None
    _paragraphs: Any = None
    """What takes a line that begins with a letter, where no extension could want it."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - Python-Markdown's name
        """Take the blocks, one after the other, into the tree."""
        steps = self._steps = self._steps or self._planned()
        while blocks:
            block = blocks[0]
            if self._paragraphs and block[:1].isalpha() and "\n" not in block:
                self._paragraphs.run(parent, blocks)
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
        if [type(processor) for processor in takers] == [ParagraphProcessor]:
            self._paragraphs = takers[0]
        return [(processor, known.get(id(processor))) for processor in registry]


class SwiftInline(InlineProcessor):
    """Python-Markdown's inline stage, which does not try patterns that cannot match.

    The original tries each of fifteen patterns on every piece of text, and looks the pattern up in a
    registry that sorts itself: a third of all its time. Most pieces hold nothing for any of them, and
    stay as they are.
    """

    def __init__(self, md: SwiftMarkdown) -> None:
        super().__init__(md)
        self._escapes = md.escapes
        registry: Any = md.inlinePatterns
        known = {id(registry[name]): trigger for name, trigger in _TRIGGERS.items() if name in registry}
        if md.delimiters is None or md.delimiters.tokens != _EMPHASIS:
            known = {key: trigger for key, trigger in known.items() if trigger != "*"}
        patterns: Any = list(registry)
        self.inlinePatterns = patterns
        self._triggers = [known.get(id(pattern), "") for pattern in patterns]
        self._has_strangers = "" in self._triggers
        self._knows_simple = _has_original_spans(md)
        self._steps = [self._step_for(pattern) for pattern in patterns]
        self._wants_reference = [type(pattern) in _REFERRING for pattern in patterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Find the inline elements of the whole tree: the original's walk, past what is plain text."""
        self.stashed_nodes = {}
        self.parent_map = {}  # the original asks it for the parents of the tree's root alone, which has none
        stack = [(tree, [*(ancestors or ()), tree.tag.lower()])]
        while stack:
            element, self.ancestors = stack.pop(0)
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            found: list[tuple[Element, list[tuple[Element, list[str]]]]] = []
            for child in element:
                text, tail = child.text, child.tail
                if text and not isinstance(text, AtomicString) and not self._is_plain(text):
                    inner = self._simple(child, text)
                    if inner is None:
                        inner = self._inner(child, text)
                        stack += inner
                    found.append((child, inner))
                if tail and not self._is_plain(tail):
                    self._behind(element, child, tail)
                if len(child):
                    stack.append((child, self.ancestors[:]))
            for child, inner in found:
                for index, (made, _) in enumerate(inner):
                    child.insert(index, made)
        return tree

    def _is_plain(self, text: str) -> bool:
        """Whether no pattern can match, and nothing that was put aside stands in the text."""
        return not (
            self._has_strangers
            or "*" in text
            or "_" in text
            or "[" in text
            or "`" in text
            or "<" in text
            or "&" in text
            or "\\" in text
            or STX in text
            or "  \n" in text
        )

    def _simple(self, child: Element, text: str) -> list[tuple[Element, list[str]]] | None:
        """Take a text of simple spans apart, as :meth:`_inner` does; None for any other text."""
        parts = _SIMPLE.split(text) if self._knows_simple else []
        texts = [part for part in (*parts[::5], *parts[2::5], *parts[3::5]) if part]
        if len(parts) < 2 or not all(map(self._is_plain, texts)):
            return None
        child.text = parts[0]
        made: list[tuple[Element, list[str]]] = []
        for second_star, stressed, label, href, tail in zip(*[iter(parts[1:])] * 5, strict=True):
            if href:
                element = Element("a", {"href": href})
                element.text = label
            else:
                element = Element("strong" if second_star else "em")
                element.text = stressed
            element.tail = tail
            made.append((element, []))
        return made

    def _inner(self, child: Element, text: str) -> list[tuple[Element, list[str]]]:
        """Take an element's text apart; gives the elements that are to stand within it."""
        self.ancestors.append(child.tag.lower())
        child.text = None
        inner: list[tuple[Element, list[str]]] = self._placed(self._handled(text), child)
        self.ancestors.pop()
        return inner

    def _behind(self, element: Element, child: Element, tail: str) -> None:
        """Take the text behind an element apart, and put what it holds there."""
        before = Element("d")
        child.tail = None
        made: list[tuple[Element, list[str]]] = self._placed(self._handled(tail), before, False)
        if before.tail:
            child.tail = before.tail
        place = list(element).index(child) + 1
        for new, _ in reversed(made):
            element.insert(place, new)

    @property
    def _placed(self) -> Any:
        """The original's last step: what was put aside, in its place."""
        return self._InlineProcessor__processPlaceholders  # type: ignore[attr-defined]

    def _handled(self, data: str, index: int = 0) -> str:
        """The original's loop, with the question whether a pattern can match before each step."""
        if isinstance(data, AtomicString):
            return data
        if "\\" in data:
            self._escapes.due = True
        start, count = 0, len(self._triggers)
        while index < count:
            trigger = self._triggers[index]
            if (trigger not in data and (trigger != "*" or "_" not in data)) or (
                self._wants_reference[index] and not self.md.references
            ):
                index, start = index + 1, 0
                continue
            data, matched, start = self._steps[index](self.inlinePatterns[index], data, index, start)
            if not matched:
                index += 1
        return data

    _InlineProcessor__handleInline = _handled

    def _step_for(self, pattern: Any) -> Any:
        is_plain = isinstance(pattern, InlinePattern) and not pattern.ANCESTOR_EXCLUDES
        return self._applied if is_plain else self._InlineProcessor__applyPattern  # type: ignore[attr-defined]

    def _applied(self, pattern: Any, data: str, index: int, start: int) -> tuple[str, bool, int]:
        """The original's step for a pattern that may match anywhere."""
        for match in pattern.getCompiledRegExp().finditer(data, start):
            node, begin, end = pattern.handleMatch(match, data)
            if begin is None or end is None:
                continue
            if node is None:
                return data, True, end
            if not isinstance(node, str) and not isinstance(node.text, AtomicString):
                for child in (node, *node):
                    if child.text:
                        self.ancestors.append(child.tag.lower())
                        child.text = self._handled(child.text, index + 1)
                        self.ancestors.pop()
                    if child.tail:
                        child.tail = self._handled(child.tail, index)
            number = f"{len(self.stashed_nodes):04d}"
            self.stashed_nodes[number] = node
            mark = INLINE_PLACEHOLDER % number
            return f"{data[:begin]}{mark}{data[end:]}", True, begin + len(mark)
        return data, False, 0


def _has_original_spans(md: SwiftMarkdown) -> bool:
    """Whether emphasis and links are Python-Markdown's own, and nothing has been put before them."""
    registry: Any = md.inlinePatterns
    stars = md.delimiters.delimiters.get("*") if md.delimiters is not None else None
    return (
        "link" in registry
        and type(registry["link"]) is LinkInlineProcessor
        and "em_strong" in registry
        and registry["em_strong"] is md.delimiters
        and type(md.delimiters) is DelimiterProcessor
        and stars is not None
        and (stars.tags, stars.smart, stars.double) == (("strong", "em"), False, False)
    )


class SwiftUnescape(UnescapeTreeprocessor):
    """Python-Markdown's last look at every text and attribute, for what backslashes were put aside."""

    due = True
    """False where the inline stage has met no backslash, so that nothing was put aside."""

    def run(self, root: Element) -> None:
        """Put back what was put aside."""
        if self.due:
            super().run(root)


class SwiftPrettify(PrettifyTreeprocessor):
    """Python-Markdown's line breaks between blocks, with each tag looked up once."""

    md: SwiftMarkdown

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
    """The tree holds something of which the original knows more."""


def _serialize(elem: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = elem.tag, elem.text, elem.tail
    if type(tag) is not str or not tag.islower():
        raise _RareError
    if elem.attrib:
        write(f"<{tag}{_attributes(elem)}>")
    else:
        write(f"<{tag}>")
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


def _attributes(elem: Element) -> str:
    pairs = sorted(elem.items())
    if not all(type(key) is str and type(value) is str and key != value for key, value in pairs):
        raise _RareError  # one without a value, or whose value is its name
    return "".join([f' {key}="{_escape_attrib_html(value)}"' for key, value in pairs])
