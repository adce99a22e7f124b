"""What must never be published: everything unfinished, hidden or private, in every place it could slip out of."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.site.published import Published
from tests.site.running import NOW, invoke, said

CONTENT = {
    "articles/offen.md": "---\ntitle: Offen\ndate: 2026-01-01\ncategory: Netze\nauthors: [Ada]\ntags: [Alles]\n"
    "image: /bilder/offen.jpg\nimage_alt: Eine Fläche\n---\nFür alle.\n",
    "articles/entwurf.md": "---\ntitle: Zebrastreifen\ndate: 2026-01-02\ncategory: Zirkus\nauthors: [Zoe]\n"
    "tags: [Zimt]\nimage: /bilder/zebra.jpg\nimage_alt: Zebra\naliases: [zebra-alt.html]\n---\n"
    "Zebrasatz mit [Datei]({static}/dateien/zebra.pdf).\n",
    "articles/spaeter.md": "---\ntitle: Zeppelin\ndate: 2026-11-23 12:01\ncategory: Zukunft\nauthors: [Zeno]\n"
    "tags: [Zink]\n---\nZeppelinsatz.\n",
    "articles/weg.md": "---\ntitle: Zikade\ndate: 2026-01-03\ncategory: Zoo\nstatus: skip\n---\nZikadensatz.\n",
    "articles/leise.md": "---\ntitle: Zander\ndate: 2026-01-04\ncategory: Netze\ntags: [Zacken]\nstatus: hidden\n"
    "---\nZandersatz.\n",
    "pages/impressum.md": "---\ntitle: Impressum\n---\nWer das macht.\n",
    "pages/unfertig.md": "---\ntitle: Zwieback\nstatus: draft\n---\nZwiebacksatz.\n",
    "galleries/reise/index.md": "---\ntitle: Reise\ndate: 2026-01-05\nauthors: [Ada]\n---\nDrei Tage.\n",
    "galleries/reise/captions.yml": "ort.jpg:\n  alt: Eine Fläche\n  caption: Unterwegs\n",
    "galleries/geheim/index.md": "---\ntitle: Zypresse\ndate: 2026-01-06\nstatus: draft\n---\nZypressensatz.\n",
    "dateien/zebra.pdf": "%PDF-1.4 Zebradatei",
    "static/robots-notes.txt": "offen",
    "static/.env": "ZUGANG=zugang-geheim",
    "articles/.offen.md.swp": "zwischenstand",
    "articles/offen.md~": "zwischenstand",
}
TRACES = (
    "Zebra", "zebra", "Zirkus", "zirkus", "Zoe", "Zimt", "zimt", "Zeppelin", "zeppelin", "Zukunft", "Zeno", "Zink",
    "Zikade", "zikade", "Zoo", "Zwieback", "zwieback", "Zypresse", "zypresse", "Zacken", "zacken",
    "zugang-geheim", "zwischenstand", "aussen-geheim",
)  # fmt: skip
"""Words of what is not public. All begin with a letter that the theme's words and English seldom begin with."""

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
    (root / "content/articles/entwurf.md").write_text(
        CONTENT["articles/entwurf.md"].replace("title:", "status: draft\ntitle:"), "utf-8"
    )
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
    """The other tests here have a site to search: article, hidden article, page, gallery, photo, static file."""
    wanted = {
        "artikel/offen/index.html",
        "artikel/leise/index.html",
        "impressum/index.html",
        "galerie/reise/index.html",
        "galerie/reise/ort/index.html",
        "static/robots-notes.txt",
    }
    assert {path.replace("zander", "leise") for path in private.files} >= wanted


@pytest.mark.parametrize("trace", TRACES)
def test_no_byte_tells(trace: str, private: Published) -> None:
    """No name and no byte of any file holds a word of what is not public."""
    needle = trace.encode()
    found = [
        path
        for path, data in private.files.items()
        if (needle in data and not path.endswith((".jpg", ".avif", ".webp"))) or trace in path
    ]
    assert not [path for path in found if path != "artikel/zander/index.html"]


def test_hidden_article_is_alone(private: Published) -> None:
    """The hidden article's title and address stand in its own page only."""
    naming = [path for path, data in private.files.items() if b"Zander" in data or b"zander" in data]
    assert naming == ["artikel/zander/index.html"]


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
