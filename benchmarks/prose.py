"""German-like text by rule: seeded, so that the same article number always reads the same."""

from __future__ import annotations

import random

_SUBJECTS = (
    "Der Verein", "Die Gemeinschaft", "Das Netzwerk", "Die Redaktion", "Der Stammtisch", "Die Werkstatt",
    "Das Portal", "Die Genossenschaft", "Der Arbeitskreis", "Die Nachbarschaft", "Das Büro", "Die Beraterin",
    "Der Vorstand", "Die Öffentlichkeitsarbeit", "Das Gespräch", "Die Händlerin", "Der Rundbrief",
)  # fmt: skip
_VERBS = (
    "begleitet", "prüft", "erklärt", "sammelt", "vergleicht", "eröffnet", "beschreibt", "fördert", "nennt",
    "verknüpft", "veröffentlicht", "bündelt", "ordnet", "erzählt", "kündigt", "würdigt", "erneuert",
)  # fmt: skip
_OBJECTS = (
    "die Erfahrungen des Sommers", "einen schlichten Leitfaden", "das gemeinsame Verzeichnis",
    "die Fragen der Mitglieder", "ein offenes Treffen", "den Umgang mit Bildrechten",
    "die Kosten der ersten Jahre", "zwei ältere Entwürfe", "das Gedächtnis der Gruppe",
    "die Vertriebswege der Region", "einen ungewöhnlichen Versuch", "die Schlüssel zum Vereinshaus",
    "den Jahresbericht", "die Zugänge für Anfänger", "ein Dutzend Rückmeldungen", "die Spielregeln",
)  # fmt: skip
_PLACES = (
    "in der Straßenbahn nach Köln", "am Rand der Messe", "seit dem Frühjahr", "ohne große Worte",
    "für die Leute vor Ort", "zwischen zwei Sitzungen", "mit überraschender Geduld", "nach langer Prüfung",
    "auf dem Markt von Münster", "unter freiem Himmel", "im kleinen Kreis", "gegen manchen Widerstand",
)  # fmt: skip
_CLAUSES = (
    "weil niemand sonst die Übersicht behält", "obwohl die Mittel knapp sind", "damit Neue bald ankommen",
    "wenn auch die Gegenseite gehört wird", "was im Rückblick vernünftig wirkt", "bevor der Winter beginnt",
    "sodass am Ende alle dieselben Zahlen sehen", "wie es in der Satzung steht", "sofern das Wetter hält",
)  # fmt: skip
_NOUNS = (
    "Anfang", "Austausch", "Bericht", "Brücke", "Datenschutz", "Ehrenamt", "Fläche", "Gespräch", "Handwerk",
    "Jubiläum", "Karte", "Lesekreis", "Markt", "Nähe", "Ordnung", "Plattform", "Quelle", "Rückblick",
    "Straße", "Termin", "Überblick", "Vertrauen", "Werkzeug", "Zukunft",
)  # fmt: skip
_CODE = (
    'for name in sorted(members):\n    print(f"Guten Tag, {name}!")',
    "def total(fees: list[int]) -> int:\n    return sum(fees) * 12",
    'with open(path, encoding="utf-8") as file:\n    lines = [line.strip() for line in file if line.strip()]',
)


def sentence(rng: random.Random) -> str:
    """One sentence of 8 to 20 words, now and then with emphasis."""
    thing = rng.choice(_OBJECTS)
    chance = rng.random()
    if chance < 0.06:
        thing = f"**{thing}**"
    elif chance < 0.12:
        thing = f"*{thing}*"
    text = f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} {rng.choice(_PLACES)} {thing}"
    return f"{text}, {rng.choice(_CLAUSES)}." if rng.random() < 0.6 else f"{text}."


def title(rng: random.Random) -> str:
    """A headline of four to six words."""
    first, second, third = rng.sample(_NOUNS, 3)
    pattern = rng.choice(
        ("{} und {}: {} im Alltag", "Was {} mit {} und {} verbindet", "{} statt {}, {} für alle")
    )
    return pattern.format(first, second, third)


def body(rng: random.Random, bytes_wanted: int) -> str:
    """Markdown of about ``bytes_wanted`` bytes in UTF-8: sections, links, lists, quotes, code, tables."""
    blocks = [_paragraph(rng), _paragraph(rng)]
    size = sum(len(block.encode()) for block in blocks)
    while size < bytes_wanted:
        section = [f"## {' und '.join(rng.sample(_NOUNS, 2))}", _paragraph(rng), _extra(rng), _paragraph(rng)]
        blocks += section
        size += sum(len(block.encode()) + 2 for block in section)
    return "\n\n".join(blocks) + "\n"


def _paragraph(rng: random.Random) -> str:
    sentences = [sentence(rng) for _ in range(rng.randint(3, 5))]
    if rng.random() < 0.35:
        sentences.append(
            f"Mehr dazu steht [bei {rng.choice(_NOUNS)}](https://example.org/{rng.randint(1, 9999)})."
        )
    return " ".join(sentences)


def _extra(rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.40:
        return "\n".join(f"- {sentence(rng)}" for _ in range(rng.randint(3, 5)))
    if chance < 0.60:
        return "\n".join(f"{number}. {sentence(rng)}" for number in range(1, rng.randint(4, 6)))
    if chance < 0.75:
        return f"> {sentence(rng)} {sentence(rng)}"
    if chance < 0.87:
        return f"```python\n{rng.choice(_CODE)}\n```"
    if chance < 0.95:
        rows = [
            f"| {rng.choice(_NOUNS)} | {rng.randint(2009, 2025)} | {rng.randint(3, 900)} |" for _ in range(4)
        ]
        return "\n".join(["| Ort | Jahr | Zahl |", "|---|---|---|", *rows])
    return f"### {rng.choice(_NOUNS)}\n\n{_paragraph(rng)}"
