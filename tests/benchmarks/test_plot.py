"""The plot: well-formed, and each point where its figures say."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from benchmarks.plot import Scale, lines, svg
from benchmarks.results import Report
from tests.benchmarks.samples import report, side

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*reports: Report) -> ET.Element:
    """The picture of these reports, parsed."""
    return ET.fromstring(svg(reports))  # noqa: S314 - made by ourselves


@pytest.mark.parametrize(("value", "px"), [(1, 0), (10, 50), (100, 100)])
def test_a_scale_goes_by_powers_of_ten(value: float, px: float) -> None:
    """Ten lies halfway between one and a hundred."""
    assert Scale(1, 100, 0, 100).px(value) == px


def test_lines_run_over_sizes() -> None:
    """One line a side and scenario, its points ordered by size whatever the reports' order."""
    large = report(100_000)
    large.sides["colony"] = side("Colony", 20.0)
    found = {(line.name, line.scenario): line.points for line in lines([large, report()])}
    assert found["colony", "cold"] == ((10_000.0, 2.0), (100_000.0, 20.0))
    assert set(found) == {(name, kind) for name in ("colony", "hugo") for kind in ("cold", "edited")}


def test_the_picture_is_well_formed_and_says_its_figures() -> None:
    """A circle for every figure, and a description that tells them all."""
    root = drawn(report(), report(100_000))
    assert len(root.findall(f"{SVG}circle")) == 8
    described = root.findtext(f"{SVG}desc")
    assert described is not None
    assert "Colony, cold: 2.00 s at 10,000, 2.00 s at 100,000." in described


def test_names_do_not_overlap() -> None:
    """Two lines that end at one place have their names one below the other."""
    given = report()
    given.sides["hugo"] = side("Hugo", 2.0)
    texts = drawn(given).findall(f"{SVG}text")
    named = [float(text.attrib["y"]) for text in texts if (text.text or "").startswith(("Colony", "Hugo"))]
    assert len(set(named)) == 4


def test_nothing_measured_is_an_empty_frame() -> None:
    """Without a report there is still a picture."""
    assert not drawn().findall(f"{SVG}circle")
