"""Ids that entries have in feeds for good: known again whatever their authors change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.catalogue.feed_ids import (
    FeedIdRow,
    entries_to_record,
    ids_of,
    read_ledger,
    revisions,
    sketch,
    updated_rows,
    write_ledger,
)
from colony.model import Entry, replaced
from tests.builders import articles, entry

TEXTS = {
    name: " ".join(f"{name}{number}" for number in range(200))
    for name in ("a", "b", "artikel-0", "artikel-1")
}


def sketched(texts: Mapping[str, str]) -> dict[str, str]:
    """Body hash → sketch, for the builders' bodies."""
    return {f"body of {name}": sketch(f"<p>{text}</p>") for name, text in texts.items()}


SKETCHES = sketched(TEXTS)


def ids(entries: Sequence[Entry], rows: Sequence[FeedIdRow] = ()) -> dict[str, str]:
    """The ids of some entries, which nobody finds fault with."""
    found, findings = ids_of(entries, rows, lambda each: SKETCHES.get(each.body_hash, ""), "de")
    assert findings == []
    return found


def ledger(*entries: Entry) -> list[FeedIdRow]:
    """The ledger after these were published."""
    return updated_rows(entries, ids(entries), [], lambda each: SKETCHES.get(each.body_hash, ""))


A = entry("a")
MOVES = {
    "its file": {"source_path": "articles/2030/neu.md"},
    "its slug": {"slug": "neu", "url": "artikel/neu/", "save_as": "artikel/neu/index.html"},
    "its date": {"date": None},
    "its title": {"title": "Neu"},
    "its category": {"category": "Neu"},
    "its text": {"body_hash": "body of b"},
}


@pytest.mark.parametrize("what", MOVES)
def test_an_id_outlives_a_change_of(what: str) -> None:
    """One thing changes, the id stays."""
    moved = replaced(A, **MOVES[what])
    assert ids([moved], ledger(A))[moved.source_path] == ids([A])[A.source_path]


def test_an_id_outlives_all_changes_at_once() -> None:
    """Other file, slug, date and title: the text tells which entry it is."""
    everything = {key: value for what in MOVES if what != "its text" for key, value in MOVES[what].items()}
    moved = replaced(A, **everything)
    assert ids([moved], ledger(A))[moved.source_path] == ids([A])[A.source_path]


def test_a_mended_sentence_is_no_other_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text may be edited at the same time; another text is another entry."""
    moved = replaced(A, slug="neu", source_path="x.md")
    before = ids([A])[A.source_path]
    rows = ledger(A)
    mended = TEXTS["a"].replace("a50 ", "fünfzig ") + " Ein Satz mehr steht nun am Ende des Textes."
    monkeypatch.setitem(SKETCHES, moved.body_hash, sketch(mended))
    assert ids([moved], rows)["x.md"] == before
    monkeypatch.setitem(SKETCHES, moved.body_hash, sketch(TEXTS["b"]))
    assert ids([moved], rows)["x.md"] != before


def test_another_language_is_another_entry() -> None:
    """A translation has the slug of its original, and an id of its own."""
    english = entry("a", lang="en", source_path="articles/a.en.md")
    found = ids([A, english], ledger(A))
    assert len(set(found.values())) == 2
    assert found[A.source_path] == ids([A])[A.source_path]


def test_a_new_article_in_the_place_of_an_old_one() -> None:
    """Whoever takes over the slug or the file of an entry that moved does not get its id."""
    moved = replaced(A, slug="neu", source_path=A.source_path)
    newcomer = replaced(entry("b"), slug="a", source_path="articles/b.md")
    found = ids([moved, newcomer], ledger(A))
    assert found[moved.source_path] == ids([A])[A.source_path]
    assert found["articles/b.md"] != found[moved.source_path]
    overwritten = replaced(entry("b"), source_path=A.source_path)
    assert ids([overwritten], ledger(A))[A.source_path] != ids([A])[A.source_path]


def test_two_entries_that_change_files() -> None:
    """Slugs stay with the texts, so do the ids."""
    one, other = articles(2)
    swapped = [replaced(one, source_path=other.source_path), replaced(other, source_path=one.source_path)]
    before, after = ids([one, other]), ids(swapped, ledger(one, other))
    assert after[other.source_path] == before[one.source_path]
    assert after[one.source_path] == before[other.source_path]


def test_an_id_is_never_given_out_again() -> None:
    """The line of an entry that is gone keeps a later one of its slug and another text from its id."""
    rows = ledger(replaced(A, source_path="alt.md"))
    assert rows[0].id == ids([A])[A.source_path]
    gone = [rows[0]._replace(lang="fr")]
    assert ids([A], gone)[A.source_path] != rows[0].id


def test_ids_that_authors_carry_over() -> None:
    """They stand over the ledger; one that is no address, or that two entries claim, is a finding."""
    carried = replaced(A, feed_id="https://alt.example/?p=12")
    assert ids([carried], ledger(A)) == {A.source_path: "https://alt.example/?p=12"}
    assert entries_to_record([carried], ids([carried]), []) == []
    twice = replaced(entry("b"), feed_id=carried.feed_id)
    shapeless = replaced(entry("c"), feed_id="12")
    found, findings = ids_of([carried, twice, shapeless], [], lambda _: "", "de")
    assert len(set(found.values())) == 3
    assert [(finding.code, finding.path) for finding in findings] == [
        ("feed-id-twice", "articles/b.md"),
        ("feed-id-shape", "articles/c.md"),
    ]


def test_the_file_is_read_as_it_was_written() -> None:
    """Sorted by id, with a word on what it is; a line that a merge left behind is named with its number."""
    rows = ledger(*articles(5))
    data = write_ledger(rows)
    assert read_ledger(data, "feed-ids.tsv", "de") == (sorted(rows), [])
    assert data == write_ledger(reversed(rows))
    torn = data.replace(b"urn:", b"<<<<<<< HEAD\nurn:", 1)
    again, (finding,) = read_ledger(torn, "feed-ids.tsv", "de")
    assert again == sorted(rows)
    assert (finding.code, finding.line) == ("ledger-line", 3)


def test_both_lines_of_a_merge_may_stay() -> None:
    """Two branches moved one entry: either line tells its id, and nobody else gets it."""
    elsewhere = replaced(A, slug="anders", source_path="anders.md")
    here = ledger(A)
    rows = [*here, here[0]._replace(slug="anders", path="anders.md")]
    for each in (A, elsewhere):
        assert ids([each], rows)[each.source_path] == here[0].id
    assert len(set(ids([A, elsewhere], rows).values())) == 2


def test_two_branches_merge_by_themselves(tmp_path: Path) -> None:
    """Two people publish an article each and move the same old one; git asks nobody."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    def commit(rows: Sequence[FeedIdRow]) -> None:
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content/feed-ids.tsv").write_bytes(write_ledger(rows))
        git("add", ".")
        git("commit", "-m", "x")

    shutil.copy(Path(__file__).resolve().parents[2] / ".gitattributes", tmp_path)
    git("init", "-b", "one")
    rows = ledger(*articles(3))
    commit(rows)
    git("checkout", "-b", "other")
    commit([*rows[1:], rows[0]._replace(slug="dort"), *ledger(entry("neu-dort"))])
    git("checkout", "one")
    commit([*rows[1:], rows[0]._replace(slug="hier"), *ledger(entry("neu-hier"))])
    git("merge", "other")
    merged, findings = read_ledger((tmp_path / "content/feed-ids.tsv").read_bytes(), "feed-ids.tsv", "de")
    assert findings == []
    assert {"dort", "hier", "neu-dort", "neu-hier"} <= {row.slug for row in merged}
    assert len({row.id for row in merged}) == 5


