"""The ``bench`` tasks: what they do before they measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoke.context import Context
from invoke.exceptions import Exit

from benchmarks.commands import press


def test_the_working_folder_is_made(tmp_path: Path) -> None:
    """A folder that is named and not there is made, and a name that is none is refused in a line."""
    folder = tmp_path / "not/yet/there"
    with pytest.raises(Exit, match="nobody"):
        press(Context(), only="nobody", work=str(folder))
    assert folder.is_dir()
