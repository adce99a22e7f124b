"""From one source file's bytes to a Reading: all steps in their order."""

from __future__ import annotations

import re
import threading
from html import escape
from posixpath import splitext
from zoneinfo import ZoneInfo

from colony.content import other_formats as foreign
from colony.content.entry_builder import Head, build, read_head
from colony.content.front_matter.header_block import SourceText, decode, split
from colony.content.front_matter.metadata import merge
from colony.content.html.body import BodyContext, finish
from colony.content.html.sanitise import clean, clean_caption
from colony.content.html.source_lines import LineFinder
from colony.content.markdown.directive_fences import Expansion, expand
from colony.content.markdown.markdown_text import LANGUAGES, MarkdownText, Unreadable
from colony.content.markdown.typography import is_typewritten, typeset
from colony.findings import Notes
from colony.locale import choose, nearest
from colony.model import EntryType, Reading
from colony.settings import ReaderSettings, SettingsError
from colony.tables import entry_types
from colony.text import plain

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown", ".mkd", ".mdown"))
_MARKUP_IN_SUMMARY = re.compile(r"[*_`<\[\\&\n]")
_INTERNAL = {
    "de": (
        "{path} lässt sich nicht lesen ({fault}). Das ist ein Fehler in Colony, nicht im Text: bitte mit den"
        " Zeilen darüber melden. Bis dahin lässt „status: skip“ im Kopf der Datei sie aus."
    ),
    "en": (
        "{path} cannot be read ({fault}). This is a fault in Colony, not in the text: please report it with"
        " the lines above. Until then “status: skip” in the file's head leaves it out."
    ),
}


class InternalError(RuntimeError):
    """Colony failed on a source file because of a fault in its own code, which the author cannot repair."""


class ReaderTools:
    """Objects for reading with the same settings that are costly to make, such as parsers. For one thread."""

    def __init__(self, settings: ReaderSettings) -> None:
        self.settings = settings
        self.zone = ZoneInfo(settings.timezone)
        self._parsers: dict[str, MarkdownText] = {}

    def parser(self, lang: str) -> MarkdownText:
        """The Markdown parser for a language."""
        key = nearest(lang, LANGUAGES)
        if key not in self._parsers:
            self._parsers[key] = MarkdownText(self.settings, key)
        return self._parsers[key]


_kept = threading.local()


def tools_for(settings: ReaderSettings) -> ReaderTools:
    """This thread's tools for these settings; made anew only if the settings have changed."""
    tools: ReaderTools | None = getattr(_kept, "tools", None)
    if tools is None or (tools.settings is not settings and tools.settings != settings):
        tools = _kept.tools = ReaderTools(settings)
    return tools


def read(source_path: str, data: bytes, entry_type: EntryType, settings: ReaderSettings) -> Reading:
    """Read one source file. Equal arguments give equal Readings.

    Args:
        source_path: relative to the content root, with ``/``; its ending decides the format.
        data: the file's bytes.
        entry_type: the file's type (:func:`colony.content.inventory.classify`).
        settings: everything else that reading depends on.

    Returns:
        The entry, its body with marks, and the findings. The entry is None if the author set
        ``status: skip``, or, with an error among the findings, if something that its type needs is missing.

    Raises:
        SettingsError: a Markdown extension that the settings name cannot be loaded.
        InternalError: Colony's own code failed. Bad content raises nothing.
    """
    try:
        return _read_bytes(source_path, data, entry_type, settings)
    except (SettingsError, MemoryError):
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        said = choose(settings.default_lang, _INTERNAL).format(path=source_path, fault=fault)
        raise InternalError(said) from error


