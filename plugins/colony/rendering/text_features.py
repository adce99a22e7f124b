"""Features of texts – quotes, notes, tables … – as a theme's own components make them.

Reading makes their HTML: it is kept, and it goes into feeds and under themes of Pelican's kind, too. So
it follows no theme. Where a theme's component makes other HTML of the same things, pages show that: the
element is taken apart again, and the component is called with what was in it. A component that makes what
reading makes is never called, which is so with Colony's own.

A text is as :mod:`colony.text.body_marks` says: what looks like a tag here is one, and each has its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import NamedTuple

from markupsafe import Markup

Make = Callable[..., str]
"""A component's macro: takes ``html`` and what else :data:`FEATURES` finds, by their names."""


class Feature(NamedTuple):
    """Something that texts may hold. Its component is named like its macro."""

    start: str
    """What its element begins with."""
    whole: re.Pattern[str]
    """The element, with what its component is called with as named groups."""
    samples: tuple[str, ...]
    """Elements as reading makes them, one for each way."""

    @property
    def tag(self) -> str:
        """The element's name."""
        return self.start[1:].partition(" ")[0].rstrip(">")


def _feature(start: str, rest: str, *samples: str) -> Feature:
    return Feature(start, re.compile(re.escape(start) + rest, re.DOTALL), samples)


FEATURES: Mapping[str, Feature] = {
    "note": _feature(
        '<aside class="note"',
        ' aria-label="(?P<label>[^"]*)">(?:<p class="note-title">(?P<title>[^<]*)</p>)?(?P<html>.*)</aside>',
        '<aside class="note" aria-label="T"><p class="note-title">T</p><p>H</p></aside>',
        '<aside class="note" aria-label="L"><p>H</p></aside>',
    ),
    "quote": _feature(
        '<figure class="quote"',
        "><blockquote>(?P<html>.*)</blockquote>(?:<figcaption>(?P<source>[^<]*)</figcaption>)?</figure>",
        '<figure class="quote"><blockquote><p>H</p></blockquote><figcaption>S</figcaption></figure>',
        '<figure class="quote"><blockquote><p>H</p></blockquote></figure>',
    ),
    "anzeige": _feature(
        '<aside class="anzeige"',
        ' aria-label="(?P<label>[^"]*)"><p class="anzeige-label">[^<·]* · (?P<advertiser>[^<]*)</p>'
        "(?P<html>.*)</aside>",
        '<aside class="anzeige" aria-label="L"><p class="anzeige-label">L · A</p><p>H</p></aside>',
    ),
    "table": _feature(
        '<section class="table"',
        ' tabindex="0" aria-label="(?P<label>[^"]*)">(?P<html>.*)</section>',
        '<section class="table" tabindex="0" aria-label="L"><table></table></section>',
    ),
    "footnotes": _feature(
        '<div class="footnote"', ">(?P<html>.*)</div>", '<div class="footnote"><hr><ol></ol></div>'
    ),
    "code": _feature(
        '<div class="highlight"', ">(?P<html>.*)</div>", '<div class="highlight"><pre>H</pre></div>'
    ),
    "media": _feature(
        '<figure class="media ',
        'media-(?P<kind>audio|video)">(?P<html>.*)</figure>',
        '<figure class="media media-audio"><audio src="H"></audio></figure>',
    ),
    "admonition": _feature(
        '<div class="admonition ',
        r'(?P<kind>[^"]*)">\s*(?:<p class="admonition-title">(?P<title>[^<]*)</p>)?(?P<html>.*)</div>',
        '<div class="admonition K"><p class="admonition-title">T</p><p>H</p></div>',
        '<div class="admonition K"><p>H</p></div>',
    ),
    "toc": _feature('<div class="toc"', ">(?P<html>.*)</div>", '<div class="toc"><ul></ul></div>'),
    "definition": _feature("<dl", ">(?P<html>.*)</dl>", "<dl><dt>H</dt></dl>"),
}
"""Name of a feature, as entries have it among theirs → how it is found."""


class TextComponents:
    """Makes texts' features by the components of one theme in one language.

    Args:
        macro_of: gives a feature's macro; None where the theme has none.
    """

    def __init__(self, macro_of: Callable[[str], Make | None]) -> None:
        self._macro_of = macro_of
        self._known: dict[str, Make | None] = {}

    def applied(self, text: str) -> str:
        """A text with its features made by those components that make something of their own."""
        makes = {name: make for name in features_in(text) if (make := self._own(name)) is not None}
        return with_components(text, makes) if makes else text

    def _own(self, feature: str) -> Make | None:
        if feature not in self._known:
            make = self._macro_of(feature)
            self._known[feature] = None if make is None or is_as_read(feature, make) else make
        return self._known[feature]


def component_of(feature: str) -> str:
    """The name of the template that holds a feature's macro."""
    return f"components/{feature}.html"


def features_in(html: str) -> list[str]:
    """The features that a text holds."""
    return [name for name, feature in FEATURES.items() if feature.start in html]


def is_as_read(name: str, make: Make) -> bool:
    """Whether a component makes of a feature what reading makes of it, line breaks between tags apart."""
    samples = FEATURES[name].samples
    return all(_bare(with_components(sample, {name: make})) == _bare(sample) for sample in samples)


def with_components(html: str, makes: Mapping[str, Make]) -> str:
    """A text with these features as their components make them."""
    starts = {FEATURES[name].start: name for name in makes}
    opening = re.compile("|".join(map(re.escape, starts)))
    parts: list[str] = []
    at = 0
    while match := opening.search(html, at):
        name = starts[match[0]]
        end = _end(html, match.start(), FEATURES[name].tag)
        parts.append(html[at : match.start()])
        parts.append(_made(html[match.start() : end], name, makes))
        at = end
    return "".join(parts) + html[at:]


def _made(element: str, name: str, makes: Mapping[str, Make]) -> str:
    """One element, made by its component; those within it are made first."""
    match = FEATURES[name].whole.fullmatch(element)
    if match is None:  # an author's own, which only begins like it
        inner = element.find(">") + 1
        return element[:inner] + with_components(element[inner:], makes)
    told = {key: unescape(value) for key, value in match.groupdict().items() if value is not None}
    html = with_components(match["html"], makes)
    return str(makes[name](**{**told, "html": Markup(html)}))  # noqa: S704 - sanitised when read


def _end(html: str, start: int, tag: str) -> int:
    """Where the element that starts here ends."""
    depth = 0
    for match in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(html, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return len(html)


def _bare(html: str) -> str:
    return re.sub(r">\s+|\s+<", lambda match: match[0].strip(), html)
