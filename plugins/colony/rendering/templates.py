"""The Jinja environment: what templates can call, and which files a template uses.

There is one environment per language, so that macros imported without context know the page's language.
Only this module and ``fast_jinja`` import Jinja.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2 import meta
from markupsafe import Markup, escape

from colony.locale import iso_moment, load, long_date, short_date
from colony.model import digest, encode
from colony.rendering.fast_jinja import StockEnvironment, environment_class, referenced
from colony.rendering.fragments import Remembered
from colony.rendering.json_ld import json_ld
from colony.rendering.stylesheets import LAYERS, Styles, join, layer_sheets
from colony.rendering.text_features import FEATURES, Make, TextComponents, component_of, is_own_component
from colony.rendering.theme_files import ThemeFiles
from colony.storage import content_digest, overlaid
from colony.text import body_marks as html
from colony.views import AnyView, BodyView, GalleryStrip, PictureView, SiteView, Snippet


class TemplateFault(Exception):  # noqa: N818 - it may be one of many, collected before they are said
    """A template cannot be rendered. The message names template, line and fault."""


BODY_MACROS = (
    ("components/picture.html", "body_picture"),
    ("components/gallery_strip.html", "gallery_strip"),
)
"""(template, macro) of the macros that fill a body's marks. They are called by code and not by templates,
so they are part of every template's digest."""


_COMPONENT = re.compile(r"(?:![^/]+/)?components/[^/]+")
"""The name of a component's template, with or without a theme's name in front."""


