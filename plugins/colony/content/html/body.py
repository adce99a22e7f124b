"""Sanitised HTML → a body with marks, its refs, headings, number of words and features.

A mark stands for what depends on other files: a link's address, a picture's renditions, a gallery's photos.
There is one ref per mark, in the same order.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from typing import NamedTuple

from colony.advertising import LABELS
from colony.content.directives import Slot, directives
from colony.content.html.headings import with_headings
from colony.content.html.html_tables import with_tables
from colony.content.html.source_lines import LineFinder
from colony.findings import Notes
from colony.model import Heading, PictureUse, Ref
from colony.text import MARK, ascii_host, content_path, host, is_outside, mark, plain

_ATTRIBUTE = re.compile(r" ([^\s=\"<>]+)=\"([^\"]*)\"")
_PIECE = re.compile(
    r"<p>\s*<img([^>]*)>\s*</p>"
    r"|<(a|img|hr|audio|video|source|track)( [^<>]*)>"
    r"|<(/?)aside\b([^>]*)>(<p class=\"anzeige-label\">[^<]+</p>)?"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_REL = frozenset(
    ("author", "bookmark", "external", "license", "me", "nofollow", "noopener", "noreferrer", "tag", "ugc")
)
_PRE = re.compile(r"<pre(?=[ >])")
_EMPTY_CAPTION = re.compile(r"<figcaption\b[^<>]*>\s*</figcaption>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_FEATURE_TAG = re.compile(r"<(pre|table|dl|audio|video)[ >]")
_FEATURES = (
    ("code", ("pre",), re.compile(r"class=\"highlight")),
    ("footnotes", (), re.compile(r"class=\"footnote[\" -]")),
    ("table", ("table",), None),
    ("admonition", (), re.compile(r"class=\"admonition")),
    ("toc", (), re.compile(r"class=\"toc\"")),
    ("definition", ("dl",), None),
    ("media", ("audio", "video"), re.compile(r"class=\"media[ \"]")),
)
"""(feature, tags, pattern of a class): a body has the feature if it has one of the tags or the class."""

_LONE_SIGNS = ("–", "—", "-", "&")


class Body(NamedTuple):
    """A body, ready to store, with what was found in it."""

    html: str
    refs: tuple[Ref, ...]
    headings: tuple[Heading, ...]
    word_count: int
    features: tuple[str, ...]


class BodyContext(NamedTuple):
    """What a body's refs and findings depend on, besides its HTML."""

    source_path: str
    lang: str
    sponsored: str
    advertisers: Mapping[str, str]
    slots: Sequence[Slot]
    captions: Sequence[str]
    """The HTML of each slot's caption, in the slots' order."""


def finish(html: str, text: str, about: BodyContext, where: LineFinder, notes: Notes) -> Body:
    """The body of sanitised HTML; see the module's docstring.

    Args:
        html: in normal form, with typographic characters.
        text: the text of ``html``, with or without these, for counting words.
        about: what the refs depend on.
        where: finds the lines of faults.
        notes: collects findings.
    """
    html, headings = with_headings(html)
    html = with_tables(html, about.lang)
    if "<pre" in html:
        # A block with long lines scrolls, so it must be reachable by keyboard (WCAG 2.1.1).
        html = _PRE.sub('<pre tabindex="0"', html)
    if "<figcaption" in html:
        html = _EMPTY_CAPTION.sub("", html)
    marker = _Marker(about, where, notes)
    html = _PIECE.sub(marker.replace, html)
    return Body(
        html=html,
        refs=tuple(marker.refs),
        headings=headings,
        word_count=_words(text),
        features=_features(html),
    )


def _features(html: str) -> tuple[str, ...]:
    found = set(_FEATURE_TAG.findall(html))
    has_classes = 'class="' in html
    if not found and not has_classes:
        return ()
    return tuple(
        name
        for name, tags, classes in (*_FEATURES, *_features_of_directives())
        if not found.isdisjoint(tags) or (classes is not None and has_classes and classes.search(html))
    )


@functools.lru_cache(maxsize=1)
def _features_of_directives() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """The features of directives, which are found by the class of the outermost element."""
    names = dict.fromkeys(row.feature for row in directives().values() if row.feature)
    known = {name for name, _, _ in _FEATURES}
    return tuple((name, (), re.compile(f'class="{re.escape(name)}"')) for name in names if name not in known)


def _words(text: str) -> int:
    """The number of words: of pieces between spaces, without single dashes and ampersands."""
    words = text.split()
    return len(words) - sum([words.count(sign) for sign in _LONE_SIGNS if sign in text])


def first_paragraph(html: str) -> str:
    """The first paragraph with letters, as plain text; empty if there is none."""
    for match in _PARAGRAPH.finditer(html):
        text = plain(MARK.sub("", match[1]))
        if any(character.isalpha() for character in text):
            return text
    return ""


