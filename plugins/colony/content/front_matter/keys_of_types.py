"""The front matter keys that only some types of entries have."""

from __future__ import annotations

from colony.content.front_matter.key import Key

OF_TYPES = (
    Key(
        name="role",
        type="text",
        about={
            "de": "Was die Person oder das Ressort tut; es steht unter dem Namen.",
            "en": "What the person or desk does; it stands below the name.",
        },
        example="Chefredakteurin",
        entry_types=("author",),
        goes_to="role",
    ),
    Key(
        name="portrait",
        type="picture",
        about={"de": "Bild der Person oder des Ressorts.", "en": "Picture of the person or desk."},
        example="/bilder/ada.jpg",
        entry_types=("author",),
        goes_to="",
    ),
    Key(
        name="portrait_alt",
        type="text",
        about={"de": "Alternativtext dieses Bildes.", "en": "Alternative text of that picture."},
        example="Ada Beispiel lacht.",
        entry_types=("author",),
        goes_to="",
    ),
    Key(
        name="links",
        type="mappings",
        about={
            "de": "Wo die Person, das Ressort oder die Organisation sonst zu finden ist.",
            "en": "Where else the person, desk or organisation is to be found.",
        },
        example="[{label: Mastodon, url: https://example.org/@ada}]",
        entry_types=(
            "author",
            "organisation",
        ),
        value={"de": "Liste aus `label` und `url`", "en": "List of `label` and `url`"},
        goes_to="",
    ),
    Key(
        name="order",
        type="text",
        about={
            "de": "Wird aufgehoben; die Bilder stehen in der Reihenfolge ihrer Namen.",
            "en": "Is kept; the pictures stand in the order of their names.",
        },
        example="name",
        entry_types=("gallery",),
        goes_to="",
    ),
    Key(
        name="cover",
        type="picture",
        about={
            "de": "Titelbild der Galerie; ohne die Angabe ist es das erste Bild.",
            "en": "Cover of the gallery; without it, the first picture is.",
        },
        example="01-ankunft.jpg",
        entry_types=("gallery",),
        goes_to="",
    ),
    Key(
        name="cover_alt",
        type="text",
        about={"de": "Alternativtext des Titelbilds.", "en": "Alternative text of the cover."},
        example="Ein Zelt im Morgenlicht.",
        entry_types=("gallery",),
        goes_to="",
    ),
    Key(
        name="download",
        type="flag",
        about={
            "de": "Bei `true` lassen sich die Originale laden.",
            "en": "With `true` the originals can be downloaded.",
        },
        example="true",
        entry_types=("gallery",),
        goes_to="downloadable",
    ),
    Key(
        name="captions",
        type="mapping",
        about={
            "de": "Was zu den Bildern zu sagen ist; besser in `captions.yml` neben ihnen.",
            "en": "What there is to say of the pictures; better in `captions.yml` beside them.",
        },
        example="{01-ankunft.jpg: Der erste Abend.}",
        entry_types=("gallery",),
        value={
            "de": "Dateiname, darunter `alt`, `caption`, `credit`, `license`, `focus`",
            "en": "File name, below it `alt`, `caption`, `credit`, `license`, `focus`",
        },
        goes_to="",
    ),
    Key(
        name="since",
        type="text",
        about={
            "de": "Seit wann es die Organisation gibt.",
            "en": "Since when the organisation has existed.",
        },
        example='"2003"',
        entry_types=("organisation",),
        goes_to="facts",
        fact={"de": "Seit", "en": "Since"},
    ),
    Key(
        name="operator",
        type="text",
        about={"de": "Wer sie betreibt.", "en": "Who runs it."},
        example="Beispiel GmbH",
        entry_types=("organisation",),
        goes_to="facts",
        fact={"de": "Betreiber", "en": "Operator"},
    ),
    Key(
        name="website",
        type="address",
        about={"de": "Ihre Website.", "en": "Its website."},
        example="https://example.org",
        entry_types=("organisation",),
        goes_to="",
    ),
    Key(
        name="facts",
        type="mappings",
        about={
            "de": "Weitere Zeilen für die Tafel der Angaben.",
            "en": "More lines for the table of facts.",
        },
        example="[{label: Sitz, value: Hamburg}]",
        entry_types=("organisation",),
        value={"de": "Liste aus `label` und `value`", "en": "List of `label` and `value`"},
        goes_to="",
    ),
)
"""Ordered by type, then as the reference shows them."""
