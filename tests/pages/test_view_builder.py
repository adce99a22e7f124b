"""What all builders of views share: teasers, heads, people, bodies with what is filled into them."""

from __future__ import annotations

import pytest

from colony.entries.gallery import STRIP_PHOTOS
from colony.model import Photo, PictureUse, Ref
from colony.pages.view_builder import CARD_WIDTH_PX, minutes, small
from colony.views.parts import AdView, Anchor, GalleryStrip, PictureView, Snippet
from tests.builders import CONFIG, PICTURE, builder, config, entry

IMAGE = PictureUse(path="a.jpg", alt="Ein Bild", credit="Anna", caption_html="<b>x</b>")


def test_a_card_says_what_a_list_shows() -> None:
    """Title, address, rubric, authors and a small picture; the language only where it is another."""
    made = entry("x", category="Neue Wege", authors=("Anna",), image=IMAGE, lang="en", word_count=630)
    card = builder([made]).card(made)
    assert (card.title, card.href, card.lang, card.minutes) == ("X", "/artikel/x/", "en", 3)
    assert card.category == Anchor(title="Neue Wege", href="/rubrik/neue-wege/")
    assert card.authors == ("Anna",)
    assert card.picture == small(PICTURE.__class__(**{**_fields(PICTURE), "alt": "Ein Bild"}))


def _fields(view: PictureView) -> dict[str, object]:
    return {name: getattr(view, name) for name in view.__struct_fields__}


def test_a_card_is_made_once() -> None:
    """An entry on many lists is described once."""
    made = entry("x")
    here = builder([made])
    assert here.card(made) is here.card(made)


def test_the_advertisers_name_travels_with_the_card() -> None:
    """A sponsored entry is marked wherever its teaser stands."""
    made = entry("x", sponsored="Verlag")
    assert builder([made]).card(made).sponsored == "Verlag"


@pytest.mark.parametrize(("words", "expected"), [(0, 1), (100, 1), (420, 2), (2100, 10)])
def test_reading_time_is_at_least_a_minute(words: int, expected: int) -> None:
    """Whole minutes."""
    assert minutes(entry("x", word_count=words)) == expected


def test_a_small_picture_is_the_best_format_no_wider_than_a_teaser() -> None:
    """Wide renditions, other formats, caption and credit stay with the article."""
    made = small(PICTURE)
    (source,) = made.sources
    assert source.mime == "image/avif"
    assert all(width_px <= CARD_WIDTH_PX for _, width_px in source.candidates)
    assert (made.caption_html, made.credit) == ("", "")


def test_a_head_has_the_canonical_address() -> None:
    """Addresses count from where the site lives; the language is the site's unless the entry has one."""
    head = builder([], config(SITEURL="https://x.example/portal")).head("T", "a/", description="eins " * 50)
    assert (head.href, head.lang, head.indexed) == ("/portal/a/", "de", True)
    assert len(head.description.split()) == 30


def test_an_author_is_shown_with_the_profile() -> None:
    """Role and portrait come from the profile whose slug is the name's; without one the name stands alone."""
    here = builder([entry("anna-b", type="author", title="Anna B", role="Redaktion", image=IMAGE)])
    anna, nobody = here.person("Anna B"), here.person("Niemand")
    assert (anna.href, anna.role) == ("/autor/anna-b/", "Redaktion")
    assert anna.portrait is not None
    assert (nobody.href, nobody.role, nobody.portrait) == ("/autor/niemand/", "", None)


