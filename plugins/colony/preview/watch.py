"""Watches folders and files for changes. Only this module uses watchfiles."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from colony.preview.process_messages import Watched

QUIET_MS = 80
"""Changes are reported together once nothing more has changed for this time …"""

BURST_MS = 800
"""… or at the latest after this time."""

LEAVE_S = 2.0
"""Seconds to wait for a thread to end."""

LOOK_MS = 200
"""Time of the first look, after which the system watches all folders."""


class WatchedSources(DefaultFilter):
    """A filter that accepts changes of files that a build may read.

    It rejects names that begin with a dot, and temporary files of editors and Python.
    """

    def __init__(self, watched: Watched):
        super().__init__(ignore_paths=watched.ignored)
        self._folders = tuple(Path(folder) for folder in watched.folders)

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change counts."""
        return super().__call__(change, path) and not self._is_hidden(Path(path))

    def _is_hidden(self, path: Path) -> bool:
        """Whether a name between a watched folder and the file begins with a dot; the folder's own may."""
        inner = [path.relative_to(folder) for folder in self._folders if path.is_relative_to(folder)]
        return any(part.startswith(".") for relative in inner for part in relative.parts)


class NamedFiles:
    """A filter that accepts changes of some files. Their folders are watched: editors replace files."""

    def __init__(self, files: Iterable[str]):
        self._files = frozenset(files)

    def __call__(self, _change: Change, path: str) -> bool:
        """Whether a change counts."""
        return path in self._files


class Watch:
    """Watches folders and files in threads until it is stopped.

    Args:
        watched: what to watch.
        tell: called with the sorted paths of changes that are reported together; one call at a time.
    """

    def __init__(self, watched: Watched, tell: Callable[[tuple[str, ...]], None]):
        self.watched = watched
        self._tell = tell
        self._turn = threading.Lock()
        self._end = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start watching; every change after the return is reported."""
        folders = [path for path in self.watched.folders if Path(path).is_dir()]
        parents = sorted(
            {str(Path(path).parent) for path in self.watched.files if Path(path).parent.is_dir()}
        )
        looks = [
            (folders, WatchedSources(self.watched), True),
            (parents, NamedFiles(self.watched.files), False),
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
        """End all threads and wait for them, each for at most :data:`LEAVE_S` seconds."""
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
        except OSError as error:  # such as the system's limit of watched folders
            print(f"colony: {error}", file=sys.stderr)
        finally:
            watching.set()