def _read_bytes(source_path: str, data: bytes, entry_type: EntryType, settings: ReaderSettings) -> Reading:
    notes = Notes(source_path, settings.default_lang)
    if len(data) > settings.max_source_bytes:
        notes.add("file-too-large", size=len(data), limit=settings.max_source_bytes)
        return Reading(entry=None, body_html="", findings=notes.sorted())
    tools = tools_for(settings)
    text = decode(data, notes)
    suffix = splitext(source_path)[1].lower()
    if suffix in MARKDOWN_SUFFIXES:
        return _read(split(text, notes), None, tools, notes, source_path=source_path, entry_type=entry_type)
    given = foreign.read(suffix, text, settings, notes)
    if given is None:
        notes.add("format-unknown", suffix=suffix)
        return Reading(entry=None, body_html="", findings=notes.sorted())
    return _read(given.source, given.html, tools, notes, source_path=source_path, entry_type=entry_type)


def _read(
    source: SourceText,
    html: str | None,
    tools: ReaderTools,
    notes: Notes,
    *,
    source_path: str,
    entry_type: EntryType,
) -> Reading:
    settings = tools.settings
    fields = merge(source_path, source, settings, notes)
    head = read_head(fields, entry_type, source_path, settings, notes)
    if head is None:
        return Reading(entry=None, body_html="", findings=())
    where = LineFinder(source.body, source.body_line)
    expansion = Expansion("", (), ())
    if html is None:
        expansion = expand(source.body, source.body_line, head.lang, notes)
        html = _markdown(expansion, tools.parser(head.lang), where, notes)
    html, captions = take_captions(html, len(expansion.slots))
    html, text = clean(html, where, notes, trusting=not settings.sanitise)
    if settings.typographic_quotes:
        html = typeset(html, head.lang) if is_typewritten(text) else html
        captions = [typeset(caption, head.lang) for caption in captions]
    about = BodyContext(
        source_path, head.lang, head.sponsored, settings.advertisers, expansion.slots, captions
    )
    body = finish(html, text, about, where, notes)
    if not body.html.strip() and entry_types()[entry_type].needs_body and head.status == "published":
        notes.add("body-empty", source.body_line)
    summary = _summary(fields.text("summary", joined=True), tools, head)
    entry = build(
        fields, head, body, notes,
        summary=summary, entry_type=entry_type, source_path=source_path, settings=settings, zone=tools.zone,
    )  # fmt: skip
    return Reading(entry=entry, body_html=body.html if entry else "", findings=notes.sorted())


def _markdown(expansion: Expansion, parser: MarkdownText, where: LineFinder, notes: Notes) -> str:
    """The body's HTML; if the parser fails, the unparsed text in ``<pre>``, with a finding."""
    try:
        html = parser.convert(expansion.text, expansion.html)
    except Unreadable as error:
        notes.add("markup-unreadable", 0, problem=error)
        return f"<pre>{escape(expansion.text)}</pre>"
    for mark in parser.floods:
        notes.add("markup-unclosed", where.line(mark), mark=mark)
    if parser.ignored_attributes:
        names = ", ".join(dict.fromkeys(parser.ignored_attributes))
        notes.add("fence-attribute", where.line(parser.ignored_attributes[0]), names=names[:80])
    return html


def take_captions(html: str, count: int) -> tuple[str, list[str]]:
    """(the HTML without captions, the captions' HTML): one per slot, from between its two ``<hr>`` tags."""
    captions = []
    for number in range(count):
        opening, closing = f'<hr data-slot="{number}">', f'<hr data-slot-end="{number}">'
        start = html.find(opening)
        end = html.find(closing, start)
        if 0 <= start < end:
            start += len(opening)
            captions.append(clean_caption(html[start:end]))
            html = html[:start] + html[end + len(closing) :]
        else:
            captions.append("")
    return html, captions


def _summary(given: str, tools: ReaderTools, head: Head) -> str:
    """The author's summary as plain text. On Pelican sites it may have Markdown or HTML."""
    if not _MARKUP_IN_SUMMARY.search(given):
        return given
    if given.startswith("<"):
        return plain(clean_caption(given))
    try:
        return plain(clean_caption(tools.parser(head.lang).convert(given)))
    except Unreadable:
        return plain(given)
