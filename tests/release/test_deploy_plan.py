"""Plans and records: compared by content, in an order that breaks nothing, and read back as they were."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.release.deploy_plan import make_plan
from colony.release.release_record import carry, make_record, pack, unpack
from colony.release.site_tree import File, Phase, Tree, is_hashed, phase_of

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)

files = st.builds(File, sha256=st.sampled_from("abc"), size_bytes=st.integers(0, 9))
paths = st.sampled_from(
    ["index.html", "a/index.html", "b/index.html", "x.1a2b3c4d.css", "y.1a2b3c4d.css", "feed.xml", "z.jpg"]
)
trees = st.dictionaries(paths, files)


def file(sha256: str) -> File:
    """A file of some content."""
    return File(sha256=sha256, size_bytes=1)


@given(trees, trees, st.lists(trees, max_size=3))
def test_a_plan_leads_from_what_is_live_to_the_tree(live: Tree, tree: Tree, earlier: list[Tree]) -> None:
    """Doing what the plan says gives the tree and the carried assets, no more; each file is named once."""
    records = [make_record(each, NOW) for each in (*earlier, live)]
    carried = carry(tree, records, live)
    plan = make_plan(tree, live, carried)
    there = dict(live)
    for change in plan.transfers:
        there[change.path] = change.file
    for change in plan.deleted:
        del there[change.path]
    assert there == {**carried, **tree}
    assert plan.unchanged + len(plan.added) + len(plan.changed) == len(tree)
    assert plan.is_empty == (live == {**carried, **tree})
    assert all(is_hashed(path) and live[path] == each for path, each in carried.items())


@given(trees, trees)
def test_no_phase_begins_before_the_one_before_is_over(live: Tree, tree: Tree) -> None:
    """Writing goes from assets to entrances, deleting the other way round."""
    plan = make_plan(tree, live)
    assert [change for _, each in plan.phases() for change in each] == list(plan.transfers)
    assert [phase_of(each.path) for each in plan.transfers] == sorted(
        phase_of(each.path) for each in plan.transfers
    )
    assert [phase_of(each.path) for each in plan.deleted] == sorted(
        (phase_of(each.path) for each in plan.deleted), reverse=True
    )
    assert list(Phase) == sorted(Phase)


def test_an_empty_build_is_a_loss_of_all_pages_although_its_pictures_are_carried() -> None:
    """Nine carried pictures and one page that goes: everything that carries no hash is lost."""
    live = {f"x-1a2b3c4{index}.jpg": file("a") for index in range(9)} | {"index.html": file("b")}
    carried = carry({}, [make_record(live, NOW)], live)
    plan = make_plan({}, live, carried)
    assert len(carried) == 9
    assert len(plan.deleted) == 1
    assert plan.pages_lost_share == 1.0


@given(trees, trees)
def test_a_record_comes_back_as_it_was_packed(tree: Tree, carried: Tree) -> None:
    """Packing loses nothing and gives the same bytes each time."""
    record = make_record(tree, NOW, carried=carried, commit="abc", siteurl="https://kolonie.example")
    assert unpack(pack(record)) == record
    assert pack(record) == pack(unpack(pack(record)))
    assert record.release.id.startswith("20261123T080000Z-")


@pytest.mark.parametrize("cut", [0, 1, 10, 40, -1])
def test_a_record_that_was_cut_off_is_refused(cut: int) -> None:
    """Half a record is never taken for a whole one."""
    with pytest.raises(ValueError, match="damaged record"):
        unpack(pack(make_record({"index.html": file("a")}, NOW))[:cut])
