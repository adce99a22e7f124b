"""What is told of the tables, and the page „Mitmachen“, which holds parts made from them.

``python -m tests.content.test_writing_guide`` writes those parts anew.
"""

from __future__ import annotations

import pytest

from colony.content.directives import directives
from colony.content.front_matter import every_key
from colony.content.writing_guide import filled, keys_table, reference, type_keys_table
from tests.site.running import ROOT

GUIDE = ROOT / "content/pages/mitmachen.md"


def test_the_guide_is_what_the_tables_say() -> None:
    """„Mitmachen“ tells of every key and directive; this module, run by itself, mends it."""
    text = GUIDE.read_text("utf-8")
    assert text == filled(text, "de")
    assert text.count("<!-- keys -->") == text.count("<!-- type-keys -->") == 1
    assert [name for name in directives() if f"<!-- directive: {name} -->" not in text] == []


def test_the_guide_shows_every_directive_at_work() -> None:
    """Each directive is written once in a code block, and once for real."""
    text = GUIDE.read_text("utf-8")
    assert [name for name in directives() if text.count(f"\n:::{name}") != 2] == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_tables_tell_of_every_key(lang: str) -> None:
    """Every key has one line in one of the two tables, and no cell is left empty."""
    lines = [*keys_table(lang).splitlines()[2:], *type_keys_table(lang).splitlines()[2:]]
    assert len(lines) == len(list(every_key()))
    for key, line in zip(every_key(), lines, strict=True):
        assert f"`{key.name}`" in line.split(" | ")[0]
        assert all(cell.strip() for cell in line.strip("|").split(" | "))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_reference(lang: str) -> None:
    """The documentation's reference has each key's and each directive's example."""
    text = reference(lang)
    assert all(f"| `{key.example}` |" in text for key in every_key())
    assert all(f"~~~markdown\n{row.example[lang]}\n~~~" in text for row in directives().values())


def test_only_made_parts_change() -> None:
    """What is written by hand stays, also a comment of another kind."""
    text = "A\n\n<!-- keys -->\nalt\n<!-- /keys -->\n\n<!-- mine -->\nB\n"
    made = filled(text, "en")
    assert made.startswith("A\n\n<!-- keys -->\n\n| Key | Value | Meaning |\n")
    assert made.endswith(" |\n\n<!-- /keys -->\n\n<!-- mine -->\nB\n")
    assert filled(made, "en") == made


if __name__ == "__main__":
    GUIDE.write_text(filled(GUIDE.read_text("utf-8"), "de"), "utf-8")
