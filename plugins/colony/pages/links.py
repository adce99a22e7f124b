"""What an author's links lead to: source files, other files and terms → addresses below the site's root."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from colony.model import Catalogue, Entry, Ref

_WHAT = ("filename", "static", "attach", "category", "tag", "author", "index")


@dataclass(frozen=True)
class LinkTarget:
    """What a link leads to."""

    url: str
    """Relative to the site's root; or as the author wrote it, for addresses that are not of this site."""
    static_path: str = ""
    """Path below the content root of a file that must be published for the link to work; empty for none."""


@dataclass(frozen=True)
class LinkIndex:
    """Everything that links can lead to."""

    catalogue: Catalogue
    files: Mapping[str, str]
    """Path below the content root → path it is published under."""
    term_url: Callable[[str, str], str]
    """(``CATEGORY``, ``TAG`` or ``AUTHOR``; name) → the URL of its page; empty if it has none."""


def resolve_or_report(
    ref: Ref, entry: Entry, index: LinkIndex, report: Callable[..., None]
) -> LinkTarget | None:
    """The result of :func:`resolve` for a link in a body; reports a finding if it is None.

    Args:
        ref: the link, with its line.
        entry: the entry with the body.
        index: what can be linked to.
        report: adds a finding: ``report(code, entry, line, **fields)``.
    """
    target = resolve(ref.value, entry, index)
    if target is None:
        report("link-broken", entry, ref.line, target=ref.value)
    return target


def resolve(value: str, entry: Entry, index: LinkIndex) -> LinkTarget | None:
    """The target of a link as an author wrote it; None if it should lead to a file that does not exist.

    ``{filename}x.md``, ``{static}x.pdf``, ``|filename|x.md`` and the other forms are Pelican's
    (Pelican documentation, "Linking to internal content"). A plain path that is a source or a
    file of the content leads there too; any other plain address stays as it is.
    """
    what, rest = _split(value)
    try:
        parts = urlsplit(rest)
    except ValueError:  # brackets that are no IPv6 address
        return None
    tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    if what in ("category", "tag", "author"):
        url = index.term_url(what.upper(), unquote(parts.path))
        return LinkTarget(url + tail) if url else None
    if what == "index":
        return LinkTarget("" + tail)
    if what is None and (parts.scheme or parts.netloc or not parts.path):
        return LinkTarget(value)
    for path in _candidates(parts.path, entry):
        linked = index.catalogue.by_path.get(path)
        if linked is not None and linked.url:
            return LinkTarget(linked.url + tail)
        if path in index.files:
            return LinkTarget(quote(index.files[path]) + tail, static_path=path)
    if what is not None:
        return None
    return LinkTarget(value if not parts.path.startswith("/") else value.lstrip("/"))


def _split(value: str) -> tuple[str | None, str]:
    for what in _WHAT:
        for opening, closing in (("{", "}"), ("|", "|")):
            prefix = f"{opening}{what}{closing}"
            if value.startswith(prefix):
                return what, value[len(prefix) :]
    return None, value


def _candidates(path: str, entry: Entry) -> list[str]:
    """Paths below the content root that the author may mean, the most likely first."""
    found: list[str] = []
    folder = posixpath.dirname(entry.source_path)
    for form in dict.fromkeys((path, unquote(path))):
        if form.startswith("/"):
            found.append(posixpath.normpath(form.lstrip("/")))
        else:
            found.append(posixpath.normpath(posixpath.join(folder, form)))
            found.append(posixpath.normpath(form))
    return list(dict.fromkeys(candidate for candidate in found if not candidate.startswith(".."))) or [path]