class _Marker:
    """Replaces links, pictures and slots by marks, in one pass, and collects their refs."""

    def __init__(self, about: BodyContext, where: LineFinder, notes: Notes) -> None:
        self.refs: list[Ref] = []
        self._about = about
        self._where = where
        self._notes = notes
        self._asides: list[bool] = []
        self._labels = tuple(LABELS.values())

    def replace(self, match: re.Match[str]) -> str:
        """The replacement for one matched piece of HTML."""
        if match[1] is not None:
            return self._image(_attributes(match[1]), alone=True)
        name = match[2]
        if name is None:
            return self._aside(match)
        attributes = _attributes(match[3])
        if name == "a":
            return self._link(attributes)
        if name == "img":
            return self._image(attributes, alone=False)
        if name == "hr":
            return self._slot(attributes, match[0])
        return self._media(name, attributes)

    def _aside(self, match: re.Match[str]) -> str:
        if match[4]:
            if self._asides:
                self._asides.pop()
        else:
            label = plain(match[6] or "")
            self._asides.append('class="anzeige"' in match[5] and label.startswith(self._labels))
        return match[0]

    def _mark(self, ref: Ref) -> str:
        self.refs.append(ref)
        return mark(len(self.refs) - 1)

    def _link(self, attributes: dict[str, str]) -> str:
        rel = [token for token in attributes.pop("rel", "").lower().split() if token in _REL]
        address = unescape(attributes.get("href", "")).strip()
        if is_outside(address):
            rel = self._paid_rel(address, rel)
        elif address and not address.startswith("#") and not _SCHEME.match(address):
            line = self._where.line(address)
            attributes["href"] = self._mark(Ref(kind="link", value=address, line=line))
        if rel:
            attributes["rel"] = " ".join(rel)
        return _tag("a", attributes)

    def _paid_rel(self, address: str, rel: list[str]) -> list[str]:
        """A link's ``rel``, with ``sponsored`` for paid links; unlabelled links to advertisers are errors."""
        about = self._about
        in_ad = any(self._asides)
        place = host(address) if about.advertisers else ""
        name = _advertiser(ascii_host(place), about.advertisers)
        if name and not about.sponsored and not in_ad:
            self._notes.add("ad-unlabelled", self._where.line(address), host=place, name=name)
        return ["sponsored", "noopener"] if name or about.sponsored or in_ad else rel

    def _image(self, attributes: dict[str, str], *, alone: bool) -> str:
        address = unescape(attributes.get("src", "")).strip()
        alt = unescape(attributes["alt"]) if "alt" in attributes else None
        if alt == "" and self._where.has(f"![]({address}"):
            alt = None
        caption = escape(unescape(attributes.get("title", "")), quote=False) if alone else ""
        use = PictureUse(path="", alt=alt, caption_html=caption)
        return self._picture(address, use, self._where.line(address))

    def _picture(self, address: str, use: PictureUse, line: int) -> str:
        path = content_path(address, self._about.source_path) if address else ""
        if not path:
            code = "path-outside" if path is None else "picture-nowhere"
            self._notes.add(code, line, value=address[:80], key="img")
            return escape(use.alt or "")
        if use.alt is None:
            self._notes.add("alt-missing", line, picture=address[:120])
        picture = PictureUse(
            path=path, alt=use.alt, caption_html=use.caption_html, credit=use.credit,
            license=use.license, focus=use.focus, line=line,
        )  # fmt: skip
        return self._mark(Ref(kind="picture", value=address, line=line, picture=picture))

    def _slot(self, attributes: dict[str, str], tag: str) -> str:
        number = attributes.get("data-slot", "")
        if not re.fullmatch(r"[0-9]{1,5}", number) or int(number) >= len(self._about.slots):
            return "" if "data-slot" in tag else tag
        slot = self._about.slots[int(number)]
        if slot.kind != "figure":
            return self._mark(Ref(kind=slot.kind, value=slot.value, line=slot.line))
        options = slot.options
        use = PictureUse(
            path="", alt=options.get("alt"), caption_html=self._about.captions[int(number)],
            credit=options.get("credit", ""), license=options.get("license", ""),
            focus=options.get("focus", ""),
        )  # fmt: skip
        return self._picture(slot.value, use, slot.line)

    def _media(self, name: str, attributes: dict[str, str]) -> str:
        address = unescape(attributes.get("src", "")).strip()
        if is_outside(address):
            self._notes.add("html-linked", self._where.line(address), name=name)
            return f'<a href="{escape(address)}">{escape(host(address))}</a>'
        if address:
            line = self._where.line(address)
            attributes["src"] = self._mark(Ref(kind="link", value=address, line=line))
        return _tag(name, attributes)


def _attributes(text: str) -> dict[str, str]:
    """Name → value of a tag's attributes in normal form; values stay escaped."""
    return dict(_ATTRIBUTE.findall(text))


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join([f' {key}="{value}"' for key, value in attributes.items()]) + ">"


def _advertiser(host: str, advertisers: Mapping[str, str]) -> str:
    """The advertiser with the host's domain or a parent domain of it; empty for none."""
    labels = host.split(".")
    for start in range(len(labels) - 1):
        name = advertisers.get(".".join(labels[start:]))
        if name:
            return name
    return ""
