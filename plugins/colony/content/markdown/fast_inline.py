"""A fast path for Python-Markdown's inline stage, which finds emphasis, links and other spans in a text.

It skips patterns whose first character does not occur in a text, and finds simple emphasis and links with
one pattern. The result is Python-Markdown's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Self
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import (
    DelimiterProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, STX, AtomicString

from colony.content.markdown.fast_stages import FastMarkdown
from colony.content.markdown.needed_extensions import is_stock

_TRIGGERS = {
    "backtick": "`", "escape": "\\", "footnote": "[^", "reference": "[", "link": "[", "image_link": "![",
    "image_reference": "![", "short_reference": "[", "short_image_ref": "![", "autolink": "<",
    "automail": "<", "linebreak": "  \n", "html": "<", "entity": "&", "em_strong": "*",
}  # fmt: skip
"""Name of one of Python-Markdown's patterns → what a text must contain for the pattern to match."""

_REFERRING = (
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    ImageReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
)
"""Patterns that never match in a text without references (``[name]: address``)."""

_SIMPLE = re.compile(
    r"\*(?<!\S\*)(\*?)(?=[^\s*])([^*]*[^\s*])\*\1(?=[\s.,;:!?)]|$)"
    r"|\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>\"'\\*`]+)\)"
)
"""Unambiguous emphasis, and a link without a title. If a text has only such spans, side by side, the other
patterns need not be tried. Both alternatives begin with a literal character, since only then does ``re`` skip
ahead to it."""

_EMPHASIS = ["*", "_"]
"""The characters that the pattern ``em_strong`` looks for, unless an extension has added some."""


class FastParser(FastMarkdown):
    """A parser with fast paths for all stages. The inline stage is set last, after extensions' patterns."""

    _has_foreign_extensions = True

    def __init__(self, *, extensions: Sequence[str | Extension], **options: Any) -> None:
        super().__init__(extensions=extensions, **options)
        named = [each for each in extensions if isinstance(each, str)]
        self._has_foreign_extensions = not all(map(is_stock, named))
        self.treeprocessors.register(FastInline(self), "inline", 20)

    def reset(self) -> Self:
        """Reset the parser for the next text."""
        # The inline stage sets it at a backslash; extensions of other packages may need it in any case.
        self.escapes.due = self._has_foreign_extensions
        return super().reset()


class FastInline(InlineProcessor):
    """Python-Markdown's inline stage without the patterns that cannot match.

    The original tries each of fifteen patterns on every piece of text, and looks each up in a registry that
    sorts itself, which takes a third of its time. Most pieces contain nothing for any of them.
    """

    def __init__(self, md: FastMarkdown) -> None:
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
        """Find the inline elements of the whole tree, as the original does, skipping plain text."""
        self.stashed_nodes = {}
        self.parent_map = {}  # the original uses it for the parents of the tree's root only, which has none
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
        """Whether no pattern can match and the text has no placeholder of Python-Markdown's in it.

        The tests of :data:`_TRIGGERS`, written out: a loop takes three times as long.
        """
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
        """Split a text that has only simple spans, as :meth:`_inner` does; None for any other text."""
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
        """Split an element's text into text and inline elements; returns the elements to insert in it."""
        self.ancestors.append(child.tag.lower())
        child.text = None
        inner: list[tuple[Element, list[str]]] = self._placed(self._handled(text), child)
        self.ancestors.pop()
        return inner

    def _behind(self, element: Element, child: Element, tail: str) -> None:
        """Split the text after an element, and insert the inline elements there."""
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
        """The original's last step, which replaces placeholders by their elements."""
        return self._InlineProcessor__processPlaceholders  # type: ignore[attr-defined]

    def _handled(self, data: str, index: int = 0) -> str:
        """The original's loop over the patterns, without those that cannot match."""
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
        """The original's step for one pattern."""
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


def _has_original_spans(md: FastMarkdown) -> bool:
    """Whether emphasis and links are Python-Markdown's own, and no extension's pattern precedes them."""
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
