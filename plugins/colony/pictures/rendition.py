"""One file to be made of a picture, described so completely that its name can stand for its bytes."""

from __future__ import annotations

from colony.model import Value


class Rendition(Value, frozen=True, kw_only=True):
    """A file to make of one picture.

    Everything that decides the bytes is in :attr:`key`; so the file of a key never changes and
    may be kept for ever, by the cache and by browsers.
    """

    save_as: str
    """Path below the output root: ``bilder/hafen-1a2b3c4d-736.avif``."""
    path: str
    """The picture's own path below the content root."""
    digest: str
    """Content hash of the picture's file (:func:`colony.storage.files.bytes_digest`)."""
    key: str
    """Hash of all that decides the bytes, the encoder's version included; 32 hexadecimal digits."""
    format: str
    """``avif``, ``webp``, ``jpeg``, ``png``; of a copied file its own, empty where nobody has looked yet."""
    width_px: int
    height_px: int
    steps_px: tuple[tuple[int, int], ...] = ()
    """Sizes passed through on the way down, largest first, this one last. A rendition is made
    from the one before, so the way is part of what decides its bytes."""
    quality: int = 0
    speed: int = 0
    """0 (slow, small) to 10: AVIF's own scale; for other formats it matters whether it is high."""
    artist: str = ""
    """Kept in the file as Exif's ``Artist``: only what the original itself says."""
    copyright: str = ""
    copied: bool = False
    """The original itself, freed of private metadata: drawings and moving pictures."""
