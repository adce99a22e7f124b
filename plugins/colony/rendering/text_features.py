"""Features of texts (quotes, notes, tables …), rendered by a theme's own components.

The reader writes standard HTML for them, which feeds and classic themes of Pelican use as it is. If a theme's
component gives other HTML, the page shows that: the standard element is taken apart, and the component is
called with its contents. A component that gives the standard HTML, as Colony's own do, is not called.

Texts are HTML as described in :mod:`colony.text.body_marks`: every tag is found by a pattern and closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from colony.packaged import theme_root

Make = Callable[..., str]
"""A component's macro. Its keyword arguments are the named groups of :attr:`Feature.whole`, as ``html``."""


class Feature(NamedTuple):
    """A feature of texts. Its component and the component's macro have the feature's name."""

    start: str
    """The beginning of its element."""
    whole: re.Pattern[str]
    """Matches the element; the named groups are the component's arguments."""
    samples: tuple[str, ...]
    """Elements as the reader writes them, one per variant."""

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
"""Name of a feature, as in :attr:`colony.model.Entry.features` → how its elements are found."""


class TextComponents:
    """Renders features of texts by the components of one theme in one language.

    Args:
        macro_of: feature → its macro; None if the theme has none.
    """

    def __init__(self, macro_of: Callable[[str], Make | None]) -> None:
        self._macro_of = macro_of
        self._known: dict[str, Make | None] = {}

    def applied(self, text: str) -> str:
        """A text whose features are rendered by the components that give other HTML than the reader."""
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


def is_own_component(loader: Any, environment: Any, template: str) -> bool:
    """Whether an existing component's template is the one in Colony's own theme.

    Those make what reading makes, which a test proves, so they need not be compiled to find that out:
    ten of them take a worker some 30 ms.
    """
    file = loader.get_source(environment, template)[1]
    return bool(file) and Path(file).is_relative_to(theme_root())


def features_in(html: str) -> list[str]:
    """The names of the features that a text has."""
    return [name for name, feature in FEATURES.items() if feature.start in html]


def is_as_read(name: str, make: Make) -> bool:
    """Whether a component gives the reader's HTML for a feature, except for line breaks between tags."""
    samples = FEATURES[name].samples
    return all(_bare(with_components(sample, {name: make})) == _bare(sample) for sample in samples)


def with_components(html: str, makes: Mapping[str, Make]) -> str:
    """A text whose elements of these features are rendered by these macros."""
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
    """One element, rendered by its component; elements within it are rendered first."""
    match = FEATURES[name].whole.fullmatch(element)
    if match is None:  # an author's own HTML, which only begins like the reader's
        inner = element.find(">") + 1
        return element[:inner] + with_components(element[inner:], makes)
    told = {key: unescape(value) for key, value in match.groupdict().items() if value is not None}
    html = with_components(match["html"], makes)
    return str(makes[name](**{**told, "html": Markup(html)}))  # noqa: S704 - sanitised when read


def _end(html: str, start: int, tag: str) -> int:
    """The index behind the end tag of the element that starts here."""
    depth = 0
    for match in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(html, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return len(html)


def _bare(html: str) -> str:
    return re.sub(r">\s+|\s+<", lambda match: match[0].strip(), html)
