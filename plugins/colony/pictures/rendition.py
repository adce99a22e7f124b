"""The complete description of one file that is made of a picture."""

from __future__ import annotations

from colony.model import Value


class Rendition(Value, frozen=True, kw_only=True):
    """One file to make of a picture.

    :attr:`key` is a hash of all that decides the bytes, so a file with this key never changes and
    may be cached for ever.
    """

    save_as: str
    """Path relative to the output root: ``bilder/hafen-1a2b3c4d-736.avif``."""
    path: str
    """The picture's path relative to the content root."""
    digest: str
    """Content hash of the picture (:func:`colony.storage.files.bytes_digest`)."""
    key: str
    """Hash of all that decides the bytes, including the encoder's version; 32 hexadecimal digits."""
    format: str
    """``avif``, ``webp``, ``jpeg`` or ``png``; of a copied file its own, empty if not known yet."""
    width_px: int
    height_px: int
    steps_px: tuple[tuple[int, int], ...] = ()
    """Sizes through which the picture is reduced, largest first, this rendition's last. Each is made
    from the one before, so they decide the bytes, too."""
    quality: int = 0
    speed: int = 0
    """0 (slow, small file) to 10 (quick), AVIF's scale; other formats only distinguish high from low."""
    artist: str = ""
    """Exif ``Artist`` of the original, which is kept; empty for none."""
    copyright: str = ""
    copied: bool = False
    """True for the original without private metadata, as for drawings and animations."""
