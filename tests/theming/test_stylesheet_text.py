"""Stylesheets, token by token: what a browser would load, and brackets."""

from __future__ import annotations

import pytest

from colony.theming.stylesheet_text import StyleFault, rewrite


def addresses(text: str) -> list[str]:
    """What the text loads, as a browser understands it."""
    found: list[str] = []

    def keep(address: str, _line: int) -> str:
        found.append(address)
        return address

    rewrite(text, keep)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a { background: url(a.png) }", ["a.png"]),
        ("a { background: url( 'a b.png' ) }", ["a b.png"]),
        ('a { background: URL("a.png" ) }', ["a.png"]),
        ("a { background: u\\72l(a.png) }", ["a.png"]),
        ("a { background: \\55 \\52 L(a.png) }", ["a.png"]),
        ("a { background: url(a\\.png) }", ["a.png"]),
        ("a { background: url(\\2f/x.example/a) }", ["//x.example/a"]),
        ("a { background: url(a.png", ["a.png"]),
        ("a { background: url(", [""]),
        ('a { background: image-set("a.avif" type("image/avif"), url(b.png) 2x) }', ["a.avif", "b.png"]),
        ("a { background: -webkit-image-set('a.png' 1x) }", ["a.png"]),
        ('a { background: src("a.png") }', ["a.png"]),
        ("@font-face { src: local('Georgia'), url(a.woff2) format('woff2') }", ["a.woff2"]),
        ("a { --x: url(a.png) }", ["a.png"]),
        ("/* url(a.png) */ a::after { content: 'url(b.png)' }", []),
        ("a::after { content: 'x\\'y'; background: url(a.png) }", ["a.png"]),
        ("a { content: 'broken\n; background: url(a.png) }", ["a.png"]),
        (".url { color: curl(a) }", []),
        ("a[href='url(x)'] { top: 0 }", []),
    ],
)
def test_what_a_browser_would_load(text: str, found: list[str]) -> None:
    """Every way to write an address is found, and nothing that only looks like one."""
    assert addresses(text) == found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a{b:url(x)}", 'a{b:url("<x>")}'),
        ("a{b:url('x' )}", 'a{b:url("<x>" )}'),
        ("a{b:image-set('x' 1x)}", 'a{b:image-set("<x>" 1x)}'),
        ('a{b:url(x\\"y)}', 'a{b:url("<x\\22 y>")}'),
        ("a{}/* gone */b{}", "a{}b{}"),
    ],
)
def test_addresses_are_replaced(text: str, written: str) -> None:
    """Whatever is put in an address's place stands in quotation marks; everything else stays."""
    assert rewrite(text, lambda address, _line: f"<{address}>") == (written, ())


@pytest.mark.parametrize(
    ("text", "written", "faults"),
    [
        ('@import "https://x.example/a.css";\na{}', "\na{}", [("stylesheet-import", 1)]),
        ("a{}\n@\\69mport url(b.css)", "a{}\n", [("stylesheet-import", 2)]),
        ("a{}\n}\nb{}", "a{}\n\nb{}", [("stylesheet-bracket", 2)]),
        ("a{\nb{c:d}", "a{\nb{c:d}}", [("stylesheet-bracket", 1)]),
        ("a{b:calc((1px", "a{b:calc((1px))}", [("stylesheet-bracket", 1)]),
        ("a{b:[}", "a{b:[}]}", [("stylesheet-bracket", 1)]),
        ("a{}/* never closed }", "a{}", []),
    ],
)
def test_what_would_break_out_of_a_block(text: str, written: str, faults: list[tuple[str, int]]) -> None:
    """An import goes, brackets close, and each fault is told with its line."""
    made = rewrite(text, lambda address, _line: address)
    assert made.text == written
    assert [(fault.code, fault.line) for fault in made.faults] == faults
    assert all(isinstance(fault, StyleFault) and fault.found for fault in made.faults)
