"""Events for search engines: schema.org's ``Event``, made of an event's view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from colony.entries.event_pages import STATUSES, EventView
from colony.views import SiteView


def schema_data(view: EventView, site: SiteView) -> dict[str, Any]:
    """The schema.org data of an event (``Event``)."""
    data: dict[str, Any] = {
        "@type": "Event",
        "name": view.title,
        "url": site.origin + view.head.href,
        "inLanguage": view.head.lang,
        "startDate": _schema_time(view.start, view.is_all_day),
        "eventStatus": f"https://schema.org/{STATUSES[view.status]}",
        "organizer": {"@type": "Organization", "name": site.name, "url": site.origin + site.base_href},
    }
    if view.end:
        data["endDate"] = _schema_time(view.end, view.is_all_day)
    image = view.picture.href if view.picture else view.head.og_image
    if image and not image.startswith("data:"):
        data["image"] = site.origin + image
    if view.head.description:
        data["description"] = view.head.description
    return data | _schema_place(view)


def _schema_time(moment: datetime, is_all_day: bool) -> str:
    return moment.date().isoformat() if is_all_day else moment.isoformat()


def _schema_place(view: EventView) -> dict[str, Any]:
    places: list[Mapping[str, str]] = []
    if view.place or view.address:
        told = {"name": view.place or view.address, "address": view.address or view.place}
        places.append({"@type": "Place", **told})
    if view.online:
        places.append({"@type": "VirtualLocation", "url": view.online})
    if not places:
        return {}
    mode = "Mixed" if len(places) > 1 else "Online" if view.online else "Offline"
    return {
        "location": places[0] if len(places) == 1 else places,
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
    }
