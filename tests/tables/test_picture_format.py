"""The table of picture formats against what encodes, recognises and serves them."""

from __future__ import annotations

import pytest

from colony.pictures import sniff
from colony.preview.responses import content_type
from colony.release.headers import content_types
from colony.tables.picture_format import ENDINGS, OFFERED, PICTURE_FORMATS, PictureFormat, format_of
from tests.builders import config


def test_the_table_is_what_files_are_recognised_as() -> None:
    """Every format that a file may be found to have is a row, and every row can be found."""
    assert {row.name for row in PICTURE_FORMATS} == sniff.FORMATS


@pytest.mark.parametrize("row", PICTURE_FORMATS, ids=lambda row: row.name)
def test_what_follows_from_a_row(row: PictureFormat) -> None:
    """The preview and deploys give each of its files the type that the row says."""
    assert format_of(row.name) is row
    for ending in row.endings:
        assert content_type(f"x{ending}").startswith(row.mime)
        assert content_types(f"x{ending}")[0] == row.mime
        assert ending in ENDINGS


def test_each_offered_format_has_a_quality() -> None:
    """The default settings know a quality for each format that may be asked for."""
    assert dict(config().pictures.qualities) == {name: row.quality for name, row in OFFERED.items()}
