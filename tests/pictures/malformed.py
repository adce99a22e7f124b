"""Files that are no good: cut off at every structure, bent, mislabelled, too large, or no files at all."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.pictures.samples import flag, saved

MAX_BYTES = 1_000_000
"""What the builds with these files allow."""

MAX_PIXELS = 4_000_000


def write_malformed(folder: Path) -> list[str]:
    """Write them all into an empty folder; their names."""
    for name, data in _files():
        (folder / name).write_bytes(data)
    secret = folder.parents[2] / "geheim.jpg"  # beside the content
    secret.write_bytes(saved(flag(), "JPEG"))
    (folder / "link-hinaus.jpg").symlink_to(secret)
    (folder / "link-ins-leere.jpg").symlink_to(folder / "nirgends.jpg")
    os.mkfifo(folder / "leitung.jpg")
    (folder / "ordner.jpg").mkdir()
    return sorted(path.name for path in folder.iterdir())


def _files() -> Iterator[tuple[str, bytes]]:
    yield from _cut_off()
    yield from _bent()
    yield from _mislabelled()
    yield from _bombs()
    yield "leer.jpg", b""
    yield "ein-byte.png", b"\x89"
    yield "nullen.webp", bytes(4096)


def _cut_off() -> Iterator[tuple[str, bytes]]:
    jpeg = saved(flag(400, 300), "JPEG", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00")
    for name, marker in (("app0", 0xE0), ("dqt", 0xDB), ("sof", 0xC0), ("dht", 0xC4), ("sos", 0xDA)):
        place = jpeg.index(bytes([0xFF, marker]))
        yield f"jpeg-vor-{name}.jpg", jpeg[:place]
        yield f"jpeg-in-{name}.jpg", jpeg[: place + 5]
    yield "jpeg-in-daten.jpg", jpeg[: jpeg.index(b"\xff\xda") + 40]
    png = saved(flag(400, 300), "PNG")
    for name, kind in (("ihdr", b"IHDR"), ("idat", b"IDAT")):
        place = png.index(kind)
        yield f"png-vor-{name}.png", png[: place - 4]
        yield f"png-in-{name}.png", png[: place + 9]
    webp = saved(flag(400, 300), "WEBP")
    yield "webp-nach-riff.webp", webp[:12]
    yield "webp-im-kopf.webp", webp[:22]
    yield "webp-halb.webp", webp[: len(webp) // 2]
    gif = saved(flag(400, 300).convert("P"), "GIF")
    yield "gif-nach-kopf.gif", gif[:6]
    yield "gif-in-palette.gif", gif[:100]
    yield "gif-halb.gif", gif[: len(gif) // 2]
    avif = saved(flag(400, 300), "AVIF")
    yield "avif-nach-ftyp.avif", avif[:32]
    yield "avif-in-meta.avif", avif[: avif.index(b"meta") + 60]
    yield "avif-halb.avif", avif[: len(avif) // 2 + 100]
    tiff = saved(flag(400, 300), "TIFF")
    yield "tiff-nach-kopf.tif", tiff[:8]
    yield "tiff-halb.tif", tiff[: len(tiff) // 2]
    yield "svg-offen.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="10'


def _bent() -> Iterator[tuple[str, bytes]]:
    jpeg, png = saved(flag(400, 300), "JPEG"), saved(flag(400, 300), "PNG")
    yield "jpeg-magie.jpg", _flipped(jpeg, 1)
    sof = jpeg.index(b"\xff\xc0")
    yield "jpeg-ohne-hoehe.jpg", jpeg[: sof + 5] + bytes(4) + jpeg[sof + 9 :]
    yield "jpeg-zwoelf-bit.jpg", jpeg[: sof + 4] + b"\x0c" + jpeg[sof + 5 :]
    yield "png-magie.png", _flipped(png, 2)
    yield "png-pruefsumme.png", _flipped(png, 30)
    yield "png-farbart.png", _chunked(png, struct.pack(">IIBBBBB", 400, 300, 8, 7, 0, 0, 0))
    yield "png-daten.png", _flipped(png, png.index(b"IDAT") + 4)
    yield "webp-magie.webp", _flipped(saved(flag(), "WEBP"), 9)
    yield "gif-magie.gif", _flipped(saved(flag().convert("P"), "GIF"), 3)
    yield "avif-marke.avif", saved(flag(), "AVIF").replace(b"avif", b"avxx").replace(b"mif1", b"xxxx")
    yield "tiff-verzeichnis.tif", b"II*\x00\xff\xff\xff\x7f" + bytes(64)


def _mislabelled() -> Iterator[tuple[str, bytes]]:
    yield "text.jpg", b"Hier sollte ein Bild sein.\n" * 20
    yield "seite.png", b"<!doctype html><title>404</title><p>Nicht gefunden"
    yield "dokument.jpg", b"%PDF-1.7\n1 0 obj <<>> endobj\n"
    yield "archiv.webp", b"PK\x03\x04" + bytes(100)
    yield "telefon.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)
    yield "film.avif", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41" + bytes(100)
    yield "programm.png", b"\x7fELF\x02\x01\x01" + bytes(200)
    yield "offen.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'


def _bombs() -> Iterator[tuple[str, bytes]]:
    promised = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    yield "bombe-kopf.png", _chunked(saved(flag(), "PNG"), promised)
    yield "bombe-pixel.png", saved(Image.new("1", (9_000, 9_000)), "PNG")
    yield "bombe-pixel.webp", saved(Image.new("RGB", (4_000, 3_000)), "WEBP", quality=1)
    yield "bombe-bytes.png", saved(flag(), "PNG") + bytes(MAX_BYTES)
    frames = [Image.new("P", (1_900, 1_900), number % 2) for number in range(13)]
    yield "bombe-bilder.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    yield (
        "bombe-text.png",
        _with_chunk(saved(flag(), "PNG"), b"zTXt", b"x\x00\x00" + zlib.compress(bytes(10**8), 9)),
    )


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0b0101_0101]) + data[place + 1 :]


def _chunked(png: bytes, header: bytes) -> bytes:
    """The PNG with another IHDR, its checksum right."""
    return png[:16] + header + struct.pack(">I", zlib.crc32(b"IHDR" + header)) + png[33:]


def _with_chunk(png: bytes, kind: bytes, body: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + body))
    return png[:33] + struct.pack(">I", len(body)) + kind + body + crc + png[33:]
