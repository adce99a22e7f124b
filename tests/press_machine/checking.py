"""The promise, as a check: build in place, build from nothing, compare.

What is compared after each step:

- the files of both folders and all their bytes;
- that a file whose bytes stayed kept its time stamp, and was not called rewritten;
- that everything whose bytes changed was called rewritten, and everything that went, removed;
- that both builds found the same faults in the content.

Files that are not the press's. What lay in the output folder before its first build, or before a
build that found no manifest, stays, unless the site has a page of that name; from then on the page
owns the name. Whatever else turns up in the folder goes with the next build. Where the manifest is
there but damaged, the memo still knows which files were not the press's.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from colony.press import manifest_path
from tests.press_machine.builder import Builder, built_in_here
from tests.press_machine.little_site import LittleSite
from tests.press_machine.trees import changed, difference, tree


class Checker:
    """Holds a site to the promise, step after step.

    Args:
        site: the site that is edited.
        builder: where clean builds and fresh builds run.
    """

    def __init__(self, site: LittleSite, builder: Builder):
        self._site = site
        self._builder = builder
        self._clean_root = site.root / "clean"
        self.foreign: set[str] = set()
        """Files in the output that are nobody's but the operator's."""

    def notice_foreign(self) -> None:
        """To be called before each build: without a manifest, what is in the folder is not the press's."""
        if not manifest_path(self._site.output).exists():
            self.foreign = set(tree(self._site.output))

    def check(self, in_here: bool, task: str = "build") -> None:
        """One build in place and one from nothing.

        Args:
            in_here: build in this long-lived process, as the live preview does; else in a fresh one.
            task: ``build`` or ``publish``.
        """
        site = self._site
        before = tree(site.output)
        self.notice_foreign()
        clean_output, answer, clean_answer = self._build_both(in_here, task)
        after, clean = tree(site.output), tree(clean_output)
        self.foreign = {path for path in self.foreign if path in before and path not in clean}
        kept = {path: before[path] for path in self.foreign}
        different = difference(after, {**clean, **kept})
        assert not different, f"in place / from nothing\n{different}"
        moved = changed(before, after)
        touched = {
            path for path in before.keys() & after.keys() if before[path].mtime_ns != after[path].mtime_ns
        }
        assert touched <= moved, f"new time, same bytes: {sorted(touched - moved)}"
        assert sorted(answer["rewritten"]) == sorted(moved)
        assert sorted(answer["removed"]) == sorted(before.keys() - after.keys())
        assert answer["findings"] == clean_answer["findings"]
        assert answer["foreign"] == len(self.foreign)

    def _build_both(self, in_here: bool, task: str) -> tuple[Path, dict[str, Any], dict[str, Any]]:
        clean_root = self._clean_root
        shutil.rmtree(clean_root, ignore_errors=True)
        clean_order = self._site.ordered(clean_root / "output", clean_root / "cache")
        if in_here:
            self._builder.start(clean_order, task)
            try:
                answer = built_in_here(self._site.ordered(), task)
            finally:
                clean_answer = self._builder.finish()
        else:
            answer = self._builder.build(self._site.ordered(), task)
            clean_answer = self._builder.build(clean_order, task)
        assert "total" in clean_answer, clean_answer
        return clean_root / "output", answer, clean_answer
