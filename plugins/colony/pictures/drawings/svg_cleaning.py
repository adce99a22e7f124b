"""Removes from SVG drawings what could run scripts, load other files or reveal private data.

Inside ``<img>`` a drawing cannot do this, but opened by itself it is a page of this site (SVG 2,
2.2.1). What drawing programs add (author's name, paths on their disk, layers) is removed, too. Only
this module in the room uses lxml.
"""

from __future__ import annotations

import re

from lxml import etree

from colony.pictures.picture_faults import PictureError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_ACTIVE = frozenset(
    ("script", "foreignObject", "iframe", "embed", "object", "audio", "video", "canvas", "handler",
     "listener", "metadata")
)  # fmt: skip
_ANIMATIONS = frozenset(("animate", "set", "animateTransform", "animateMotion"))
_OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,", re.IGNORECASE)
_SAFE_LINK = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_CSS_DANGER = re.compile(r"@import|@namespace|expression\s*\(|javascript:|-moz-binding|\\", re.IGNORECASE)


def cleaned(data: bytes) -> bytes:
    """The cleaned drawing; the same bytes if there is nothing to clean.

    Raises:
        PictureError: it is not well-formed XML, so that no browser would show it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.removeprefix(b"\xef\xbb\xbf"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PictureError("damaged") from error
    document = root.getroottree()
    has_more = bool(document.docinfo.doctype) or root.getprevious() is not None or root.getnext() is not None
    if not _clean_tree(root) and not has_more:
        return data
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _clean_tree(root: etree._Element) -> bool:
    """Clean an element and its descendants; returns whether anything was removed."""
    changed = False
    for element in list(root.iter()):
        if element is root or element.getparent() is not None:
            changed |= _clean_element(element, root)
    return changed


def _clean_element(element: etree._Element, root: etree._Element) -> bool:
    if not isinstance(element.tag, str):  # a comment, a processing instruction, an entity
        _remove(element)
        return True
    name = etree.QName(element)
    animates = element.get("attributeName", "").rpartition(":")[2].strip().lower()
    is_active = name.localname in _ACTIVE or (
        name.localname in _ANIMATIONS and (animates == "href" or animates.startswith("on"))
    )
    if name.namespace not in (SVG, None) or is_active:
        if element is root:
            raise PictureError("damaged")
        _remove(element)
        return True
    changed = False
    for key, value in list(element.attrib.items()):
        if not _may_stay(name.localname, etree.QName(key), value):
            del element.attrib[key]
            changed = True
    if name.localname == "style" and not _is_harmless_css("".join(element.itertext())):
        _remove(element)
        changed = True
    return changed


def _remove(element: etree._Element) -> None:
    """Remove an element, but keep the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _may_stay(element: str, name: etree.QName, value: str) -> bool:
    if name.namespace not in (None, XLINK, XML) or name.localname.lower().startswith("on"):
        return False
    if name.localname == "href" or (name.namespace is None and name.localname == "src"):
        address = re.sub(r"[\x00-\x20]", "", value)  # as browsers do (URL Standard, 4.4)
        if address.startswith("#") or _OWN_PICTURE.match(address):
            return True
        return element == "a" and bool(_SAFE_LINK.match(address))
    told = re.sub(r"[\x00-\x20]", "", value).lower()
    if "javascript:" in told:
        return False
    return _is_harmless_css(value) if name.localname == "style" or "url(" in told else True


def _is_harmless_css(text: str) -> bool:
    """Whether the CSS in a style or attribute loads nothing from other addresses."""
    if _CSS_DANGER.search(text):
        return False
    return all(address.startswith("#") or _OWN_PICTURE.match(address) for _, address in _URL.findall(text))