class Theme:
    """A loaded theme: renders views to bytes and knows which files each template uses.

    Args:
        files: the theme's files.
        site: the value that every page sees.
    """

    def __init__(self, files: ThemeFiles, site: SiteView):
        self._files = files
        self._site = site
        self._bodies: Mapping[str, bytes] = {}
        self.closures: dict[str, tuple[str, ...]] = {}
        """Cache of :meth:`closure`. May be filled from a theme with equal :meth:`sources_digest`."""
        self._loader = _loader(files)
        self._environments: dict[str, StockEnvironment] = {}
        self._styles: dict[tuple[object, ...], Styles] = {}
        self._text_components: dict[StockEnvironment, TextComponents] = {}

    def use_bodies(self, bodies: Mapping[str, bytes]) -> None:
        """Set the stored bodies (digest → HTML with marks) for the pages rendered next."""
        self._bodies = bodies

    def body_text(self, body_digest: str) -> str:
        """A stored body's HTML.

        Raises:
            KeyError: it was not handed over with :meth:`use_bodies`.
        """
        return self._bodies[body_digest].decode()

    def render(self, template: str, view: AnyView) -> bytes:
        """One page's bytes.

        Raises:
            TemplateFault: the template is missing or wrong.
        """
        try:
            return self._rendered(template, view)
        except Exception as error:
            raise TemplateFault(explain(template, error)) from error

    def _rendered(self, template: str, view: AnyView) -> bytes:
        lang = view.head.lang if hasattr(view, "head") else self._site.lang
        return self._environment(lang).render_bytes(template, page=view, styles=self.styles_of(template))

    @functools.cached_property
    def _parser(self) -> jinja2.Environment:
        return jinja2.Environment(loader=self._loader, autoescape=True)

    def closure(self, template: str) -> tuple[str, ...]:
        """The names of the template and of all that it extends, includes or imports, sorted.

        For a template that is missing or faulty, its name alone; rendering it raises the error.
        """
        if template not in self.closures:
            self.closures[template] = self._closure(template)
        return self.closures[template]

    @functools.cached_property
    def sources_digest(self) -> str:
        """Digest of all templates' sources. Themes with equal digests have equal closures."""
        names = sorted(self._loader.list_templates())
        return digest(*(part for name in names for part in (name, self._source(name))))

    def _closure(self, template: str) -> tuple[str, ...]:
        found: set[str] = set()
        left = [template]
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += self._referenced(name)
        return tuple(sorted(found))

    def _referenced(self, template: str) -> list[str]:
        source = self._source(template)
        found = referenced(source)
        if found is not None:
            return found
        try:
            names = list(meta.find_referenced_templates(self._parser.parse(source)))
        except jinja2.TemplateError:
            return []
        # A name given by an expression may be that of any template.
        return [name for name in names if name] + (self._loader.list_templates() if None in names else [])

    def _source(self, template: str) -> str:
        """A template's text; empty for one that does not exist."""
        try:
            return self._loader.get_source(self._parser, template)[0]
        except jinja2.TemplateNotFound:
            return ""

    @functools.cache  # noqa: B019 - as above
    def template_digest(self, template: str) -> str:
        """Digest of everything that a template's pages are made of, except view and site.

        That is: the sources of its closure, the stylesheets that these may use, the interface's words and
        the addresses of assets.
        """
        for_texts = [*(name for name, _ in BODY_MACROS), *map(component_of, FEATURES)]
        names = set(self.closure(template)).union(*map(self.closure, for_texts))
        parts = [part for name in sorted(names) for part in (name, self._source(name))]
        return digest(*parts, self._shared_digest)

    @functools.cached_property
    def _shared_digest(self) -> str:
        sheets = [
            pair
            for layer in LAYERS
            for pair in layer_sheets(self._files.roots, self._files.template_overrides, layer).items()
        ]
        words = [
            (f"{at} {path}", file)
            for at, root in enumerate(self._files.roots)
            for path, file in overlaid([root], "translations/*.po").items()
        ]
        pieces = [piece for name, path in (*sheets, *words) for piece in (name, content_digest(path))]
        assets = [piece for pair in sorted(self._files.assets.items()) for piece in pair]
        return digest(*pieces, *assets, encode(self._files.styles))

    def _styles_for(self, template: str, *features: str, without: tuple[str, ...] = ()) -> Styles:
        key = (template, features, without)
        if key not in self._styles:
            makers = [template, *(component_of(name) for name in features if name in FEATURES)]
            templates = {name for maker in makers for name in self.closure(maker)}
            components = {Path(name).stem for name in templates if _COMPONENT.fullmatch(name)}
            wanted = components.difference(without).union(features)
            roots, own = self._files.roots, self._files.template_overrides
            self._styles[key] = join(roots, own, wanted, self._files.styles)
        return self._styles[key]

    def _environment(self, lang: str) -> StockEnvironment:
        if lang not in self._environments:
            self._environments[lang] = self._make_environment(lang)
        return self._environments[lang]

    def _make_environment(self, lang: str) -> StockEnvironment:
        environment = environment_class()(
            loader=self._loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            cache_size=-1,
        )
        environment.globals.update(self._globals(lang), body=functools.partial(self._body, environment))
        environment.filters.update(self._filters(lang))
        return environment

    def _globals(self, lang: str) -> dict[str, Any]:
        words = load([Path(root, "translations") for root in self._files.roots], lang)
        return {
            "site": self._site,
            "lang": lang,
            "_": words.gettext,
            "ngettext": words.ngettext,
            "asset": self._asset,
            "json_ld": self._json_ld,
            "remembered": Remembered(),
            "fixed_hrefs": _fixed_hrefs(self._site),
        }

    def _filters(self, lang: str) -> dict[str, Any]:
        zone = self._site.timezone
        return {
            "date_long": functools.partial(long_date, lang=lang, timezone=zone),
            "date_short": functools.partial(short_date, lang=lang, timezone=zone),
            "date_iso": functools.partial(iso_moment, timezone=zone),
            "absolute": self._absolute,
        }

    def lend(self, environment: jinja2.Environment, templates: Collection[str]) -> None:
        """Let templates of Pelican's environment extend, include and import this theme's templates.

        Names of templates, globals and filters that the environment has already keep their meaning.

        Args:
            environment: Pelican's environment.
            templates: names of the theme's templates that render views. Autoescaping is on for every
                template that shares a file with one of them.
        """
        lang = self._site.lang
        environment.globals = {**self._globals(lang), **environment.globals}
        environment.filters = {**self._filters(lang), **environment.filters}
        ours = {part for name in templates for part in self.closure(name)}

        @functools.cache
        def escapes(name: str | None) -> bool:
            if name is None:  # the macro is called by a function, not by a template
                return True
            parts = {name, *_referenced(environment, name)}
            return any(not ours.isdisjoint(self.closure(part.removeprefix("!theme/"))) for part in parts)

        environment.autoescape = escapes

    def styles_of(self, template: str) -> Callable[..., Styles]:
        """The function that a template calls as ``styles``."""
        return functools.partial(self._styles_for, template)

    def body(self, body: BodyView, lang: str) -> Markup:
        """An entry's text with its marks filled.

        Raises:
            KeyError: it was not handed over with :meth:`use_bodies`.
        """
        return self._body(self._environment(lang), body)

    def _json_ld(self, view: AnyView) -> Markup:
        return Markup(json_ld(view, self._site))  # noqa: S704 - made safe for its place

    def _asset(self, path: str) -> str:
        href = self._files.assets.get(path)
        if href is None:
            raise jinja2.TemplateRuntimeError(
                f"the theme has no file static/{path}; put it there or mend the name"
            )
        return href

    def _absolute(self, href: str) -> str:
        is_inner = href[:1] == "/" != href[1:2]
        return self._site.origin + href if is_inner or not urlsplit(href).netloc else href

    def _body(self, environment: StockEnvironment, body: BodyView) -> Markup:
        def filling(index: int) -> str:
            filled = body.fills[index]
            if isinstance(filled, PictureView):
                return str(_macro(environment, *BODY_MACROS[0])(filled))
            if isinstance(filled, GalleryStrip):
                return str(_macro(environment, *BODY_MACROS[1])(filled))
            if isinstance(filled, Snippet):
                return filled.html
            return str(escape(filled))

        text = self._texts(environment).applied(self.body_text(body.digest))
        return Markup(html.fill(text, filling))  # noqa: S704 - sanitised when read

    def _texts(self, environment: StockEnvironment) -> TextComponents:
        """The theme's components for features of texts, in one language."""
        if environment not in self._text_components:

            def macro_of(feature: str) -> Make | None:
                template = component_of(feature)
                if not self._source(template) or is_own_component(self._loader, environment, template):
                    return None
                return _macro(environment, template, feature)

            self._text_components[environment] = TextComponents(macro_of)
        return self._text_components[environment]


