"""The one table of messages, and what is said from it."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import colony
from colony.findings.all_messages import TOPICS, messages, say
from colony.findings.message import Message
from colony.findings.notes import Notes

SOURCES = {
    path.relative_to(Path(str(colony.__file__)).parent).as_posix(): path.read_text("utf-8")
    for path in Path(str(colony.__file__)).parent.rglob("*.py")
}
REPORTED = re.compile(r"(?:notes\.add|say|report|_report)\(\s*f?\"([a-z:-]+)\"")


def names_in(pattern: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_names_are_unique() -> None:
    """No message is told apart from another by nothing."""
    names = [message.name for topic in TOPICS.values() for message in topic]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic[0].code)
def test_rows_are_in_order(topic: tuple[Message, ...]) -> None:
    """A topic's rows stand by code, so that a row is found and two branches add theirs apart."""
    assert [message.code for message in topic] == sorted(message.code for message in topic)


@pytest.mark.parametrize("message", messages().values(), ids=messages())
def test_both_languages_say_the_same(message: Message) -> None:
    """Message and remedy ask for the same fields in German and in English, and nothing is left empty."""
    assert names_in(message.de.message + message.de.remedy) == message.fields
    assert names_in(message.en.message + message.en.remedy) == message.fields
    assert all(message.de)
    assert all(message.en)
    assert message.de != message.en


@pytest.mark.parametrize("message", messages().values(), ids=messages())
def test_every_message_is_reported(message: Message) -> None:
    """No row is left over: some module outside the table names it."""
    names = (f'"{message.name}"', f'PictureError("{message.case}"')
    places = [path for path, text in SOURCES.items() if any(name in text for name in names)]
    assert [path for path in places if not path.startswith("findings/")]


def test_every_reported_message_is_known() -> None:
    """No module reports a code that has no words."""
    reported = {name for text in SOURCES.values() for name in REPORTED.findall(text)}
    assert len(reported) > 50
    assert reported - set(messages()) == set()


@pytest.mark.parametrize(
    ("lang", "message"), [("de-at", "„morgen“ ist kein Datum"), ("fr", "“morgen” is no date")]
)
def test_say(lang: str, message: str) -> None:
    """A finding shows file, line, code, fault and remedy; French is spoken to in English."""
    found = say("date-unreadable", "a/b.md", 3, lang=lang, value="morgen")
    assert str(found).startswith(f"a/b.md:3: date-unreadable {message}")
    assert "2026-11-23" in found.remedy


def test_a_case_has_its_codes_name() -> None:
    """Operators filter by code, whatever the case."""
    assert say("key-unknown:near", "a.md", lang="en", key="sumary", name="summary").code == "key-unknown"
    assert say("key-unknown", "a.md", lang="en", key="x").remedy == "other plugins get it unchanged"


def test_a_missing_field_is_an_error() -> None:
    """A finding never comes out with a hole in it."""
    with pytest.raises(KeyError):
        say("date-unreadable", "a.md", lang="de")


def test_notes_are_in_the_files_order() -> None:
    """What was found in one file comes by line, whatever was found first."""
    notes = Notes("a.md", "de")
    notes.add("body-empty", 7)
    notes.add("date-missing")
    assert [(found.line, found.code) for found in notes.sorted()] == [(0, "date-missing"), (7, "body-empty")]
