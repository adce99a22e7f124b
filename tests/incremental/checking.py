"""The promise, as a check: build in place, build from nothing, compare.

What is compared after each step:

- the files of both folders and all their bytes;
- that a file whose bytes stayed kept its time stamp, and was not called rewritten;
- that everything whose bytes changed was called rewritten, and everything that went, removed;
- that both builds found the same faults in the content.

Files that are not Colony's. What Colony has not written stays, whenever it came, unless the site
has a page of that name; from then on the page owns the name. A file that stands where a page needs a
folder stops the build, and is moved away by the operator. Without a manifest nothing in the folder is
Colony's. Where the manifest is there but damaged, the memo still knows which files are.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from colony.output.manifest import manifest_path
from colony.output.output_guard import OutputError
from tests.incremental.builder import Builder, built_in_here
from tests.incremental.little_site import LittleSite
from tests.incremental.trees import changed, difference, tree


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
        self.written: set[str] = set()
        """Files in the output that Colony has written."""

    def notice_loss(self) -> None:
        """To be called before each build: without a manifest, nothing in the folder is Colony's."""
        if not manifest_path(self._site.output).exists():
            self.written = set()

    def check(self, in_here: bool, task: str = "build") -> None:
        """One build in place and one from nothing.

        Args:
            in_here: build in this long-lived process, as the live preview does; else in a fresh one.
            task: ``build`` or ``publish``.
        """
        site = self._site
        before = tree(site.output)
        self.notice_loss()
        clean_output, answer, clean_answer = self._build_both(in_here, task)
        after, clean = tree(site.output), tree(clean_output)
        obstacle = self._obstacle(answer)
        if obstacle:
            assert obstacle in before.keys() - self.written - clean.keys()
            assert any(path.startswith(f"{obstacle}/") for path in clean)
            assert not difference(after, before), "refused, but not left alone"
            (site.output / obstacle).unlink()
            self.check(in_here, task)
            return
        kept = {path: file for path, file in before.items() if path not in self.written and path not in clean}
        self.written = set(clean)
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
        assert answer["foreign"] == len(kept)

    def _obstacle(self, answer: dict[str, Any]) -> str:
        """The file that stopped the build, since a page needs a folder there; empty where none did."""
        error = answer.get("error", "")
        if not error:
            return ""
        found = re.fullmatch(
            rf"OutputError: {re.escape(str(self._site.output))}/(.+) is in the way of .*", error
        )
        assert found, answer
        return found[1]

    def _build_both(self, in_here: bool, task: str) -> tuple[Path, dict[str, Any], dict[str, Any]]:
        clean_root = self._clean_root
        shutil.rmtree(clean_root, ignore_errors=True)
        clean_order = self._site.ordered(clean_root / "output", clean_root / "cache")
        if in_here:
            self._builder.start(clean_order, task)
            try:
                answer = self._tried_in_here(task)
            finally:
                clean_answer = self._builder.finish()
        else:
            self._builder.start(self._site.ordered(), task)
            answer = self._builder.finish()
            clean_answer = self._builder.build(clean_order, task)
        assert "total" in clean_answer, clean_answer
        assert "killed" not in answer, answer
        return clean_root / "output", answer, clean_answer

    def _tried_in_here(self, task: str) -> dict[str, Any]:
        try:
            return built_in_here(self._site.ordered(), task)
        except OutputError as error:
            return {"error": f"OutputError: {error}"}
