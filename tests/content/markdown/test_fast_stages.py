"""The fast stages give what Python-Markdown's own give, for any tree."""

from __future__ import annotations

from xml.etree.ElementTree import Comment, Element, ProcessingInstruction, QName

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.serializers import to_html_string
from markdown.treeprocessors import PrettifyTreeprocessor

from colony.content.markdown.fast_inline import _TRIGGERS, FastInline
from colony.content.markdown.fast_stages import FastMarkdown, FastPrettify, serialized
from colony.content.markdown.markdown_text import MarkdownText
from tests.content.samples import settings

TEXTS = st.one_of(st.none(), st.text(alphabet="a &<>\"'\n;#1", max_size=8))
NAMES = (
    "p",
    "div",
    "em",
    "a",
    "code",
    "pre",
    "br",
    "img",
    "ul",
    "li",
    "script",
    "style",
    "P",
    "Br",
    "my-tag",
)
TAGS = st.sampled_from([*NAMES, Comment, ProcessingInstruction, QName("{urn:a}b"), QName("c"), None])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["href", "alt", "hidden", "id"]),
    st.one_of(st.none(), st.just("hidden"), st.text(alphabet='a&"<>\n', max_size=5)),
    max_size=3,
)


def _element(tag: object, text: str | None, tail: str | None, attributes: dict[str, str | None]) -> Element:
    made = Element("x")
    made.tag, made.text, made.tail = tag, text, tail  # type: ignore[assignment]
    for key, value in attributes.items():
        made.set(key, value)  # type: ignore[arg-type]
    return made


def _with_children(element: Element, children: list[Element]) -> Element:
    element.extend(children)
    return element


LEAVES = st.builds(_element, TAGS, TEXTS, TEXTS, ATTRIBUTES)
TREES = st.recursive(LEAVES, lambda inner: st.builds(_with_children, LEAVES, st.lists(inner, max_size=4)))


@given(TREES)
def test_serialized(tree: Element) -> None:
    """Escapes, empty tags, attributes without a value, and what is no element at all."""
    try:
        wanted = to_html_string(tree)
    except (TypeError, AttributeError, ValueError) as fault:  # such as an instruction without text
        with pytest.raises(type(fault)):
            serialized(tree)
    else:
        assert serialized(tree) == wanted


@given(TREES, TREES)
def test_prettify(tree: Element, beside: Element) -> None:
    """Line breaks between blocks, wherever blocks stand."""
    root = Element("div")
    root.extend([tree, beside])
    copy = Element("div")
    copy.extend([_copied(tree), _copied(beside)])
    FastPrettify(FastMarkdown()).run(root)
    PrettifyTreeprocessor(Markdown()).run(copy)
    assert _told(root) == _told(copy)


def _copied(element: Element) -> Element:
    made = _element(element.tag, element.text, element.tail, dict(element.attrib))
    made.extend(map(_copied, element))
    return made


def _told(element: Element) -> list[object]:
    return [(each.tag, each.text, each.tail) for each in element.iter()]


def test_blocks_that_an_extension_names() -> None:
    """A name taught later is a block's from then on."""
    parser = FastMarkdown()
    assert not parser.is_block_level("mermaid")
    parser.block_level_elements.append("mermaid")
    assert parser.is_block_level("mermaid")
    assert parser.is_block_level("DIV")
    assert not parser.is_block_level(Comment)


@pytest.mark.parametrize("name", ["python", "py", "Python", "nonesuch", ""])
def test_lexers(name: str) -> None:
    """A code block's language is found by any of its names; one that there is none for stays plain."""
    html = MarkdownText(settings(), "de").convert(f"``` {name}\nimport x\n```\n")
    assert ('<span class="kn">import</span>' in html) == (name.lower() in ("python", "py"))
    assert "import" in html


@pytest.mark.parametrize("trigger", [*_TRIGGERS.values(), "_", "\x02"])
def test_no_sign_of_a_pattern_is_plain(trigger: str) -> None:
    """What any pattern begins with keeps a text from being passed by."""
    assert FastInline(FastMarkdown())._is_plain("ein Satz, zwei")
    assert not FastInline(FastMarkdown())._is_plain(f"ein {trigger} Satz")