def _loader(files: ThemeFiles) -> jinja2.BaseLoader:
    """Finds templates: first the site's own, then the theme's, then those of the themes that it extends.

    A template that replaces another can still extend or import the replaced one, as ``!theme/card.html``
    (the theme's, as in Pelican) or under its theme's name, ``!kolonie/card.html``.
    """
    folders = [f"{root}/templates" for root in files.roots]
    below = {name: folders[at:] for at, name in reversed(list(enumerate(files.names)))}
    prefixes = {f"!{name}": jinja2.FileSystemLoader(each) for name, each in below.items()}
    prefixes["!theme"] = jinja2.FileSystemLoader(folders)
    everything = jinja2.FileSystemLoader([*files.template_overrides, *folders])
    return jinja2.ChoiceLoader([everything, jinja2.PrefixLoader(prefixes)])


def _fixed_hrefs(site: SiteView) -> frozenset[str]:
    """Hrefs of the links in header and footer, which are marked if they lead to the current page."""
    anchors = {anchor.href for anchor in (*site.menu, *site.footer)}
    return frozenset(anchors | {site.base_href, site.search_href, site.subscribe_href})


def _macro(environment: jinja2.Environment, template: str, name: str) -> Callable[..., Any]:
    macro: Callable[..., Any] = getattr(environment.get_template(template).module, name)
    return macro


def _referenced(environment: jinja2.Environment, template: str) -> set[str]:
    """The names of templates that another environment's template contains as literals."""
    try:
        source = environment.loader.get_source(environment, template)[0] if environment.loader else ""
        return {name for name in meta.find_referenced_templates(environment.parse(source)) if name}
    except jinja2.TemplateError:  # rendering raises the error
        return set()


def explain(maker: str, error: Exception) -> str:
    """One line with template, line number and fault of an error raised while rendering."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name or maker}:{error.lineno}: {error.message}"
    traceback = error.__traceback__
    place = maker
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename.endswith((".html", ".xml", ".txt")):
            place = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    kind = "undefined name" if isinstance(error, jinja2.UndefinedError) else type(error).__name__
    return f"{place}: {kind}: {error}"
