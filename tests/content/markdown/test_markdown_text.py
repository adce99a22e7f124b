"""Markdown's parser: the extensions, the guards, and the short cut that must change nothing."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from colony.content import source_reader as reading
from colony.content.markdown.fast_inline import FastInline
from colony.content.markdown.markdown_text import MAX_UNCLOSED, MarkdownText
from colony.content.source_reader import InternalError, tools_for
from colony.settings.declaration import SettingsError
from tests.content.samples import codes, entry_of, read_body, settings

PLAIN = settings(MARKDOWN={"extension_configs": {"markdown.extensions.extra": {}}})


PIECES = (
    "Wort", "ä", " ", "  ", "\n", "\n\n", "  \n", " \n", "\n   \n", "\t", "\r\n", "    ", "# ", "\n## A\n",
    "- ", "1. ", "> ", "* ", "*", "**", "***", "_", "`", "``", "\\", "\\*", "&", "&amp;", "<b>", "</b>",
    "<http://a.example/>", "<a@b.example>", "[", "]", "(", ")", "[a](b)", "[a](b 'c')", "[a][b]", "[b]", "!",
    "[b]: http://c.example 'd'", "![a](b)", "![a][b]", "![b]", "\n---\n", "\n===\n", "|", "[^1]", "[^1]: ",
    "\na | b\n--|--\n1 | 2\n", "*[Wort]: ", "\x02", "\x03", "klzzwxh:0001",
)  # fmt: skip

SPANS = (
    "Wort", " ", " ", "\n", ".", ", ", "(", ")", "*Wort*", "**zwei Wörter**", "***alle***", "*a", "b*", "**a",
    "*a\nb*", "[a b](http://c.example/d_e?f=g&h=i#j)", "[a_b](c)", "[*a*](b)", "*[a](b)*", "[a]()", "[](b)",
    "![a](b)", "[a [b](c) d](e)", "[a](b (c))", "[a](b&amp;c)", "[b]", "\n\n[b]: c\n\n", "_", "&", "`",
    "\n\n- ", "\n- ", "\n\n> ",
)  # fmt: skip
"""Spans in running text, and what may stand beside them."""


@given(
    st.text(alphabet="ab *_`[]()!<>&\\\n#:^~|-{}1.\"'/", max_size=80)
    | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    | st.lists(st.sampled_from(SPANS), max_size=12).map("".join)
)
@example(text="_\\>_")
@example(text="[a [b] c](d)\n\n[b]: e")
@example(text="*a _b* c_ **d***")
def test_the_short_cut_changes_nothing(text: str) -> None:
    """Skipping patterns that cannot match gives the HTML that Python-Markdown gives."""
    extra = {"extra": {"footnotes": {"BACKLINK_TITLE": "Zurück zur Stelle der Fußnote {}", "SEPARATOR": "-"}}}
    original = markdown.Markdown(extensions=["extra"], extension_configs=extra, output_format="html")
    assert _unnumbered(MarkdownText(PLAIN, "de").convert(text)) == _unnumbered(original.convert(text))


def _unnumbered(html: str) -> str:
    """HTML without the numbers of what Python-Markdown put aside and, by a fault of its own, left there."""
    return re.sub(r"0\d*", "", html)


@pytest.mark.parametrize(
    "fence",
    [
        '``` {.python cssfile="EVIL" full="1"}',
        "```{.python full=1 cssfile=EVIL}",
        '~~~\t{ .python tagsfile="EVIL" }',
        "```{python cssfile='EVIL' full=true}",
    ],
)
def test_code_blocks_write_no_files(fence: str, tmp_path: Path) -> None:
    """Options of Pygments that open files never reach it."""
    evil = tmp_path / "evil.css"
    reading = read_body(f"{fence.replace('EVIL', str(evil))}\nx = 1\n{fence[:3]}\n")
    assert not evil.exists()
    assert 'class="highlight"' in reading.body_html
    assert codes(reading) == ["fence-attribute"]


@pytest.mark.parametrize(
    ("fence", "found_codes"),
    [
        ('``` { lang="python" line="1" }', ["fence-attribute"]),
        ("``` { .python hl_lines='1' linenos=true }", []),
        ("```{python}", []),
        ("``` python", []),
    ],
)
def test_fence_attributes(fence: str, found_codes: list[str]) -> None:
    """However its language is named, a code block is highlighted and the article stays."""
    reading = read_body(f"Text\n\n{fence}\nimport x\n```\n")
    assert '<span class="kn">import</span>' in reading.body_html
    assert [(each.code, each.line) for each in reading.findings] == [(code, 6) for code in found_codes]


@pytest.mark.parametrize("mark", ["<a ", "[", "![", "[a](", "<![CDATA[", "<?"])
def test_floods_become_text(mark: str) -> None:
    """Hundreds of brackets that never close are text, with a finding."""
    reading = read_body(mark * (MAX_UNCLOSED + 100))
    assert "markup-unclosed" in codes(reading)
    assert mark.strip("<a ") in reading.body_html


@pytest.mark.parametrize("line", ["a\n-\n", "---\n", "# a\n", "*[a]: b\n", "```a\n"])
def test_many_short_blocks(line: str) -> None:
    """Thousands of lines that are blocks by themselves are read as such."""
    reading = read_body("Text\n\n" + line * 4000)
    assert "Text" in reading.body_html


@pytest.mark.parametrize("text", ["> " * 20_000 + "a", "\n".join("    " * n + "- a" for n in range(300))])
def test_deep_nesting(text: str) -> None:
    """A text nested too deeply is shown, if need be as it was written."""
    reading = read_body(text)
    assert entry_of(reading).word_count > 0


def test_after_a_failure_the_next_text_is_read_as_ever() -> None:
    """A text that broke the parser off in the middle leaves nothing behind."""
    text = "1. a\n\n    b\n2. c\n"
    before = read_body(text)
    assert codes(read_body("1. " * 20_000)) == ["markup-unreadable"]
    assert read_body(text) == before


class Failing(Extension):
    """An extension that fails on every text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take part."""
        md.preprocessors.register(_Blind(md), "failing", 99)


class _Blind(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        raise AttributeError(f"no {len(lines)}")


def test_an_extension_that_fails_is_told_to_the_author() -> None:
    """It fails on this text, whoever calls it: the text is shown as it stands."""
    (found,) = read_body("x", MARKDOWN={"extensions": [f"{__name__}:Failing"]}).findings
    assert found.code == "markup-unreadable"
    assert "AttributeError: no " in found.message


def wrong(*_: object) -> str:
    """A piece of code that is wrong, in a file of Python-Markdown's."""
    return markdown.util.code_escape(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("owner", "name", "value"),
    [
        (FastInline, "_is_plain", None),
        (FastInline, "_handled", wrong),
        (reading, "clean", None),
    ],
    ids=["our code", "handed on", "later"],
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_fault_of_ours_is_none_of_the_texts(
    owner: object, name: str, value: object, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops the build, names the file and asks to be reported; no author is blamed for it."""
    monkeypatch.setattr(owner, name, value)
    tools_for(settings())._parsers.clear()
    with pytest.raises(InternalError, match=r"probe\.md .*(TypeError|AttributeError).* Colony") as caught:
        read_body("Ein *Satz* `c` a_b", DEFAULT_LANG=lang)
    assert ("bitte" if lang == "de" else "please") in str(caught.value)
    tools_for(settings())._parsers.clear()


def test_unknown_extension() -> None:
    """A setting that names no extension is the operator's fault, and the message names the setting."""
    with pytest.raises(SettingsError, match="MARKDOWN"):
        MarkdownText(settings(MARKDOWN={"extensions": ["gibt.es.nicht"]}), "de")


def test_nothing_leaks_from_text_to_text() -> None:
    """Link references, footnotes and abbreviations of one article are unknown to the next."""
    read_body("[a]: https://a.example/\n[^1]: fn\n*[HTML]: x\n\n[a] [^1] HTML")
    html = read_body("[a] [^1] HTML").body_html
    assert html == "<p>[a] [^1] HTML</p>"
