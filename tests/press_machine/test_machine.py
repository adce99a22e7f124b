"""The promise: whatever edits, in whatever order, an incremental build gives a clean build's bytes.

``COLONY_MACHINE_STEPS=2000`` makes a longer run with new random edits; without it the same ones are
made each time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.press_machine.builder import Builder
from tests.press_machine.machine import SiteMachine

STEPS = int(os.environ.get("COLONY_MACHINE_STEPS", "0"))
"""Length of the longer run; 0 for the default one."""

STEPS_A_SITE = 50
"""Edits of one site before the next begins."""


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The process that builds are forked from."""
    with Builder() as process:
        yield process


def run(machine: type[SiteMachine], builder: Builder, part: int, sites: int) -> int:
    """Run a machine on this many sites; gives how many edits were checked."""

    class Machine(machine):  # type: ignore[valid-type,misc]
        pass

    Machine.builder = builder
    phases = (Phase.generate, Phase.shrink) if STEPS else (Phase.generate,)
    run_state_machine_as_test(
        Machine if STEPS else seed(part)(Machine),
        settings=settings(
            max_examples=sites,
            stateful_step_count=STEPS_A_SITE,
            deadline=None,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Machine.steps_made


@pytest.mark.parametrize("part", [1, 2])
def test_any_edits(part: int, builder: Builder) -> None:
    """After each of at least a hundred random edits a build in place equals a clean one."""
    steps = max(STEPS // 2, 100)
    assert run(SiteMachine, builder, part, sites=-(-steps // STEPS_A_SITE)) >= steps


def test_own_theme(builder: Builder) -> None:
    """So it does with Colony's own theme, which is made of more."""

    class Machine(SiteMachine):
        own_theme = True

    steps = max(STEPS // 10, STEPS_A_SITE)
    assert run(Machine, builder, 3, sites=-(-steps // STEPS_A_SITE)) >= steps
