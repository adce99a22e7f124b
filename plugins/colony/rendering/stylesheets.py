"""Which stylesheets a page needs, joined and minified to be put into the page itself.

A page carries only the components its template uses. Inlined under a hash in the page's
Content-Security-Policy (CSP Level 3, 2.3.1), since a stylesheet file costs a reader on a slow
link a round trip before the first paint. rcssmin lives in this module only.
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
"""Folders of ``static/css``, as cascade layers: later ones win."""

SITE_LAYER = "site"
"""The layer after all of the theme's, for the site's own stylesheets."""


class SiteStyles(Value, frozen=True, kw_only=True):
    """What a site lays over its theme's stylesheets."""

    tokens: str = ""
    """The site's values in the place of the theme's: the end of the layer ``base``."""
    sheets: str = ""
    """The site's own stylesheets, one after the other: the layer ``site``."""


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
        roots: folders of themes, the uppermost first; of two stylesheets of one path that one's is used.
        component_roots: folders of the site's own templates, where a component's stylesheet may lie
            beside its macro, as ``components/card.css`` beside ``components/card.html``.
        components: names of components; one without a stylesheet is passed over.
        site: what the site lays over the theme.
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
    """The stylesheets of a layer, by their file names and in their order."""
    themes = [f"{root}/static/css/{layer}" for root in roots]
    own = [f"{root}/{layer}" for root in component_roots] if layer == "components" else []
    return overlaid([*own, *themes], "*.css")


def _minified(text: str) -> str:
    return str(cssmin(text))
