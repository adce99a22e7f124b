"""Watching folders and files for changes. watchfiles lives in this module only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from colony.preview.process_messages import Watched

QUIET_MS = 80
"""A burst of changes is over when nothing more happens for so long…"""

BURST_MS = 800
"""… or has lasted so long."""

LEAVE_S = 2.0
"""How long a thread may take to end."""

LOOK_MS = 200
"""How long the first look lasts, after which everything is known to be watched."""


class WatchedSources(DefaultFilter):
    """Lets through changes of files that a build may read.

    Names that begin with a dot, and what editors and Python leave behind, are no sources.
    """

    def __init__(self, watched: Watched):
        super().__init__(ignore_paths=watched.ignored)
        self._folders = tuple(Path(folder) for folder in watched.folders)

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change counts."""
        return super().__call__(change, path) and not self._is_hidden(Path(path))

    def _is_hidden(self, path: Path) -> bool:
        """Hidden from at least one of the folders it lies in: the folders themselves may be hidden."""
        inner = [path.relative_to(folder) for folder in self._folders if path.is_relative_to(folder)]
        return any(part.startswith(".") for relative in inner for part in relative.parts)


class Named:
    """Lets through changes of named files: their folders are watched, since editors replace files."""

    def __init__(self, files: Iterable[str]):
        self._files = frozenset(files)

    def __call__(self, _change: Change, path: str) -> bool:
        """Whether a change counts."""
        return path in self._files


class Watch:
    """Watches in threads until it is stopped.

    Args:
        watched: where to look.
        tell: called with the sorted paths of each burst of changes, one call at a time.
    """

    def __init__(self, watched: Watched, tell: Callable[[tuple[str, ...]], None]):
        self.watched = watched
        self._tell = tell
        self._turn = threading.Lock()
        self._end = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin; on return every change from now on will be told."""
        folders = [path for path in self.watched.folders if Path(path).is_dir()]
        parents = sorted(
            {str(Path(path).parent) for path in self.watched.files if Path(path).parent.is_dir()}
        )
        looks = [
            (folders, WatchedSources(self.watched), True),
            (parents, Named(self.watched.files), False),
        ]
        for roots, accepts, recursive in looks:
            if roots:
                watching = threading.Event()
                thread = threading.Thread(
                    target=self._look, args=(roots, accepts, recursive, watching), daemon=True
                )
                thread.start()
                self._threads.append(thread)
                watching.wait()

    def stop(self) -> None:
        """End all threads and wait until they have, but not for one that nobody listens to any more."""
        self._end.set()
        for thread in self._threads:
            thread.join(LEAVE_S)

    def _look(
        self,
        roots: list[str],
        accepts: Callable[[Change, str], bool],
        recursive: bool,
        watching: threading.Event,
    ) -> None:
        changes = watch(
            *roots,
            watch_filter=accepts,
            debounce=BURST_MS,
            step=QUIET_MS,
            stop_event=self._end,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            recursive=recursive,
            ignore_permission_denied=True,
        )
        try:
            for burst in changes:
                watching.set()
                if burst:
                    with self._turn:
                        self._tell(tuple(sorted({path for _, path in burst})))
        except OSError as error:  # such as the system's limit of watched folders, with what to raise
            print(f"colony: {error}", file=sys.stderr)
        finally:
            watching.set()
