"""HTTP headers of the site's files, and redirects of old addresses, as configuration of each server.

Pages have their own policy in ``<meta>``; the header adds ``frame-ancestors``, which ``<meta>`` cannot
set, and forbids scripts in SVG files that are opened by themselves. Cache-Control is long for names with
a hash of the content and short for all others. An ``add_header`` in an nginx location would drop all
those of the server, so no location has one. A 404 for an asset must not be cached for a year.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from colony.release.site_tree import File, is_hashed
from colony.tables import acceptable_types


class Kind(Enum):
    """Kinds of files that get different headers."""

    PAGE = "page"
    HASHED = "hashed"
    SVG = "svg"
    OTHER = "other"


FOREVER = "public, max-age=31536000, immutable"
MINUTES = "public, max-age=300"
CACHE_CONTROL = {Kind.PAGE: MINUTES, Kind.HASHED: FOREVER, Kind.SVG: MINUTES, Kind.OTHER: MINUTES}

PAGE_POLICY = "frame-ancestors 'self'; base-uri 'none'; object-src 'none'"
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Headers of every answer."""

_TEXT = ("text/", "application/xml", "application/atom+xml", "application/rss+xml", "application/json")

_HASH = r"[-.][0-9a-f]{8,64}(?:-[0-9]+)?\.[A-Za-z0-9]+$"
_DAY = r"[-.](?:19|20)[0-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:-[0-9]+)?\.[A-Za-z0-9]+$"
_BY_NAME = r"\.(?:html?|xhtml|xml|rss|atom|json|opml|txt|webmanifest|ics)$"
_SEARCH = r"[-._][0-9a-f]{7,64}\.pf_(?:fragment|index|meta)$"
"""The rule of :func:`colony.release.site_tree.is_hashed` in the regular expressions of nginx and Apache."""


def kind_of(path: str) -> Kind:
    """The kind of a file, by its path."""
    if is_page(path):
        return Kind.PAGE
    if is_hashed(path):
        return Kind.HASHED
    return Kind.SVG if path.endswith(".svg") else Kind.OTHER


def is_page(path: str) -> bool:
    """Whether a file is an HTML page."""
    return path.endswith((".html", ".htm", ".xhtml"))


def content_types(path: str) -> tuple[str, ...]:
    """The correct media types of a file, best first; empty if none is known."""
    guessed = mimetypes.types_map.get(PurePosixPath(path).suffix.lower())
    return acceptable_types(path) or ((guessed,) if guessed else ())


def headers_for(path: str) -> dict[str, str]:
    """All headers of one file, for targets that store headers with each file."""
    found = (content_types(path) or ("application/octet-stream",))[0]
    charset = "; charset=utf-8" if found.startswith(_TEXT) else ""
    policy = SVG_POLICY if path.endswith(".svg") else PAGE_POLICY
    return {
        "Content-Type": found + charset,
        "Cache-Control": CACHE_CONTROL[kind_of(path)],
        "Content-Security-Policy": policy,
        **SECURITY_HEADERS,
    }


def nginx(redirects: Mapping[str, str]) -> dict[str, str]:
    """Name → text of two files, for nginx's ``http`` block and the site's ``server`` block."""
    maps = f"""\
# For the http block: /etc/nginx/conf.d/colony.conf
map $uri $colony_cache_control {{
    default "{MINUTES}";
    "~*{_BY_NAME}" "{MINUTES}";
    "~{_DAY}" "{MINUTES}";
    "~{_HASH}" "{FOREVER}";
    "~{_SEARCH}" "{FOREVER}";
}}
map $uri $colony_policy {{
    default "{PAGE_POLICY}";
    "~*\\.svg$" "{SVG_POLICY}";
}}
"""
    lines = [
        "# For the site's server block: include /etc/nginx/snippets/colony.conf;",
        "# Put no add_header into a location of yours: it would drop all of these there.",
        *(f'add_header {name} "{value}" always;' for name, value in SECURITY_HEADERS.items()),
        "add_header Content-Security-Policy $colony_policy always;",
        "# Not on errors: a 404 is not to be kept.",
        "add_header Cache-Control $colony_cache_control;",
        "charset utf-8;",
        "charset_types text/xml text/plain text/css application/javascript application/xml;",
        "error_page 404 /404.html;",
        *(
            f'location = "{_nginx_quoted(old)}" {{ return 301 "{new}"; }}'
            for old, new in _addresses(redirects).items()
        ),
    ]
    return {"colony-http.conf": maps, "colony-server.conf": "\n".join(lines) + "\n"}


