"""Pages → files, in batches that can be sent to any worker process."""

from __future__ import annotations

import functools
import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, Union

from colony.model import Value, decode, encode, replaced
from colony.rendering.templates import TemplateFault, Theme
from colony.rendering.theme_files import ThemeFiles
from colony.storage import contents, write_atomically
from colony.tables import json_ld_of_views
from colony.views import SHARED_VIEWS, AnyView, Card, Page, SiteView, View

P = TypeVar("P")
V = TypeVar("V")


class Batch(Value, Generic[P], frozen=True, kw_only=True):
    """Some pages with everything that a worker needs to render them."""

    theme: ThemeFiles
    theme_version: str
    """Changes whenever a file of the theme is saved, so that long-lived workers do not use the old theme."""
    site: SiteView
    pages: tuple[P, ...]
    """The pages; the cards in their views are taken out."""
    cards: tuple[Card, ...]
    """The cards of all pages, each once."""
    shown: tuple[tuple[int, ...], ...]
    """Per page, the indexes of its cards in ``cards``."""
    closures: dict[str, tuple[str, ...]]
    """Template → its closure, so that workers need not find it again."""
    output_root: str
    """Folder to write the pages to; empty to return the bytes instead."""
    is_new: bool = False
    """Whether none of the pages' paths exists yet."""


class _Sent(Value, Generic[V], frozen=True, kw_only=True):
    """A page with a view class as type argument, for decoding."""

    save_as: str
    maker: str
    view: V


class Packed(NamedTuple):
    """A batch as sent between processes, which copies bytes without pickling values."""

    batch: bytes
    bodies: dict[str, bytes]
    """Digest → stored body, for all bodies that the pages show."""


class WrittenPage(NamedTuple):
    """The result of rendering one page."""

    save_as: str
    changed: bool = False
    fault: str = ""
    data: bytes = b""
    size: int = 0
    mtime_ns: int = 0
    inode: int = 0
    """This and the other numbers are the written file's status; all 0 if the bytes were returned instead."""


def render_batch(packed: Packed) -> list[WrittenPage]:
    """Render the pages of a batch; the results are in their order."""
    batch: Batch[_Sent[View]] = decode(packed.batch, _batch_type())
    theme = _theme(encode(batch.theme), encode(batch.site), batch.theme_version)
    theme.closures.update(batch.closures)
    theme.use_bodies(packed.bodies)
    pages = map(functools.partial(_with_cards, batch.cards), batch.pages, batch.shown)
    return [_print(page, theme, batch) for page in pages]


def every_view() -> Any:
    """The union of all view classes, those of entry types included, as which a view is decoded."""
    views = (*SHARED_VIEWS, *json_ld_of_views())
    return Union[views]  # noqa: UP007 - made of a tuple


@functools.lru_cache(maxsize=1)
def _batch_type() -> Any:
    return Batch[_Sent[every_view()]]  # type: ignore[misc]


def _with_cards(cards: Sequence[Card], page: _Sent[View], places: tuple[int, ...]) -> Page:
    if not places:
        return Page(page.save_as, page.maker, page.view)
    view: Any = page.view
    return Page(page.save_as, page.maker, replaced(view, cards=tuple([cards[place] for place in places])))


@functools.lru_cache(maxsize=2)
def _theme(files: bytes, site: bytes, version: str) -> Theme:
    return Theme(decode(files, ThemeFiles), decode(site, SiteView))


def _print(page: Page, theme: Theme, batch: Batch[Any]) -> WrittenPage:
    try:
        data = page_bytes(page.maker, page.view, theme)
    except TemplateFault as fault:
        return WrittenPage(save_as=page.save_as, fault=str(fault))
    if not batch.output_root:
        return WrittenPage(save_as=page.save_as, data=data)
    path = f"{batch.output_root}/{page.save_as}"
    if batch.is_new:
        changed, found = True, write_new(path, data)
    else:
        changed, found = write_if_changed(path, data), Path(path).stat()
    return WrittenPage(
        page.save_as, changed, size=found.st_size, mtime_ns=found.st_mtime_ns, inode=found.st_ino
    )


def page_bytes(maker: str, view: AnyView, theme: Theme) -> bytes:
    """One page's bytes, from its template or from the function named ``module:name``."""
    if ":" not in maker:
        return theme.render(maker, view)
    module, name = maker.split(":")
    function: Callable[[AnyView, Callable[[str], str]], bytes] = getattr(
        importlib.import_module(module), name
    )
    return function(view, theme.body_text)


def write_new(path: str, data: bytes) -> os.stat_result:
    """Write a new file, and its folder if needed; return the file's status."""
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - half as long, for a hundred thousand files
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
    return write_atomically(path, data)


def write_if_changed(path: str | Path, data: bytes) -> bool:
    """Write bytes unless the file holds them already; return whether it wrote.

    An unchanged file keeps its modification time, of which servers make ETags (RFC 9110, 8.8.3).
    """
    try:
        if os.stat(path).st_size == len(data) and contents(path) == data:  # noqa: PTH116 - as above
            return False
        write_atomically(path, data)
    except FileNotFoundError:
        write_new(str(path), data)
    return True
