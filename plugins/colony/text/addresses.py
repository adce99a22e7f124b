r"""What an address that an author wrote means: a file of the content, or a page on another host.

Browsers read more than ``https://host/`` as the address of another host: also ``/\host``, ``https:host``,
addresses with tabs in them, and hosts in fullwidth letters. So hosts are found as browsers find them (WHATWG
URL Standard, "URL parsing" and "host parsing"; Unicode Technical Standard 46 for their names).
"""

from __future__ import annotations

import re
import unicodedata
from posixpath import dirname, normpath
from urllib.parse import unquote

_INTRASITE = re.compile(r"[{|](?:filename|static|attach)[}|]")
_TRIMMED = "".join(map(chr, range(0x21)))
"""C0 controls and the space, which browsers drop at both ends."""
_DROPPED = {ord(character): None for character in "\t\n\r"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SLASHES = re.compile(r"[/\\]*")
_AUTHORITY = re.compile(r"[^/\\?#]*")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f#/:<>?@\[\\\]^|%]")
"""What ends or breaks a host's name."""
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]")
_PORT = re.compile(r":[0-9]*$")
_IGNORED = re.compile("[\u00ad\u034f\u180b-\u180f\u200b\u2060\u2064\ufe00-\ufe0f\ufeff]")
"""Characters that are dropped from a host's name (UTS 46, "ignored")."""
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_CONTACTS = ("mailto:", "tel:", "xmpp:", "acct:")


def host(address: str) -> str:
    r"""The host that an address names, as a browser reads it on an https page; empty if it names none.

    In lower case, in the script it was written in, without user, port and final dot. ``https:host``, without
    slashes, counts as naming a host, since browsers read it so on pages of the other scheme.

    >>> host("https://ada@Beispiel.example:443/a"), host("/\\\\beispiel.example"), host("bilder/a.png")
    ('beispiel.example', 'beispiel.example', '')
    """
    name = _host_name(_authority_of(address))
    return name if _IPV6.fullmatch(name) or not _FORBIDDEN.search(name) else ""


def _authority_of(address: str) -> str:
    """User, host and port of a web address as written; empty if it names no host."""
    address = address.strip(_TRIMMED).translate(_DROPPED)
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return ""
    start = scheme.end() if scheme else 0
    slashes = _SLASHES.match(address, start)
    end = slashes.end() if slashes else start
    if not scheme and end < 2:
        return ""
    authority = _AUTHORITY.match(address, end)
    return authority[0] if authority else ""


def _host_name(authority: str) -> str:
    name = _PORT.sub("", authority.rpartition("@")[2])
    if "%" in name:
        name = unquote(name)
    if not name.isascii():
        name = unicodedata.normalize("NFKC", _IGNORED.sub("", _DOTS.sub(".", name)))
    return name.lower().rstrip(".")


def ascii_host(name: str) -> str:
    """A host's name in its ASCII form, for comparisons: ``müller.de`` → ``xn--mller-kva.de``."""
    if name.isascii():
        return name.lower()
    labels = _host_name(name).split(".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}" for label in labels
    )


def is_outside(address: str) -> bool:
    """Whether an address names a host, also a malformed one such as ``http://[``."""
    return bool(_authority_of(address))


def is_contact(address: str) -> bool:
    """Whether an address has the scheme of mail, telephone or chat."""
    return address.lower().startswith(_CONTACTS)


def content_path(address: str, source_path: str) -> str | None:
    """The path below the content root that an address in a source file means; None if it is outside of it.

    ``/bilder/x.png`` is relative to the content root, ``x.png`` to the source's folder; Pelican's
    ``{static}``, ``{filename}`` and ``{attach}`` may precede either. Addresses of other hosts come back
    unchanged.
    """
    address = _INTRASITE.sub("", address.strip(), count=1)
    if is_outside(address):
        return address
    path = address.partition("#")[0].partition("?")[0]
    if "%" in path:
        path = unquote(path)
    if path.startswith("/"):
        joined = normpath(path.lstrip("/") or ".")
    else:
        joined = normpath(f"{dirname(source_path)}/{path}".lstrip("/"))
    return None if joined.startswith(("../", "/")) or joined in ("..", ".") or "\0" in joined else joined
