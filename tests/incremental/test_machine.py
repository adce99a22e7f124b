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

from tests.incremental.builder import Builder
from tests.incremental.machine import SiteMachine

STEPS = int(os.environ.get("COLONY_MACHINE_STEPS", "0"))
"""Length of the longer run; 0 for the default one."""

STEPS_A_SITE = 50
"""Edits of one site before the next begins."""

IS_LONG = bool(STEPS or os.environ.get("COLONY_SLOW"))
"""Twice as many edits where a long run is asked for."""


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The process that builds are forked from."""
    with Builder() as process:
        yield process


def run(
    machine: type[SiteMachine], builder: Builder, part: int, sites: int, length: int = STEPS_A_SITE
) -> int:
    """Run a machine on this many sites, with so many edits of each; gives how many edits were checked."""

    class Machine(machine):  # type: ignore[valid-type,misc]
        pass

    Machine.builder = builder
    phases = (Phase.generate, Phase.shrink) if STEPS else (Phase.generate,)
    run_state_machine_as_test(
        Machine if STEPS else seed(part)(Machine),
        settings=settings(
            max_examples=sites,
            stateful_step_count=length,
            deadline=None,
            database=None,
            derandomize=not STEPS,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Machine.steps_made


@pytest.mark.parametrize("part", [1, 2])
def test_any_edits(part: int, builder: Builder) -> None:
    """After each of at least a hundred random edits, in two parts, a build in place equals a clean one."""
    steps = max(STEPS // 2, 100 if IS_LONG else 50)
    assert run(SiteMachine, builder, part, sites=-(-steps // STEPS_A_SITE)) >= steps


def test_own_theme(builder: Builder) -> None:
    """So it does with Colony's own theme, which is made of more."""

    class Machine(SiteMachine):
        own_theme = True

    steps = max(STEPS // 10, 50 if IS_LONG else 25)
    length = min(steps, STEPS_A_SITE)
    assert run(Machine, builder, 3, sites=-(-steps // length), length=length) >= steps
