"""Random edits of everything a site is made of, each followed by the check of the promise."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from colony.output.manifest import manifest_path
from tests.incremental.builder import Builder, kill
from tests.incremental.checking import Checker
from tests.incremental.content_rules import ContentRules, pick
from tests.incremental.little_site import LittleSite
from tests.incremental.theme_rules import ThemeRules
from tests.incremental.trees import tree

GARBLINGS = {
    "half of it": lambda data: data[: len(data) // 2],
    "nothing": lambda _: b"",
    "zeros in it": lambda data: data[: len(data) // 3] + bytes(99) + data[len(data) // 3 + 99 :],
    "something else": lambda _: b"this is something else\n" * 9,
    "one bit": lambda data: data[:-9] + bytes(each ^ 1 for each in data[-9:-8]) + data[-8:],
}
"""Ways to damage a file."""

STRANGERS = ("fremd.txt", "artikel/fremd/index.html", ".punkt", "artikel/kurz/index.html", "alt")
"""Files that turn up in the output: some where a page may want to be, one where a folder may."""


class WreckRules(RuleBasedStateMachine):
    """Harm to the output folder, the cache and the manifest, and builds that are cut off."""

    site: LittleSite
    checker: Checker
    builder: Builder

    def write_output(self, path: str, data: bytes) -> None:
        """Put a file into the output folder, if no folder has that name and no file is on the way."""
        target = self.site.output / path
        if not target.is_dir() and not any(parent.is_file() for parent in target.parents):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            target.write_bytes(data)

    @rule(data=st.data(), garbling=st.sampled_from(sorted(GARBLINGS)))
    def tamper(self, data: st.DataObject, garbling: str) -> None:
        """Change a file of the output."""
        path = pick(data, tree(self.site.output) or ["index.html"])
        target = self.site.output / path
        if target.is_file():
            self.write_output(path, GARBLINGS[garbling](target.read_bytes()))

    @rule(data=st.data(), folder=st.booleans())
    def lose_output(self, data: st.DataObject, folder: bool) -> None:
        """Delete a file of the output, or the folder that it lies in, which may be all of it."""
        target = self.site.output / pick(data, tree(self.site.output) or ["index.html"])
        if folder:
            shutil.rmtree(target.parent, ignore_errors=True)
        else:
            target.unlink(missing_ok=True)

    @rule(path=st.sampled_from(STRANGERS))
    def add_stranger(self, path: str) -> None:
        """Add a file to the output that no page has made."""
        self.write_output(path, b"stranger")

    @rule(name=st.sampled_from(("cache", "manifest", "output", "cache and output")))
    def lose(self, name: str) -> None:
        """Delete what builds remember, or what they made."""
        if "cache" in name:
            shutil.rmtree(self.site.cache, ignore_errors=True)
        if "output" in name:
            shutil.rmtree(self.site.output, ignore_errors=True)
        if name == "manifest":
            manifest_path(self.site.output).unlink(missing_ok=True)

    @rule(name=st.sampled_from(("memo.sqlite", "manifest")), garbling=st.sampled_from(sorted(GARBLINGS)))
    def garble(self, name: str, garbling: str) -> None:
        """Damage what builds remember."""
        path = manifest_path(self.site.output) if name == "manifest" else self.site.cache / name
        if path.is_file():
            path.write_bytes(GARBLINGS[garbling](path.read_bytes()))

    @rule(delay_ms=st.integers(0, 250))
    def cut_off(self, delay_ms: int) -> None:
        """Kill a build on its way."""
        self.checker.notice_loss()
        group = self.builder.start(self.site.ordered())
        time.sleep(delay_ms / 1000)
        kill(group)
        self.builder.finish()


class SiteMachine(ContentRules, ThemeRules, WreckRules):
    """A site under edit. The test that runs the machine sets ``builder``."""

    own_theme = False
    """Use a copy of Colony's own theme, which takes longer."""
    steps_made = 0
    """How many checks all machines of this class have made."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="colony-machine-"))
        self.site = LittleSite(self.root)
        self.checker = Checker(self.site, self.builder)
        self.count = 0

    def teardown(self) -> None:
        """Remove the site."""
        shutil.rmtree(self.root)

    @initialize(foreign=st.booleans())
    def begin(self, foreign: bool) -> None:
        """Write the site; perhaps the output folder holds something already."""
        self.site.begin(self.own_theme)
        if foreign:
            self.write_output("vorher/da.txt", b"mine")
            self.write_output("artikel/kurz/index.html", b"mine too, until a page wants the name")

    @invariant()
    def keeps_the_promise(self) -> None:
        """The folder holds what a clean build gives; every third build is in a fresh process."""
        self.checker.check(in_here=self.count % 3 != 0)
        self.count += 1
        type(self).steps_made += 1
