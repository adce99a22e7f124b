"""Writes the digests of what Colony overrides into ``colony/overrides/overrides_table.py``.

``python -m tests.bounds.record FOLDER…``: each folder holds installed libraries in a version with which all
tests pass (``pip install --no-deps --target FOLDER markdown==…``); none stands for this environment's own.
What the table has already stays.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

COLONY = Path(__file__).parents[2] / "plugins/colony"
sys.path.insert(0, str(COLONY.parent))

from colony.overrides import overridden as overrides  # noqa: E402 - the path had to be set first
from colony.overrides.overrides_table import KNOWN  # noqa: E402

_HEAD = '''"""The code that Colony's fast paths fit, as digests; written by ``tests/bounds/record.py``.

Module, or a name in it → the digests of its source in the versions that the tests have run with.
"""

from __future__ import annotations

KNOWN: dict[str, tuple[str, ...]] = {
'''


def main(folders: list[str]) -> None:
    """Add what the folders hold to the table."""
    table = {name: set(digests) for name, digests in KNOWN.items()}
    modules = {name: parts for path in overrides.OVERRIDDEN.values() for name, parts in path.items()}
    for module in (*modules, *overrides.EXTENSIONS):
        for path in _files(module, folders):
            _add(table, module, modules.get(module, ()), path.read_bytes())
    lines = [f'    "{name}": ({"".join(_quoted(digests))}),\n' for name, digests in sorted(table.items())]
    (COLONY / "overrides/overrides_table.py").write_text(f"{_HEAD}{''.join(lines)}}}\n", encoding="utf-8")


def _files(module: str, folders: list[str]) -> list[Path]:
    if not folders:
        return [Path(str(importlib.import_module(module).__file__))]
    name = module.replace(".", "/")
    found = [Path(folder, each) for folder in folders for each in (f"{name}.py", f"{name}/__init__.py")]
    return [path for path in found if path.is_file()]


def _add(table: dict[str, set[str]], module: str, parts: tuple[str, ...], source: bytes) -> None:
    table.setdefault(module, set()).add(overrides.source_digest(source))
    texts = dict(overrides.parts_of(source))
    for part in parts:
        table.setdefault(f"{module}.{part}", set()).add(overrides.source_digest(texts[part]))


def _quoted(digests: set[str]) -> list[str]:
    return [f'"{digest}", ' for digest in sorted(digests)]


if __name__ == "__main__":
    main(sys.argv[1:])
