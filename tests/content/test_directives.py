"""The table of directives: every row is whole, and its example works."""

from __future__ import annotations

from pathlib import Path

import pytest

import colony
from colony.content.directives import Call, Directive, Frame, Option, Slot, directives
from colony.content.markdown import directive_fences as blocks
from colony.findings.notes import Notes
from tests.content.samples import codes, read_body

THEME = Path(str(colony.__file__)).parents[2] / "theme"
ROWS = list(directives().values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_examples_work(row: Directive, lang: str) -> None:
    """The example opens and closes its directive, and nothing is found wrong with it."""
    example = row.example[lang]
    assert example.startswith(f":::{row.name}")
    assert example.endswith("\n:::")
    reading = read_body(example)
    assert codes(reading) == []
    assert ":::" not in reading.body_html


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_rows_speak_both_languages(row: Directive) -> None:
    """Title, sentences and options are told in German and in English."""
    argument = [row.argument.wanted] if row.argument else []
    for words in (row.title, row.about, row.example, *argument, *(each.about for each in row.options or ())):
        assert set(words) == {"de", "en"}
        assert all(words.values())


@pytest.mark.parametrize("row", [row for row in ROWS if row.feature], ids=lambda row: row.name)
def test_features_have_a_stylesheet(row: Directive) -> None:
    """A directive's own stylesheet is a component of the theme, and its HTML bears that class."""
    assert (THEME / f"static/css/components/{row.feature}.css").is_file()
    made = row.frame(Call("x", {}, "de"))
    assert isinstance(made, Frame)
    assert f'class="{row.feature}' in made.before


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nothing_of_an_author_breaks_out(row: Directive) -> None:
    """Argument and options come out escaped, in whatever place."""
    evil = "\"'><script>x</script>"
    made = row.frame(Call(evil, {option.name: evil for option in row.options or ()}, "de"))
    if isinstance(made, Frame):
        assert "<script" not in made.before + made.after
        assert "\"'>" not in made.before + made.after
    else:
        assert isinstance(made, Slot)


def expanded(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[list[str], list[str]]:
    """What a directive with three options, made for this test, says of a text, and what is found."""
    row = Directive(
        name="poll",
        title={"de": "Umfrage", "en": "Poll"},
        about={"de": "A", "en": "A"},
        example={"de": "", "en": ""},
        options=tuple(
            Option(name, {"de": "A", "en": "A"}, kind)  # type: ignore[arg-type]
            for name, kind in (("votes", "number"), ("open", "flag"), ("by", "text"))
        ),
        frame=lambda call: Frame(repr((call.argument, dict(call.options))), ""),
    )
    monkeypatch.setattr(blocks, "directives", lambda: {"poll": row})
    notes = Notes("a.md", "de")
    made = blocks.expand(text, 1, "de", notes)
    return [part for part in made.html if part], codes(notes)


def test_options_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number comes as a number, yes as True, text as it is; the rest is the argument."""
    made = expanded(monkeypatch, ':::poll Wohin jetzt? votes=12 open=ja by="Ada B"\n:::')
    assert made == (["('Wohin jetzt?', {'votes': 12, 'open': True, 'by': 'Ada B'})"], [])


@pytest.mark.parametrize(
    ("option", "code"), [("votes=viele", "directive-option-shape"), ("vote=1", "directive-option")]
)
def test_faulty_options(monkeypatch: pytest.MonkeyPatch, option: str, code: str) -> None:
    """An option that is none, or has another shape, is a finding and has no effect."""
    assert expanded(monkeypatch, f":::poll A {option}\n:::") == (["('A', {})"], [code])
