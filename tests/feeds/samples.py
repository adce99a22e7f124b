"""A small feed to start from: tests replace what they are about."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from colony.views.feed_views import FeedItem, FeedView
from colony.views.parts import BodyView, GalleryStrip, PictureView

ORIGIN = "https://portal.example"
BERLIN = ZoneInfo("Europe/Berlin")
BODIES = {
    "eins": '<p>Ein <a href="\x020\x03">Verweis</a>, eine Fußnote<sup id="fnref:1">'
    '<a class="footnote-ref" href="#fn:1">1</a></sup>.</p>\n\x021\x03\n\x022\x03',
    "zwei": '<p>Code: <code>&lt;a href="/bleibt"&gt; ]]&gt; &amp;amp;</code> 🐦 مرحبا</p>',
}

LEAD = PictureView(
    sources=(),
    href="/bilder/vogel-736.jpg",
    width_px=736,
    height_px=491,
    alt="Ein Pelikan",
    credit="A. Muster",
)
INNER = PictureView(
    sources=(),
    href="/bilder/nest-736.jpg",
    width_px=736,
    height_px=552,
    alt='Ein "Nest"',
    caption_html='Das <a href="/artikel/nest/">Nest</a>',
    credit="B. & C.",
    license="CC BY 4.0",
)
STRIP = GalleryStrip(
    title="Sommer & Fest",
    href="/galerie/sommer/",
    total=12,
    photos=(
        PictureView(
            sources=(), href="/bilder/a.jpg", width_px=400, height_px=300, full_href="/galerie/sommer/a/"
        ),
        PictureView(sources=(), href="/bilder/b.jpg", width_px=400, height_px=300, alt="B", credit="D. E."),
    ),
)
FIRST = FeedItem(
    id="tag:portal.example,2026:eins",
    title="Anzeige: Das Neueste",
    address=f"{ORIGIN}/artikel/eins/",
    date=datetime(2026, 11, 20, 8, 0, tzinfo=BERLIN),
    updated=datetime(2026, 11, 22, 9, 30, tzinfo=BERLIN),
    lang="de",
    summary="Kurz & <knapp>.",
    body=BodyView(digest="eins", fills=("/artikel/zwei/?a=1&b=2", INNER, STRIP)),
    authors=("Erika Muster", "Jörg Öztürk"),
    categories=("Nachrichten", "Vögel & Co"),
    picture=LEAD,
    license="CC BY-SA 4.0",
)
SECOND = FeedItem(
    id="tag:portal.example,2026:zwei",
    title="An English piece",
    address=f"{ORIGIN}/en/artikel/zwei/",
    date=datetime(2026, 7, 1, 12, 0, tzinfo=BERLIN),
    updated=datetime(2026, 7, 1, 12, 0, tzinfo=BERLIN),
    lang="en",
    summary="A summary.",
    body=BodyView(digest="zwei"),
    authors=("Erika Muster",),
)
VIEW = FeedView(
    id="tag:portal.example,2026:alle",
    title="Portal",
    subtitle="Alles aus der Kolonie",
    lang="de",
    self_address=f"{ORIGIN}/feeds/alle.atom.xml",
    alternate_address=f"{ORIGIN}/",
    origin=ORIGIN,
    updated=datetime(2026, 11, 22, 9, 30, tzinfo=BERLIN),
    items=(FIRST, SECOND),
)
