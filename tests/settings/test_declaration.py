"""One field declares a setting: from it come default, conversion, complaint and value."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest

from colony.settings.declaration import Setting, Settings, rows_of, shown, wording


class Kiosk(Settings, frozen=True, kw_only=True):
    """Settings of a kiosk that nobody has."""

    listings: Annotated[int, Setting("SHELVES", "Regale.", "Shelves.", between=(1, 9))] = 3
    names: Annotated[tuple[str, ...], Setting("NAMES", "Namen.", "Names.")] = ()
    size: Annotated[Literal["s", "m"], Setting("SIZE", "Größe.", "Size.")] = "s"
    sign: Annotated[str, Setting("SIGN", "Schild.", "Sign.", by_language={"de": "Zu", "en": "Shut"})]
    derived: int = 0


def rows() -> dict[str, Any]:
    """The rows of the kiosk by name."""
    return {row.setting.name: row for row in rows_of(Kiosk)}


def test_a_field_with_a_setting_is_a_row() -> None:
    """Its name, type and default are the field's; a field without one is derived and no row."""
    assert list(rows()) == ["SHELVES", "NAMES", "SIZE", "SIGN"]
    assert [row.default_for("de-at") for row in rows().values()] == [3, (), "s", "Zu"]
    assert rows()["SIGN"].default_for("fr") == "Shut"


@pytest.mark.parametrize(
    ("name", "raw", "value"), [("SHELVES", 9, 9), ("NAMES", ["a"], ("a",)), ("SIZE", "m", "m")]
)
def test_a_right_value_is_converted(name: str, raw: Any, value: Any) -> None:
    """Lists become tuples; nothing is guessed."""
    assert rows()[name].value_of(raw) == value


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("SHELVES", 10, "10 will not do; write a whole number from 1 to 9."),
        ("SHELVES", True, "True will not do"),
        ("SHELVES", "3", "'3' will not do"),
        ("NAMES", "a", "write a list such as"),
        ("SIZE", "l", "write 's' or 'm'."),
        ("SIGN", "a\0", "cannot be seen"),
        ("SIGN", None, "write text in quotation marks."),
    ],
)
def test_a_wrong_value_is_refused_with_the_remedy(name: str, raw: Any, words: str) -> None:
    """What was written is shown, and what to write."""
    with pytest.raises(ValueError, match=words):
        rows()[name].value_of(raw)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (str | None, "text in quotation marks or None"),
        (dict[str, str], "a table such as {'a': 'b'}"),
        (tuple[tuple[str, str], ...], "a list of pairs such as [('a', 'b')]"),
        (tuple[Literal["a", "b"], ...], "a list of some of 'a', 'b'"),
    ],
)
def test_types_have_words(kind: Any, words: str) -> None:
    """A complaint says what may be written without naming a type."""
    assert wording(kind) == words


class Broken:
    """An object that cannot be printed."""

    def __repr__(self) -> str:
        """Fail, as some do."""
        raise RuntimeError


def test_any_value_can_be_shown() -> None:
    """Long ones are cut; those that Python will not print are named by their type."""
    values = ("x" * 99, Broken(), 10**9999)
    assert [shown(value) for value in values] == [f"'{'x' * 59}…", "this Broken", "this int"]
