"""Dates as readers see them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from colony.locale.date_formats import iso_moment, long_date, short_date

EVENING = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lang", "long", "short"),
    [
        ("de", "4. März 2026", "04.03.2026"),
        ("de-at", "4. März 2026", "04.03.2026"),
        ("de-xx", "4. März 2026", "04.03.2026"),
        ("den", "March 4, 2026", "Mar 4, 2026"),
        ("en", "March 4, 2026", "Mar 4, 2026"),
        ("fr", "4 mars 2026", "4 mars 2026"),
        ("xx", "March 4, 2026", "Mar 4, 2026"),
        ("", "March 4, 2026", "Mar 4, 2026"),
        ("not a language!", "March 4, 2026", "Mar 4, 2026"),
    ],
)
def test_dates_in_the_readers_language(lang: str, long: str, short: str) -> None:
    """Each language has its own form; one that nobody knows is spoken to in English."""
    assert (long_date(EVENING, lang, "UTC"), short_date(EVENING, lang, "UTC")) == (long, short)


def test_a_region_has_its_own_names() -> None:
    """Austrians have a Jänner."""
    assert long_date(datetime(2026, 1, 4, tzinfo=UTC), "de-at", "UTC") == "4. Jänner 2026"


def test_the_day_is_that_of_the_sites_time_zone() -> None:
    """Half past eleven in the evening in London is the next day in Berlin."""
    assert long_date(EVENING, "de", "Europe/Berlin") == "5. März 2026"
    assert short_date(EVENING, "de", "Europe/Berlin") == "05.03.2026"
    assert iso_moment(EVENING, "Europe/Berlin") == "2026-03-05T00:30:00+01:00"


def test_moments_as_text() -> None:
    """The value of a front matter key comes as text, and is told like any other moment."""
    told = EVENING.isoformat()
    assert long_date(told, "de", "Europe/Berlin") == "5. März 2026"
    assert short_date(told, "de", "Europe/Berlin") == "05.03.2026"
    assert iso_moment(told, "Europe/Berlin") == iso_moment(EVENING, "Europe/Berlin")
