"""HTML that the sanitiser would leave as it is, told by its tags alone.

Most texts hold nothing but what Markdown makes of plain prose: a dozen tags without attributes, and
links. Each tag known here is written out to the letter; whatever else there is goes to the sanitiser.
"""

from __future__ import annotations

import re

_WEB = r"https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:[/?#][\w.~/?#=%+-]*)?"
_INSIDE = r"(?:/(?!/)|\.\./|#|\{[a-z]+\})[\w.~/#-]*"
_KNOWN = re.compile(
    r"<(?:/?(?:p|em|strong|h[1-6]|li|code|ul|ol|blockquote|pre|t(?:r|d|h|able|head|body))"
    rf"|/a|a href=\"(?:{_WEB}|{_INSIDE})\"|hr|br)>",
    re.ASCII,
)
"""Tags, and addresses that no reading of the URL Standard takes for anything but what they look like."""


def text_of_harmless(html: str) -> str | None:
    """The text of HTML in the sanitiser's normal form from which nothing would be removed.

    Args:
        html: what a serialiser made of Markdown without raw HTML: each tag that is opened is closed.

    Returns:
        The text; None for any HTML that holds something else, and so has to be sanitised.
    """
    if "&" in html or "\xa0" in html:  # for these the sanitiser has a spelling of its own
        return None
    text = _KNOWN.sub("", html)
    if "<" in text or any(piece.count("<a ") > 1 for piece in html.split("</a>")):
        return None
    return text
