"""Draw the lead pictures and emblems: `python draw.py [part of a name …]`. Same bytes every time."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "galleries")]

import draw_emblems  # noqa: E402 - found only through the line above
import draw_people  # noqa: E402
import draw_things  # noqa: E402
from drawing import draw_all  # noqa: E402

PICTURES = {
    "werbung-ist-keine-oeffentlichkeitsarbeit.png": draw_people.two_halves,
    "fuenf-regeln-vor-dem-ersten-beitrag.png": draw_people.stones,
    "einen-graphen-lesen.png": draw_people.clusters,
    "drei-profile-eine-person.png": draw_people.profiles,
    "einer-fuer-alle.png": draw_people.shadow,
    "warum-die-berater-vorangingen.png": draw_people.ahead,
    "ein-medienportal-zum-hoeren-und-sehen.png": draw_things.media_page,
    "ein-portal-von-2009.png": draw_things.old_portal,
    "anzeige-muss-anzeige-heissen.png": draw_things.labelled,
    "wem-gehoert-das-bild.png": draw_things.owned,
    "der-feed-kommt-zu-ihnen.png": draw_things.delivered,
    "webstar-anfang-2008.png": draw_people.webstar,
    "gemeinschaft-mit-bonus.png": draw_people.bonus,
    "alt-texte-schreiben.png": draw_things.written_picture,
    "das-telefon-als-mappe.png": draw_things.folder_phone,
    "graph-bruecke.png": draw_people.bridge,
    "portraits/redaktion-netzwerke.png": draw_emblems.networks,
    "portraits/redaktion-recht.png": draw_emblems.law,
    "portraits/redaktion-werkstatt.png": draw_emblems.workshop,
    "portraits/redaktion-bild.png": draw_emblems.picture,
    "portraits/redaktion-international.png": draw_emblems.world,
}

if __name__ == "__main__":
    draw_all(HERE, PICTURES)
