"""What must never be published: the unfinished, the hidden and the private, wherever it could slip out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.site.published import Published, addresses
from tests.site.running import NOW, invoke, said

CONTENT = {
    "articles/offen.md": """\
---
title: Offen
date: 2026-01-01
category: Netze
authors: [Ada]
tags: [Alles]
image: /bilder/offen.jpg
image_alt: Eine Fläche
---
Für alle.
""",
    "articles/entwurf.md": """\
---
title: Zebrastreifen
date: 2026-01-02
status: draft
category: Zirkus
authors: [Zoe]
tags: [Zimt]
image: /bilder/zebra.jpg
image_alt: Zebra
aliases: [zebra-alt.html]
---
Zebrasatz mit [Datei]({static}/dateien/zebra.pdf).
""",
    "articles/spaeter.md": """\
---
title: Zeppelin
date: 2026-11-23 12:01
category: Zukunft
authors: [Zeno]
tags: [Zink]
---
Zeppelinsatz.
""",
    "articles/weg.md": "---\ntitle: Zikade\ndate: 2026-01-03\ncategory: Zoo\nstatus: skip\n---\nZikaden.\n",
    "articles/leise.md": """\
---
title: Zander
date: 2026-01-04
category: Netze
tags: [Zacken]
status: hidden
---
Zandersatz.
""",
    "pages/impressum.md": "---\ntitle: Impressum\n---\nWer das macht.\n",
    "pages/unfertig.md": "---\ntitle: Zwieback\nstatus: draft\n---\nZwiebacksatz.\n",
    "galleries/reise/index.md": "---\ntitle: Reise\ndate: 2026-01-05\nauthors: [Ada]\n---\nDrei Tage.\n",
    "galleries/reise/captions.yml": "ort.jpg:\n  alt: Eine Fläche\n  caption: Unterwegs\n",
    "galleries/geheim/index.md": "---\ntitle: Zypresse\ndate: 2026-01-06\nstatus: draft\n---\nZypressen.\n",
    "dateien/zebra.pdf": "%PDF-1.4 Zebradatei",
    "static/robots-notes.txt": "offen",
    "static/.env": "ZUGANG=zugang-geheim",
    "articles/.offen.md.swp": "zwischenstand",
    "articles/offen.md~": "zwischenstand",
}
TRACES = (
    "Zebra", "zebra", "Zirkus", "zirkus", "Zoe", "Zimt", "zimt", "Zeppelin", "zeppelin", "Zukunft", "Zeno",
    "Zink", "Zikade", "zikade", "Zoo", "Zwieback", "zwieback", "Zypresse", "zypresse", "zugang-geheim",
    "zwischenstand", "aussen-geheim",
)  # fmt: skip
"""Words of what is not public, which the theme's own words do not contain."""

GPS_IFD, LATITUDE, LONGITUDE = 0x8825, 2, 4  # Exif 2.32, 4.6.6
ARTIST = 0x013B
COMMENT = b"Privatweg 7"


def photo(colour: str) -> bytes:
    """A photo that tells where it was taken, in Exif and in a comment."""
    picture = Image.new("RGB", (400, 300), colour)
    exif = picture.getexif()
    exif[ARTIST] = "Ada"
    exif.get_ifd(GPS_IFD).update(
        {1: "N", LATITUDE: (48.0, 12.0, 30.0), 3: "E", LONGITUDE: (16.0, 22.0, 23.0)}
    )
    data = BytesIO()
    picture.save(data, "JPEG", exif=exif, comment=COMMENT)
    return data.getvalue()


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A small site with much to hide, published."""
    root = tmp_path_factory.mktemp("private")
    for path, text in CONTENT.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, "utf-8")
    for path, colour in {
        "bilder/offen.jpg": "teal",
        "bilder/zebra.jpg": "black",
        "galleries/reise/ort.jpg": "tomato",
        "galleries/geheim/zypresse.jpg": "green",
    }.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_bytes(photo(colour))
    outside = root / "aussen.txt"
    outside.write_text("aussen-geheim", "utf-8")
    (root / "content/static/verweis.txt").symlink_to(outside)
    done = invoke(
        "publish",
        f"--content={root}/content",
        f"--output={root}/output",
        f"--cache={root}/cache",
        f"--now={NOW}",
    )
    assert done.returncode == 0, said(done)
    return Published(root / "output", "https://kolonie.example")


def test_what_is_public_is_there(private: Published) -> None:
    """The other tests have a site to search: article, hidden article, page, gallery, photo, static file."""
    wanted = {
        "artikel/offen/index.html",
        "artikel/zander/index.html",
        "impressum/index.html",
        "galerie/reise/index.html",
        "galerie/reise/ort/index.html",
        "static/robots-notes.txt",
    }
    assert set(private.files) >= wanted


@pytest.mark.parametrize("trace", TRACES)
def test_no_byte_tells(trace: str, private: Published) -> None:
    """No name and no byte of any file holds a word of what is not public."""
    needle = trace.encode()
    found = [
        path
        for path, data in private.files.items()
        # Three or four letters turn up by chance in the noise of a compressed photo.
        if trace in path or (needle in data and not path.endswith((".jpg", ".avif", ".webp")))
    ]
    assert not found


def test_hidden_article_is_alone(private: Published) -> None:
    """The hidden article's title and address stand in its own page only."""
    naming = [path for path, data in private.files.items() if b"Zander" in data or b"zander" in data]
    assert naming == ["artikel/zander/index.html"]


def test_no_link_leads_into_the_void(private: Published) -> None:
    """What is left out takes its lists along: no page links to a topic, author or file that is not there."""
    faults = [
        fault
        for path, page in private.pages.items()
        for address in addresses(page)
        if (fault := private.fault(address, path))
    ]
    assert not faults


def test_no_picture_tells_where_it_was_taken(private: Published) -> None:
    """Position and comment are gone from every rendition and from what can be downloaded."""
    pictures = {
        path: data for path, data in private.files.items() if Path(path).suffix in (".jpg", ".avif", ".webp")
    }
    assert len(pictures) >= 6
    faults = []
    for path, data in pictures.items():
        with Image.open(BytesIO(data)) as picture:
            if picture.getexif().get_ifd(GPS_IFD) or COMMENT in data:
                faults.append(path)
    assert not faults


def test_only_public_pictures_are_made(private: Published) -> None:
    """There are renditions of the public article's and gallery's photos, and none of a draft's."""
    folders = {path.split("/")[0] for path in private.files if path.endswith(".avif")}
    assert folders == {"bilder"}
    stems = {path.split("/")[-1].split("-")[0] for path in private.files if path.endswith(".avif")}
    assert stems == {"offen", "ort"}


def test_no_strange_file(private: Published) -> None:
    """No dotfile, editor's copy, link, source or caption file."""
    strange = [
        path
        for path in private.files
        if any(part.startswith(".") for part in path.split("/"))
        or path.endswith(("~", ".swp", ".md", ".yml"))
    ]
    assert not strange
    assert not [path for path in private.root.rglob("*") if path.is_symlink()]
