"""Which stylesheets a page needs, joined and minified to be put into the page itself.

A page carries only the components its template uses. Inlined under a hash in the page's
Content-Security-Policy (CSP Level 3, 2.3.1), since a stylesheet file costs a reader on a slow
link a round trip before the first paint. rcssmin lives in this module only.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup
from rcssmin import cssmin

from colony.press.swift_jinja import Encoded

LAYERS = ("base", "layouts", "components", "utilities")
"""Folders of ``static/css``, as cascade layers: later ones win."""


class Styles:
    """A page's stylesheet."""

    def __init__(self, text: str):
        self.css = Encoded(text)  # the theme's own files, no author's text
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        self.csp = Markup(f"'sha256-{digest}'")  # noqa: S704 - base64 has nothing to escape


def join(css_root: Path, components: Iterable[str]) -> Styles:
    """Join the theme's stylesheets for a page that uses these components."""
    wanted = set(components)
    parts = [f"@layer {','.join(LAYERS)};"]
    for layer in LAYERS:
        paths = sorted((css_root / layer).glob("*.css"))
        if layer == "components":
            paths = [path for path in paths if path.stem in wanted]
        rules = "".join(_minified(path.read_text("utf-8")) for path in paths)
        if rules:
            parts.append(f"@layer {layer}{{{rules}}}")
    return Styles("".join(parts).replace("</", "<\\/"))


def _minified(text: str) -> str:
    return str(cssmin(text))
