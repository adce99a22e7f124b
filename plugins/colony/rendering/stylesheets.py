"""The stylesheet of a page: the sheets of the components that it uses, joined and minified.

It is put into the page itself, since a file costs a reader on a slow connection one more round trip before
anything is shown. The page's Content-Security-Policy allows it by its hash (CSP Level 3, 2.3.1). No other
module imports rcssmin.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup
from rcssmin import cssmin

from colony.model import Value
from colony.rendering.fast_jinja import Encoded
from colony.storage import overlaid

LAYERS = ("base", "layouts", "components", "utilities")
"""Folders of ``static/css``, each a CSS cascade layer; later layers win."""

SITE_LAYER = "site"
"""The layer after all of the theme's, for the site's own stylesheets."""


class SiteStyles(Value, frozen=True, kw_only=True):
    """The site's additions to its theme's stylesheets."""

    tokens: str = ""
    """The site's values of design tokens, at the end of the layer ``base``."""
    sheets: str = ""
    """The site's stylesheets, joined: the layer ``site``."""


class Styles:
    """A page's stylesheet."""

    def __init__(self, text: str):
        self.css = Encoded(text)  # the theme's own files, no author's text
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        self.csp = Markup(f"'sha256-{digest}'")  # noqa: S704 - base64 has nothing to escape


def join(
    roots: Sequence[str],
    component_roots: Sequence[str],
    components: Iterable[str],
    site: SiteStyles = SiteStyles(),  # noqa: B008 - a frozen value
) -> Styles:
    """Join the stylesheets for a page that uses these components.

    Args:
        roots: folders of themes; of two stylesheets with one path the earlier folder's is used.
        component_roots: folders of the site's own templates, which may have a component's stylesheet next
            to its macro: ``components/card.css`` and ``components/card.html``.
        components: names of components; those without a stylesheet are skipped.
        site: the site's additions.
    """
    wanted = set(components)
    layers = [*LAYERS, *([SITE_LAYER] if site.sheets else [])]
    parts = [f"@layer {','.join(layers)};"]
    for layer in LAYERS:
        sheets = {Path(path).stem: file for path, file in layer_sheets(roots, component_roots, layer).items()}
        used = [file for name, file in sheets.items() if layer != "components" or name in wanted]
        rules = "".join(_minified(path.read_text("utf-8")) for path in used)
        rules += _minified(site.tokens) if layer == "base" else ""
        if rules:
            parts.append(f"@layer {layer}{{{rules}}}")
    if site.sheets:
        parts.append(f"@layer {SITE_LAYER}{{{_minified(site.sheets)}}}")
    return Styles("".join(parts).replace("</", "<\\/"))


def layer_sheets(roots: Sequence[str], component_roots: Sequence[str], layer: str) -> dict[str, Path]:
    """File name → stylesheet of a layer, in the order of the names."""
    themes = [f"{root}/static/css/{layer}" for root in roots]
    own = [f"{root}/{layer}" for root in component_roots] if layer == "components" else []
    return overlaid([*own, *themes], "*.css")


def _minified(text: str) -> str:
    return str(cssmin(text))