def test_lines_stay_as_they_are_until_an_entry_moves() -> None:
    """An edited text, date or title changes no line; a move changes one, in its place."""
    rows = ledger(*articles(3))
    now = [replaced(each, title="Neu", body_hash="x") for each in articles(3)]
    assert entries_to_record(now, ids(now, rows), rows) == []
    now[1] = replaced(now[1], slug="neu")
    (fresh,) = set(updated_rows(now, ids(now, rows), rows, lambda _: "")) - set(rows)
    assert (fresh.slug, fresh.id) == ("neu", ids(articles(3))["articles/artikel-1.md"])


@given(st.permutations(articles(6)), st.sets(st.integers(0, 5)))
def test_the_order_of_entries_and_a_partial_ledger_change_nothing(
    order: list[Entry], known: set[int]
) -> None:
    """A clone with an older ledger, or none, gives the same ids: they are minted from language and slug."""
    rows = ledger(*(articles(6)[number] for number in known))
    assert ids(order, rows) == ids(articles(6))


@given(st.lists(st.text(max_size=12), min_size=4, max_size=4))
def test_any_words_make_a_line(words: list[str]) -> None:
    """Tabs and line ends in a name break no line."""
    row = FeedIdRow("urn:uuid:1", *words)
    again, findings = read_ledger(write_ledger([row]), "feed-ids.tsv", "de")
    assert len(again) == 1
    assert findings == []


EVENT = entry("lesung", type="event", values={"start": "2026-06-05T18:00:00+02:00", "zone": "Europe/Berlin"})


def counted(event: Entry, rows: Sequence[FeedIdRow]) -> str:
    """How often an event has changed, by a ledger."""
    return revisions([event], ids([event], rows), rows)[event.source_path].partition(":")[0]


def test_changes_of_events_are_counted_for_good() -> None:
    """A new place counts once a publication; another summary does not; articles have no count."""
    moved = replaced(EVENT, values={**EVENT.values, "place": "Bücherei"})
    first = ledger(EVENT)
    assert [row.revision[:2] for row in first] == ["0:"]
    assert (counted(EVENT, first), counted(moved, first)) == ("0", "1")
    assert counted(replaced(moved, summary="Anders."), first) == "1"
    second = updated_rows([moved], ids([moved], first), first, lambda _: "")
    assert (counted(moved, second), counted(EVENT, second)) == ("1", "2")
    assert read_ledger(write_ledger(second), "x", "de")[0] == second
    assert entries_to_record([moved], ids([moved], second), second) == []
    assert [row.revision for row in ledger(A)] == [""]


def test_an_event_with_an_id_of_its_own_is_counted_too() -> None:
    """An id that its author gave needs a line for the count alone."""
    own = replaced(EVENT, feed_id="tag:example.org,2026:lesung")
    rows = updated_rows([own], ids([own]), [], lambda _: "")
    assert [row.id for row in rows] == ["tag:example.org,2026:lesung"]
    assert entries_to_record([own], ids([own], rows), rows) == []
