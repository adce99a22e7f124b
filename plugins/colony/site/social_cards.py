"""Social cards of a site: which entries get one, what it shows, and drawing those that are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from colony.advertising import label
from colony.findings import say
from colony.locale import Translations, choose
from colony.locale import load as load_translations
from colony.model import Entry, Finding, PictureUse, replaced
from colony.output import Copy
from colony.pictures import (
    CARD_HEIGHT_PX,
    CARD_WIDTH_PX,
    CardJob,
    CardLook,
    CardPicture,
    SocialCard,
    card_job,
    card_key,
    drawable,
    has_letters_for,
)
from colony.settings import Config, SettingsError
from colony.site.picture_album import Album
from colony.storage import content_digest
from colony.tables import entry_types
from colony.theming import MARKER, ThemeChain
from colony.views import PictureView
from colony.work import Crew, Lost, bar

QUIET_KINDS = ("news", "article")
"""Kinds of articles that the card does not name above the title."""

CARD_NAMES = {"de": "karte", "en": "card"}
"""Language of the site → name of cards' files."""


@dataclass
class Cards:
    """All social cards of one build."""

    config: Config
    album: Album
    profile: Callable[[str], Entry | None]
    """Name of an author → the entry of the author's profile, or None."""
    look: CardLook
    chain: ThemeChain
    site_name: str
    """As the page header shows it."""
    findings: list[Finding] = field(default_factory=list)
    _cards: dict[str, tuple[SocialCard, str]] = field(default_factory=dict)
    """Path relative to the output root → the card to be drawn there, and its key."""
    _words: dict[str, Translations] = field(default_factory=dict)

    def card_of(self, entry: Entry) -> PictureView | None:
        """The view of an entry's card; None if the entry is not public or the font lacks its letters."""
        if entry.status != "published" or not has_letters_for(entry.title, self.look):
            return None
        card = self._card(entry)
        key = card_key(card)
        folder = self.config.pictures.href_folder.strip("/")
        name = choose(self.config.lang, CARD_NAMES)
        save_as = f"{folder}/{name}-{key[:16]}.jpg".lstrip("/")
        self._cards[save_as] = (card, key)
        spoken = (card.notice, card.title, card.byline, card.site_name)
        return PictureView(
            sources=(),
            href=self.config.href(save_as),
            width_px=CARD_WIDTH_PX,
            height_px=CARD_HEIGHT_PX,
            alt=" – ".join(part for part in spoken if part),
        )

    def copies(self) -> Iterator[Copy]:
        """The cards that pages refer to, as copies from the cache folder."""
        for save_as, (_, key) in self._cards.items():
            yield Copy(save_as=save_as, source=str(self._root / key), digest=key, is_content=False)

    def make(self, due: Sequence[Copy], crew: Crew) -> None:
        """Draw the due cards that the cache folder lacks."""
        jobs = [
            CardJob(
                card=self._cards[copy.save_as][0],
                content_root=self.config.content_root,
                target=copy.source,
                max_pixels=self.config.pictures.max_pixels,
            )
            for copy in due
            if copy.save_as in self._cards and not Path(copy.source).is_file()
        ]
        with bar("cards", len(jobs)) as advance:
            for index, fault in crew.run(card_job, jobs, advance):
                if fault:
                    reason = fault.words(self.config.lang) if isinstance(fault, Lost) else fault
                    path = jobs[index].target
                    self.findings.append(say("file-unreadable", path, lang=self.config.lang, reason=reason))

    def prune(self) -> None:
        """Delete cards that this build does not use from the cache; drawing one again takes 20 ms."""
        used = {key for _, key in self._cards.values()}
        for path in self._root.glob("*"):
            if path.name not in used:
                path.unlink(missing_ok=True)

    @property
    def _root(self) -> Path:
        return Path(self.config.cache_root, "cards")

    def _card(self, entry: Entry) -> SocialCard:
        words = self._words_of(entry.lang)
        kind = "" if entry.type != "article" or entry.kind in QUIET_KINDS else entry.kind.capitalize()
        rubric = [entry.category if entry.type == "article" else "", words.gettext(kind) if kind else ""]
        name = entry_types()[entry.type].label
        if name:
            rubric = [words.gettext(name)]
        picture = self._picture(entry.image, entry)
        return SocialCard(
            title=drawable(entry.title, self.look),
            site_name=drawable(self.site_name, self.look),
            rubric=drawable(" · ".join(part for part in rubric if part), self.look),
            byline=drawable(_listed(entry.authors, words.gettext(" and ")), self.look),
            notice=drawable(f"{label(entry.lang)} · {entry.sponsored}", self.look) if entry.sponsored else "",
            picture=picture,
            portrait=None if picture else self._portrait(entry),
            look=self.look,
        )

    def _portrait(self, entry: Entry) -> CardPicture | None:
        profile = self.profile(entry.authors[0]) if entry.authors else None
        return self._picture(profile.image, profile) if profile else None

    def _picture(self, use: PictureUse | None, entry: Entry) -> CardPicture | None:
        facts = self.album.facts_of(use, entry) if use else None
        if use is None or facts is None or facts.format == "svg":
            return None
        return CardPicture(
            path=facts.path,
            digest=facts.digest,
            width_px=facts.width_px,
            height_px=facts.height_px,
            focus=use.focus,
        )

    def _words_of(self, lang: str) -> Translations:
        if lang not in self._words:
            roots = [Path(root, "translations") for root in self.chain.roots]
            self._words[lang] = load_translations(roots, lang)
        return self._words[lang]


def _listed(names: Sequence[str], last: str) -> str:
    return last.join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def read_look(chain: ThemeChain, accent: str = "") -> CardLook | None:
    """The look of cards, from the table ``[card]`` of a theme's ``colony.toml``; None if it has none.

    Colours that the table does not name are those of the theme's light scheme.

    Args:
        chain: the theme.
        accent: the site's accent colour, which replaces the theme's; empty for none.

    Raises:
        SettingsError: the table lacks a key, or the font is missing.
    """
    if not chain.card:
        return None
    told = {**chain.colours["light"], **chain.card, **({"accent": accent} if accent else {})}
    try:
        font = chain.find(told["font"])
        if font is None:
            raise FileNotFoundError(told["font"])
        paper, ink, soft, accent = (str(told[name]) for name in ("paper", "ink", "soft", "accent"))
        look = CardLook(
            font=str(font), font_digest=content_digest(font), paper=paper, ink=ink, soft=soft, accent=accent
        )
        dot = float(told.get("dot", 0))
        # The usual dot is left out of a card's key, so that names of existing cards stay the same.
        return look if dot == look.dot else replaced(look, dot=dot)
    except (KeyError, OSError, TypeError, ValueError) as error:
        raise SettingsError(
            f"{chain.roots[0]}/{MARKER}: the table [card] cannot be used: {error}; it takes font (a file of "
            "the theme), paper, ink, soft and accent, and dot (a number from 0 to 1)."
        ) from error