def _nginx_quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def apache(redirects: Mapping[str, str]) -> dict[str, str]:
    """Name → text of one file, for Apache's ``<VirtualHost>``, or as the only ``.htaccess``."""
    lines = [
        "# For the site's <VirtualHost>; needs mod_headers and mod_alias.",
        *(f'Header always set {name} "{value}"' for name, value in SECURITY_HEADERS.items()),
        f'Header always set Content-Security-Policy "{PAGE_POLICY}"',
        f'Header set Cache-Control "{MINUTES}"',
        f'<FilesMatch "{_HASH}">\n    Header set Cache-Control "{FOREVER}"\n</FilesMatch>',
        f'<FilesMatch "{_SEARCH}">\n    Header set Cache-Control "{FOREVER}"\n</FilesMatch>',
        f'<FilesMatch "{_DAY}">\n    Header set Cache-Control "{MINUTES}"\n</FilesMatch>',
        f'<FilesMatch "{_BY_NAME}">\n    Header set Cache-Control "{MINUTES}"\n</FilesMatch>',
        '<FilesMatch "\\.svg$">',
        f'    Header always set Content-Security-Policy "{SVG_POLICY}"',
        "</FilesMatch>",
        "AddDefaultCharset utf-8",
        "ErrorDocument 404 /404.html",
        *(f'RedirectMatch 301 "^{_pattern(old)}$" "{new}"' for old, new in _addresses(redirects).items()),
    ]
    return {"colony-apache.conf": "\n".join(lines) + "\n"}


def _pattern(text: str) -> str:
    """A path as a quoted regular expression for Apache."""
    return "".join(f"\\x{ord(each):02x}" if each in '"\\^$.|?*+()[]{} ' else each for each in text)


def host_files(tree: Mapping[str, File], redirects: Mapping[str, str]) -> dict[str, str]:
    """Name → text of ``_headers`` and ``_redirects`` for Netlify, Cloudflare and (the second) GitLab Pages.

    Their patterns match folders only, so only folders of nothing but hashed files get the long
    Cache-Control. If two rules match, values are joined, so no two rules set a header differently.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in SECURITY_HEADERS.items())]
    lines += [
        f"  Content-Security-Policy: {PAGE_POLICY}",
        "/*.svg",
        f"  Content-Security-Policy: {SVG_POLICY}",
    ]
    for folder in _hashed_folders(tree):
        lines += [f"/{quote(folder)}/*", f"  Cache-Control: {FOREVER}"]
    told = [f"{quote(old)} {new} 301" for old, new in _addresses(redirects).items()]
    found = {"_headers": "\n".join(lines) + "\n"}
    return {**found, "_redirects": "\n".join(told) + "\n"} if told else found


def _hashed_folders(tree: Mapping[str, File]) -> list[str]:
    """The topmost folders that contain only hashed files, at any depth."""
    mixed: set[str] = set()
    some: set[str] = set()
    for path in tree:
        parents = [str(each) for each in PurePosixPath(path).parents][:-1]
        (some if is_hashed(path) else mixed).update(parents)
    whole = some - mixed
    return sorted(folder for folder in whole if str(PurePosixPath(folder).parent) not in whole)


def cloudfront(name: str = "colony") -> dict[str, str]:
    """Name → text of two policies for ``aws cloudfront create-response-headers-policy``.

    The second is for a behaviour of its own for ``*.svg``. Content-Type and Cache-Control come from
    the objects in the bucket.
    """
    return {
        f"{name}-pages.json": _cloudfront_policy(f"{name}-pages", PAGE_POLICY),
        f"{name}-svg.json": _cloudfront_policy(f"{name}-svg", SVG_POLICY),
    }


def _cloudfront_policy(name: str, policy: str) -> str:
    own = ("Permissions-Policy", "Cross-Origin-Opener-Policy")
    custom = [{"Header": each, "Value": SECURITY_HEADERS[each], "Override": True} for each in own]
    told = {
        "Name": name,
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"ContentSecurityPolicy": policy, "Override": True},
            "ContentTypeOptions": {"Override": True},
            "ReferrerPolicy": {"ReferrerPolicy": SECURITY_HEADERS["Referrer-Policy"], "Override": True},
            "StrictTransportSecurity": {
                "AccessControlMaxAgeSec": 31_536_000,
                "IncludeSubdomains": False,
                "Preload": False,
                "Override": True,
            },
        },
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
    }
    return json.dumps(told, indent=2) + "\n"


def _addresses(redirects: Mapping[str, str]) -> dict[str, str]:
    """Old address, decoded → new address, encoded; from paths of redirect pages → their targets."""
    found = {}
    for path, target in sorted(redirects.items()):
        old = "/" + (path.removesuffix("index.html") if path.endswith("/index.html") else path)
        if not any(ord(letter) < 32 for letter in old):
            found[old] = _encoded(target)
    return found


def _encoded(target: str) -> str:
    parts = urlsplit(target)
    path = quote(unquote(parts.path), safe="/")
    return parts._replace(path=path, query=quote(unquote(parts.query), safe="=&"), fragment="").geturl()


SERVERS = ("nginx", "apache", "netlify", "cloudfront")


def server_files(server: str, tree: Mapping[str, File], redirects: Mapping[str, str]) -> dict[str, str]:
    """Name → text of the configuration files for one kind of server.

    Raises:
        KeyError: the server is not in :data:`SERVERS`.
    """
    makers: dict[str, Callable[[], dict[str, str]]] = {
        "nginx": lambda: nginx(redirects),
        "apache": lambda: apache(redirects),
        "netlify": lambda: host_files(tree, redirects),
        "cloudfront": cloudfront,
    }
    return makers[server]()
