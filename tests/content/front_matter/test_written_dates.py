"""Dates as people write them."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.content.front_matter.written_dates import read_date

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-24", datetime(2026, 12, 24, tzinfo=BERLIN)),
        ("2026-12-24 18:30", datetime(2026, 12, 24, 18, 30, tzinfo=BERLIN)),
        ("2026-12-24T18:30:15", datetime(2026, 12, 24, 18, 30, 15, tzinfo=BERLIN)),
        ("2026-12-24T18:30:15Z", datetime(2026, 12, 24, 18, 30, 15, tzinfo=UTC)),
        ("2026-12-24 18:30 +0530", datetime(2026, 12, 24, 18, 30, tzinfo=timezone(timedelta(hours=5.5)))),
        ("2026-12-24 18:30 MEZ", datetime(2026, 12, 24, 18, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("2026-12-24_18:30", datetime(2026, 12, 24, 18, 30, tzinfo=BERLIN)),
        ("24.12.2026", datetime(2026, 12, 24, tzinfo=BERLIN)),
        ("1.2.2026, 8:05 Uhr", datetime(2026, 2, 1, 8, 5, tzinfo=BERLIN)),
        ("5. März 2026", datetime(2026, 3, 5, tzinfo=BERLIN)),
        ("Mon, 23 Nov 2026 10:00", datetime(2026, 11, 23, 10, tzinfo=BERLIN)),
        ("March 2016", datetime(2016, 3, 1, tzinfo=BERLIN)),
        ("10:30", None),
        ("morgen", None),
        ("2026", None),
        ("2026-13-01", None),
        ("31.02.2026", None),
        ("0001-01-01", None),
        ("9" * 400, None),
    ],
)
def test_read_date(text: str, moment: datetime | None) -> None:
    """ISO, German and common English dates are the same moments; half dates are none."""
    if moment is None:
        with pytest.raises((ValueError, OverflowError)):
            read_date(text, BERLIN)
    else:
        assert read_date(text, BERLIN) == moment


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    """No text makes the reader fail in another way than ValueError, and moments have a zone."""
    with contextlib.suppress(ValueError, OverflowError):
        assert read_date(text, BERLIN).tzinfo is not None


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1000 <= moment.year < 9000))
def test_iso_round_trip(moment: datetime) -> None:
    """What datetime writes as ISO 8601 is read back to the second."""
    moment = moment.replace(microsecond=0)
    assert read_date(moment.isoformat(sep=" "), BERLIN) == moment
