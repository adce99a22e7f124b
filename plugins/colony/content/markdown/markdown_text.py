"""Markdown → HTML, by Python-Markdown.

One parser per process and language is kept and reset between texts, since making one takes longer than a
short article. Options of code blocks for Pygments are limited, since its formatter would write files if a
block asks for it (``cssfile``).
"""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension, codehilite
from markdown.preprocessors import Preprocessor
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import ClassNotFound, find_lexer_class_by_name

import colony
from colony.content.html.anchors import anchor_slug
from colony.content.markdown.directive_fences import CUE_LINE
from colony.content.markdown.needed_extensions import NeededExtensions
from colony.locale import choose
from colony.overrides import differing, is_known
from colony.settings import ReaderSettings, SettingsError

_FENCE_WITH_BRACES = re.compile(r"(`{3,}|~{3,}) *(\{.*)")
_ATTRIBUTE = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s}]+))|([.#])([\w+#-]+)|([\w+#-]+)")
_HARMLESS = {"hl_lines": r"[\d -]*", "linenos": r"\w*", "linenostart": r"\d{1,6}", "anchor_linenos": r"\w*"}
MAX_UNCLOSED = 300
MAX_PARSERS = 48
"""Most parsers kept, one per set of extensions: a megabyte in all."""

_PEELED = re.compile(r"^(?:[-=*_][-=*_ ]*|#{1,6} .*|\*\[[^\]\n]*\]:.*)$", re.MULTILINE)
_FLOODS = (
    ("<", re.compile(r"<(?=[A-Za-z/!?])"), ">", "&lt;"),
    ("](", re.compile(r"\]\("), ")", r"]\\("),
    ("[", re.compile(r"\["), "]", r"\\["),
)
_LANGUAGE_KEYS = ("lang", "language", "class")
_BACKLINK = {"de": "Zurück zur Stelle der Fußnote {}", "en": "Back to footnote {} in the text"}

LANGUAGES = frozenset(_BACKLINK)
"""Languages with words of their own in the parser's HTML; all others share the English parser."""


class Unreadable(Exception):  # noqa: N818 - it is the text that is
    """Python-Markdown, or an extension, failed on a text. The message says how."""


class MarkdownText:
    """A Markdown parser for texts of one language. For one thread."""

    def __init__(self, settings: ReaderSettings, lang: str) -> None:
        self._settings = settings
        self._lang = lang
        self._fences = _FenceGuard()
        self._cues = _CueReplacer()
        self._floods = _FloodGuard()
        self._configs = _configs(settings, self._lang)
        self._extensions_needed = NeededExtensions(settings.markdown_extensions, self._configs)
        self._parser_class = _parser_class()
        self._parsers: dict[tuple[str, ...], Markdown] = {}
        self._parser_with(settings.markdown_extensions)

    def _parser_with(self, extensions: tuple[str, ...]) -> Markdown:
        parser = self._parsers.get(extensions)
        if parser is None:
            if len(self._parsers) >= MAX_PARSERS:
                self._parsers.clear()
            parser = self._parsers[extensions] = self._made(extensions)
        return parser

    def _made(self, extensions: tuple[str, ...], parser_class: type[Markdown] | None = None) -> Markdown:
        ours = _ColonyExtension(self._fences, self._floods, self._cues)
        try:
            return (parser_class or self._parser_class)(
                extensions=[*extensions, ours],
                extension_configs={name: self._configs[name] for name in extensions if name in self._configs},
                output_format="html",
            )
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            if _is_of_colony(error):
                raise
            raise SettingsError(
                f"setting MARKDOWN: an extension cannot be loaded: {error}; remove or install it."
            ) from error

    def convert(self, text: str, cues: Sequence[str] = ()) -> str:
        """The HTML of a text.

        Args:
            text: Markdown, with cues in place of directives.
            cues: the HTML of each cue.

        Raises:
            Unreadable: the text is nested too deeply, or an extension failed on it.
            Exception: Colony's own code failed.
        """
        extensions = self._extensions_needed.needed(text)
        try:
            return self._converted(self._parser_with(extensions), text, cues)
        except Exception as error:
            # reset() keeps the block parser's stack, which must not reach the next text.
            del self._parsers[extensions]
            if isinstance(error, RecursionError):
                raise Unreadable(type(error).__name__) from error
            if _is_of_colony(error) or self._is_read_by_stock(text, cues):
                raise
            raise Unreadable(f"{type(error).__name__}: {error}"[:200]) from error

    def _converted(self, parser: Markdown, text: str, cues: Sequence[str]) -> str:
        parser.reset()
        self._cues.html = cues
        self._cues.markdown = parser
        self._fences.ignored = []
        self._floods.marks = []
        return parser.convert(text)

    def _is_read_by_stock(self, text: str, cues: Sequence[str]) -> bool:
        """Whether Python-Markdown's own classes can read a text on which the fast paths failed."""
        parser = self._made(self._settings.markdown_extensions, Markdown)
        try:
            self._converted(parser, text, cues)
        except Exception:  # noqa: BLE001 - an extension raises what it likes
            return False
        return self._parser_class is not Markdown

    @property
    def ignored_attributes(self) -> list[str]:
        """The attributes of code blocks in the last text that were dropped."""
        return self._fences.ignored

    @property
    def floods(self) -> list[str]:
        """The characters that the last text had unclosed by the hundred, and that were read as text."""
        return self._floods.marks


def _is_of_colony(error: Exception) -> bool:
    """Whether an error was raised by Colony's own code and not by a library."""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    return Path(frame.f_code.co_filename).is_relative_to(Path(str(colony.__file__)).parent)


def _parser_class() -> type[Markdown]:
    if differing("markdown"):
        return Markdown
    # Another version of Python-Markdown may lack what this module imports.
    from colony.content.markdown.fast_inline import FastParser  # noqa: PLC0415

    return FastParser


_lexer_class = functools.lru_cache(maxsize=512)(find_lexer_class_by_name)


def _lexer(name: str | None, **options: Any) -> Lexer:
    if not name:
        raise ClassNotFound("a code block without a language")
    return _lexer_class(name)(**options)


if is_known(codehilite.__name__):
    # Pygments searches 500 lexers for each name: 3 % of all reading time.
    codehilite.get_lexer_by_name = _lexer  # type: ignore[attr-defined]


class _Formatters:
    """A cache of Pygments' formatters by their options, since making one computes a stylesheet."""

    def __init__(self) -> None:
        self._made: dict[str, HtmlFormatter[str]] = {}

    def __call__(self, lang_str: str, **options: Any) -> HtmlFormatter[str]:
        """The formatter for these options; the language does not matter."""
        key = repr(sorted(options.items()))
        if len(self._made) >= MAX_PARSERS:  # a code block can ask for lines of its own to stand out
            self._made.clear()
        if key not in self._made:
            self._made[key] = HtmlFormatter(**options)
        return self._made[key]


def parser_for_pelican(options: Mapping[str, Any], cues: Sequence[str]) -> Markdown:
    """A parser for one text under a classic theme, with Pelican's MARKDOWN setting.

    Options of code blocks are limited as in :class:`MarkdownText`.

    Args:
        options: the setting.
        cues: the HTML of each cue of the text.
    """
    replacer = _CueReplacer()
    ours = _ColonyExtension(_FenceGuard(), _FloodGuard(), replacer)
    extensions = [*options.get("extensions", []), ours]
    parser = Markdown(**{**options, "extensions": extensions})
    replacer.markdown, replacer.html = parser, cues
    return parser


def _configs(settings: ReaderSettings, lang: str) -> dict[str, dict[str, Any]]:
    """The settings' configuration of extensions, with Colony's defaults."""
    configs: dict[str, dict[str, Any]] = {
        name: dict(values or {}) for name, values in settings.markdown_configs.items()
    }
    for name in settings.markdown_extensions:
        config = configs.setdefault(name, {})
        short = name.rsplit(".", 1)[-1]
        if short == "codehilite":
            # Guessing would try every lexer on every block without a language.
            config.setdefault("guess_lang", False)
            config.setdefault("css_class", "highlight")
            config.setdefault("pygments_formatter", _Formatters())
        elif short == "extra":
            footnotes = dict(config.get("footnotes", {}))
            footnotes.setdefault("BACKLINK_TITLE", choose(lang, _BACKLINK))
            footnotes.setdefault("SEPARATOR", "-")
            config["footnotes"] = footnotes
        elif short == "footnotes":
            config.setdefault("BACKLINK_TITLE", choose(lang, _BACKLINK))
            # ":" in an id cannot be written in a CSS selector without escaping.
            config.setdefault("SEPARATOR", "-")
        elif short == "toc":
            config.setdefault("slugify", anchor_slug)
    return {name: values for name, values in configs.items() if not name.endswith(".meta")}


class _ColonyExtension(Extension):
    def __init__(self, fences: _FenceGuard, floods: _FloodGuard, cues: _CueReplacer) -> None:
        super().__init__()
        self._fences = fences
        self._floods = floods
        self._cues = cues

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # Fenced code is taken out of the text at 25 and raw HTML at 20.
        md.preprocessors.register(self._fences, "colony_fences", 28)
        md.preprocessors.register(self._floods, "colony_floods", 24)
        md.preprocessors.register(self._cues, "colony_cues", 22)


class _FenceGuard(Preprocessor):
    """Lets only harmless attributes through to code blocks, before the fences are read."""

    def __init__(self) -> None:
        super().__init__()
        self.ignored: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        fences = [line for line in lines if line[:3] in ("```", "~~~")]
        if len(fences) > MAX_UNCLOSED and 4 * sum(not line.strip("`~ ") for line in fences) < len(fences):
            # For each fence the whole text would be searched for its end. An indented line is no fence.
            return [f" {line}" if line[:3] in ("```", "~~~") else line for line in lines]
        for index, line in enumerate(lines) if fences else ():
            if line[:3] in ("```", "~~~") and "{" in line:
                match = _FENCE_WITH_BRACES.fullmatch(line)
                if match:
                    lines[index] = f"{match[1]} {self._harmless(match[2])}"
        return lines

    def _harmless(self, attributes: str) -> str:
        language_name = ""
        kept = []
        for match in _ATTRIBUTE.finditer(attributes):
            value = next((part for part in match.groups()[1:4] if part is not None), "")
            if match[5] == "." or (match[1] in _LANGUAGE_KEYS):
                language_name = language_name or match[6] or value
            elif match[7] and not language_name:
                language_name = match[7]
            elif match[1] in _HARMLESS and re.fullmatch(_HARMLESS[match[1]], value):
                kept.append(f'{match[1]}="{value}"')
            elif match[5] == "#":
                kept.append(f"#{match[6]}")
            else:
                self.ignored.append(match[0])
        if not kept:
            return language_name if re.fullmatch(r"[\w#.+-]*", language_name) else ""
        head = f".{language_name} " if re.fullmatch(r"[\w+#-]+", language_name) else ""
        return f"{{ {head}{' '.join(kept)} }}"


class _FloodGuard(Preprocessor):
    """Escapes unclosed brackets if there are hundreds, on which the parser would spend minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if len(lines) > MAX_UNCLOSED and len(_PEELED.findall(text)) > MAX_UNCLOSED:
            # Lines that end a block: a blank line after each keeps blocks short.
            text = _PEELED.sub(r"\g<0>\n", text)
            lines = text.split("\n")
        for mark, opening, closing, escaped in _FLOODS:
            count = text.count(mark)
            if count > MAX_UNCLOSED and count - text.count(closing) > count // 4:
                text = opening.sub(escaped, text)
                self.marks.append(mark)
        return text.split("\n") if self.marks else lines


class _CueReplacer(Preprocessor):
    """Replaces cues by their HTML, after fenced code has been taken out of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.markdown: Markdown | None = None
        self.html: Sequence[str] = ()

    def run(self, lines: list[str]) -> list[str]:
        if not self.html or self.markdown is None:
            return lines
        stash = self.markdown.htmlStash
        for index, line in enumerate(lines):
            match = CUE_LINE.fullmatch(line) if line[:1] == "\x1a" else None
            if match:
                lines[index] = stash.store(self.html[int(match[1])])
        return lines