def test_marks_in_a_body_are_filled_in_order() -> None:
    """Links become addresses, pictures views, and files that links lead to will be published."""
    refs = (
        Ref(kind="link", value="{filename}y.md"),
        Ref(kind="link", value="https://example.org/"),
        Ref(kind="link", value="{static}/plan.pdf"),
        Ref(kind="picture", value="a.jpg", picture=IMAGE),
        Ref(kind="picture", value="x", picture=PictureUse(path="https://example.org/a.jpg")),
        Ref(kind="link", value="#teil"),
    )
    made = entry("x", refs=refs)
    here = builder([made, entry("y")], files={"plan.pdf": "downloads/plan.pdf"})
    body = here.body(made)
    assert body.digest == made.body_hash
    neighbour, outside, plan, picture, foreign, anchor = body.fills
    assert (neighbour, outside, plan) == ("/artikel/y/", "https://example.org/", "/downloads/plan.pdf")
    assert isinstance(picture, PictureView)
    assert isinstance(foreign, Snippet)
    assert anchor == "#teil"
    assert here.statics == {"plan.pdf"}
    assert here.findings == []


def test_what_leads_nowhere_is_reported_with_its_line() -> None:
    """A broken link and an unknown gallery are findings of the file that names them."""
    refs = (Ref(kind="link", value="{filename}no.md", line=7), Ref(kind="gallery", value="no", line=9))
    made = entry("x", refs=refs)
    here = builder([made])
    assert here.body(made).fills == ("#", "")
    assert [(each.path, each.line, each.code) for each in here.findings] == [
        (made.source_path, 7, "link-broken"),
        (made.source_path, 9, "gallery-missing"),
    ]


@pytest.mark.parametrize("name", ["sommerfest", "fest-2026"])
def test_a_gallery_is_embedded_as_a_strip(name: str) -> None:
    """A gallery is named by its slug or its folder; some photos and the number of all are shown."""
    photos = tuple(Photo(slug=str(at), use=PictureUse(path=f"{at}.jpg")) for at in range(STRIP_PHOTOS + 2))
    gallery = entry("sommerfest", type="gallery", source_path="galleries/fest-2026/index.md", photos=photos)
    made = entry("x", refs=(Ref(kind="gallery", value=name),))
    (strip,) = builder([made, gallery]).body(made).fills
    assert isinstance(strip, GalleryStrip)
    assert (strip.href, len(strip.photos), strip.total) == (
        "/galerie/sommerfest/",
        STRIP_PHOTOS,
        STRIP_PHOTOS + 2,
    )


def test_mentions_lead_into_the_directory() -> None:
    """Known slugs are links; an unknown one is a finding with the nearest name."""
    made = entry("x", mentions=("verlag", "vreein"))
    here = builder([made, entry("verlag", type="organisation"), entry("verein", type="organisation")])
    assert here.mentioned(made) == (Anchor(title="Verlag", href="/verzeichnis/verlag/"),)
    (finding,) = here.findings
    assert finding.code == "mention-unknown"
    assert "verein" in finding.remedy


def _ad(name: str) -> AdView:
    return AdView(advertiser=name, title=name, text="", href=f"https://{name}.example")


def test_advertisements_take_turns_within_their_category() -> None:
    """Those without a category fit everywhere, and none stands beside a sponsored article."""
    ads = ((_ad("a"), ()), (_ad("b"), ("Netz",)))
    here = builder([], CONFIG, ads=ads)
    shown = [here.ad_for(entry("x", category="Netz"), position) for position in range(3)]
    assert [ad.advertiser if ad else "" for ad in shown] == ["a", "b", "a"]
    assert here.ad_for(entry("x", category="Anderes"), 1) == ads[0][0]
    assert here.ad_for(entry("x", sponsored="Verlag"), 0) is None
    assert builder([]).ad_for(entry("x"), 0) is None


def test_language_versions_are_announced() -> None:
    """All versions, this one included, each with its language; none where there is only one."""
    german, english = (
        entry("x"),
        entry("x", lang="en", source_path="x.en.md", url="en/x/", save_as="en/x.html"),
    )
    here = builder([german, english, entry("y")])
    assert [(each.lang, each.href) for each in here.languages(english)] == [
        ("de", "/artikel/x/"),
        ("en", "/en/x/"),
    ]
    assert here.languages(entry("y")) == ()
