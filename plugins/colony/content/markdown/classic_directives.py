"""Directives under a classic theme of Pelican: pictures and galleries as plain HTML.

There are no renditions and no gallery pages then, so a picture is an ``<img>``, and a gallery shows all of
its photos. Links stay in Pelican's ``{static}`` form, so that Pelican publishes their files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from colony.content.captions import Caption, read_captions
from colony.content.directives import Slot
from colony.content.markdown.directive_fences import Expansion
from colony.content.source_reader import take_captions
from colony.tables import ENDINGS
from colony.text import is_outside

_CAPTION_FILES = ("captions.yml", "captions.yaml")
_PLAYER = re.compile(r"(<(?:audio|video) controls preload=\"none\" src=\")(?=[^\"{])")


class PlainDirectives:
    """Replaces the slots of a text's directives by HTML.

    Args:
        content_root: the content folder.
        gallery_paths: folders below it that have a folder per gallery.
        lang: the site's language.
    """

    def __init__(self, content_root: Path, gallery_paths: Sequence[str], lang: str) -> None:
        self._root = content_root
        self._gallery_paths = gallery_paths
        self._lang = lang

    def fill(self, html: str, expansion: Expansion) -> str:
        """A text's HTML, with pictures and galleries in their slots.

        Args:
            html: the HTML of the expansion.
            expansion: the Markdown text that it was made of.
        """
        html, captions = take_captions(html, len(expansion.slots))
        for number, (slot, caption) in enumerate(zip(expansion.slots, captions, strict=True)):
            filled = self._gallery(slot) if slot.kind == "gallery" else ""
            filled = _figure(slot, caption) if slot.kind == "figure" else filled
            html = html.replace(f'<hr data-slot="{number}">', filled)
        return _PLAYER.sub(r"\1{static}", html) if expansion.html else html

    def _gallery(self, slot: Slot) -> str:
        name = slot.value.strip("/")
        folder = next((path for path in self._gallery_paths if (self._root / path / name).is_dir()), None)
        if folder is None or ".." in name.split("/"):
            return ""  # a finding of the checks names it
        place = self._root / folder / name
        captions = self._captions(place)
        photos = sorted(path.name for path in place.iterdir() if path.suffix.lower() in ENDINGS)
        shown = [
            _picture(
                f"/{folder}/{name}/{photo}", captions.get(photo, Caption()).alt or "", _told(captions, photo)
            )
            for photo in photos
        ]
        return f'<section class="gallery">{"".join(shown)}</section>'

    def _captions(self, place: Path) -> Mapping[str, Caption]:
        for name in _CAPTION_FILES:
            if (place / name).is_file():
                return read_captions(name, (place / name).read_bytes(), self._lang)[0]
        return {}


def _told(captions: Mapping[str, Caption], photo: str) -> str:
    caption = captions.get(photo, Caption())
    return _caption(caption.caption_html, caption.credit, caption.license)


def _figure(slot: Slot, caption: str) -> str:
    options = slot.options
    told = _caption(caption, options.get("credit", ""), options.get("license", ""))
    return _picture(slot.value, options.get("alt", ""), told)


def _caption(html: str, *rights: str) -> str:
    told = ", ".join(escape(each) for each in rights if each)
    return f"{html} ({told})" if html and told else html or told


def _picture(address: str, alt: str, caption: str) -> str:
    link = address if is_outside(address) or address.startswith("{") else "{static}" + address
    told = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="figure"><img src="{escape(link)}" alt="{escape(alt)}">{told}</figure>'
