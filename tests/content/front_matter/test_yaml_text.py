"""YAML as plain text values, and the YAML that is refused."""

from __future__ import annotations

import pytest

from colony.content.front_matter.yaml_text import YamlError, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("lang: no\ndate: 2026-01-02\nn: 007", {"lang": "no", "date": "2026-01-02", "n": "007"}),
        ('a:\nb: ~\nc: null\nd: "null"', {"a": "", "b": "", "c": "", "d": "null"}),
        ("a: [x, {b: c}]", {"a": ["x", {"b": "c"}]}),
        ("a: !!python/object/apply:os.system [ls]", {"a": ["ls"]}),
        ("- a\n- b", ["a", "b"]),
        ("", {}),
    ],
)
def test_parse(text: str, value: object) -> None:
    """Scalars stay the text that was written, and tags build nothing."""
    assert parse(text, 1).value == value


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nb: *x",
        "a: &a [*a]",
        "a: " + "[" * 50_000,
        "- " * 50_000,
        "a: b: c",
        "a: \t- x: {",
        "x" * 500_000,
    ],
    ids=["alias", "cycle", "deep flow", "deep block", "two colons", "open", "long"],
)
def test_refused(text: str) -> None:
    """What is no YAML, too deep or could multiply itself raises an error with a line."""
    with pytest.raises(YamlError) as caught:
        parse(text, 5)
    assert caught.value.line >= 5
