"""Recognising HTML that the sanitiser would not change, so that it need not run.

Most texts hold only what Markdown makes of plain prose: a dozen tags without attributes, and links. HTML with
any other tag, or any other spelling of these, goes to the sanitiser.
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
"""The known tags; of links, only addresses that every browser reads in the same way."""


def text_of_harmless(html: str) -> str | None:
    """The text of HTML that the sanitiser would not change.

    Args:
        html: serialised from Markdown without raw HTML, so every tag is closed.

    Returns:
        The text; None if the HTML must be sanitised.
    """
    if "&" in html or "\xa0" in html:  # for these the sanitiser has a spelling of its own
        return None
    text = _KNOWN.sub("", html)
    if "<" in text or any(piece.count("<a ") > 1 for piece in html.split("</a>")):
        return None
    return text
