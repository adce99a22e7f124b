"""The directive ``anzeige``: an advertisement within an article, labelled."""

from __future__ import annotations

from html import escape

from colony.advertising import label
from colony.content.directives.directive import Argument, Call, Directive, Frame


def _frame(call: Call) -> Frame:
    word = label(call.lang)
    named = f'<p class="anzeige-label">{word} · {escape(call.argument)}</p>'
    return Frame(f'<aside class="anzeige" aria-label="{word}">{named}', "</aside>")


DIRECTIVE = Directive(
    name="anzeige",
    title={"de": "Anzeige", "en": "Advertisement"},
    about={
        "de": "Für Werbung innerhalb eines Artikels. Hinter dem Namen des Bausteins steht, wer wirbt. Das "
        'Wort "Anzeige" setzt die Software darüber; es lässt sich nicht abschalten. Ist der ganze Artikel '
        "bezahlt, verwenden Sie stattdessen `sponsored` im Kopf. Die Anzeigen unter den Artikeln stehen "
        "gesammelt in `content/ads.toml`. Verweise in allen dreien bekommen von selbst die Angabe "
        '`rel="sponsored"`. Ein '
        "Verweis zu den Adressen bekannter Werbender, die in den Einstellungen stehen, ist an jeder anderen "
        "Stelle ein Fehler.",
        "en": "For advertising within an article. Behind the directive's name stands who advertises. The "
        'word "Advertisement" is put above it and cannot be turned off. Where the whole article is paid for, '
        "use `sponsored` in the front matter instead. The advertisements below articles stand together in "
        '`content/ads.toml`. Links in all three get `rel="sponsored"` by themselves. A link to one of the '
        "advertisers that the settings name is an error anywhere else.",
    },
    example={
        "de": ":::anzeige Beispiel GmbH\n**Das Feldbuch für Netzwerke.** 128 leere Seiten.\n:::",
        "en": ":::anzeige Example Ltd\n**The field book for networks.** 128 empty pages.\n:::",
    },
    argument=Argument({"de": "Werbekunde", "en": "advertiser"}, "Beispiel GmbH"),
    feature="anzeige",
    frame=_frame,
)
