"""Pages of a list: nothing lost, nothing twice, and full pages stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.catalogue.pagination import cut
from colony.model import Cut

TOTALS = st.integers(0, 500)
SIZES = st.integers(1, 40)


@pytest.mark.parametrize(
    ("total", "page_size", "expected"),
    [
        (0, 2, [Cut(0, 0, 0)]),
        (1, 2, [Cut(0, 0, 1)]),
        (3, 2, [Cut(0, 0, 3)]),
        (4, 2, [Cut(1, 0, 2), Cut(0, 2, 4)]),
        (5, 2, [Cut(1, 0, 2), Cut(0, 2, 5)]),
        (6, 2, [Cut(1, 0, 2), Cut(2, 2, 4), Cut(0, 4, 6)]),
        (3, 1, [Cut(1, 0, 1), Cut(2, 1, 2), Cut(0, 2, 3)]),
    ],
)
def test_a_list_is_cut_from_the_oldest(total: int, page_size: int, expected: list[Cut]) -> None:
    """Numbered pages count from the oldest; the newest page has the number 0 and comes last."""
    assert cut(total, page_size) == expected


@given(TOTALS, SIZES)
def test_every_entry_stands_on_one_page(total: int, page_size: int) -> None:
    """All pages together hold each position once and in order."""
    assert [at for page in cut(total, page_size) for at in range(page.start, page.stop)] == list(range(total))


@given(TOTALS, SIZES)
def test_pages_are_full_and_the_newest_is_never_thin(total: int, page_size: int) -> None:
    """Numbered pages hold the page size; the newest up to twice that less one."""
    *full, newest = cut(total, page_size)
    assert [page.stop - page.start for page in full] == [page_size] * len(full)
    assert [page.number for page in (*full, newest)] == [*range(1, len(full) + 1), 0]
    assert min(total, page_size) <= newest.stop - newest.start < 2 * page_size


@given(TOTALS, SIZES, st.integers(0, 60))
def test_a_full_page_never_changes(total: int, page_size: int, added: int) -> None:
    """Entries added at the end leave every numbered page as it was."""
    before = cut(total, page_size)[:-1]
    assert cut(total + added, page_size)[: len(before)] == before


@given(TOTALS, SIZES)
def test_one_entry_more_makes_one_page_more_at_most(total: int, page_size: int) -> None:
    """Publishing one entry changes the newest page and adds at most one."""
    assert len(cut(total + 1, page_size)) - len(cut(total, page_size)) in (0, 1)
