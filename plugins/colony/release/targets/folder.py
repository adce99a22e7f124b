"""The target for a folder that a web server serves; a link names the live release.

::

    portal/current       → releases/20261123T081500Z-1a2b3c4d     what the web server serves
        portal/releases/ID/  one complete site each; equal files of two releases are hard links to one
        portal/records/ID.json, ID.gz      each release, and its files (colony.release.release_record)
        portal/incoming/ID/  an unfinished release; the next deploy uses the files that are complete
        portal/lock          locked with flock during a deploy; names who deploys

The folder is on this machine or behind ssh; only the commands for shell and rsync differ.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from shlex import quote
from typing import Self

from colony.model import decode, encode
from colony.release.release_record import Record, Release, pack, unpack
from colony.release.site_tree import checksum_line
from colony.release.targets.folder_access import FolderAccess
from colony.release.targets.locking_shell import ScriptError, Shell
from colony.release.targets.rsync import follow_rsync
from colony.release.targets.target import Advance, Holder, Job, LockedError, TargetError, Traits

_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}\Z")
_MAX_LINK_DESTS = 18
"""Most folders for ``--link-dest``; rsync allows twenty."""


class FolderTarget:
    """A folder as a :class:`colony.release.targets.target.Target`.

    Args:
        url: the deploy address in the settings.
        root: path of the folder, absolute or relative to the login folder.
        way: how the folder is reached.
    """

    traits = Traits(is_atomic=True)

    def __init__(self, url: str, root: str, way: FolderAccess):
        self.url = url
        self.root = root
        self.way = way
        self._shell: Shell | None = None
        self._records: dict[str, Record] = {}
        self._live_id: str | None = None
        self._releases: tuple[Release, ...] | None = None

    def __enter__(self) -> Self:
        """Return the target itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the connection."""
        if self._shell is not None:
            self._shell.close()
            self._shell = None
        self.way.scratch.__exit__(None, None, None)

    def _opened(self) -> Shell:
        if self._shell is None:
            self._shell = Shell(self.way.sh, self.way.place)
        return self._shell

    def _run(self, script: str, data: bytes = b"") -> bytes:
        try:
            return self._opened().run(f"root={quote(self.root)}\n{script}", data)
        except ScriptError as error:
            raise ScriptError(f"{self.way.place}, {self.root}: {error}") from error

    @contextlib.contextmanager
    def lock(self, holder: Holder) -> Iterator[None]:
        """Lock the folder during the block; creates it if it is missing."""
        script = """
            mkdir -p "$root/incoming" "$root/records" "$root/releases"
            : >> "$root/lock"
            for each in flock rsync sha256sum timeout; do
              command -v $each >/dev/null || { echo "there is no $each, please install it" >&2; exit 1; }
            done
        """
        self._run(script)
        self._opened().keep(f"exec 9>>{quote(self.root)}/lock")
        try:
            self._run("flock -n 9")
        except ScriptError as error:
            told = self._run('cat "$root/lock"').decode(errors="replace").strip()
            raise LockedError(
                f"{self.way.place}: somebody else deploys there just now: {told or 'who, is not recorded'}. "
                "Try again when that is over."
            ) from error
        self._run(f"printf '%s\\n' {quote(str(holder))} > \"$root/lock\"")
        self._forget()  # answers from before may be outdated, since another deploy may have had the lock
        try:
            yield
        finally:
            with contextlib.suppress(TargetError):  # a lost connection has released the lock
                self._run(': > "$root/lock"')
                self._opened().keep("exec 9>&-")

    def _forget(self) -> None:
        """Drop cached answers; they are kept, since each question costs a round trip to the server."""
        self._live_id = self._releases = None

    def live_id(self) -> str:
        """Id of the release that the link names; empty if there is none."""
        if self._live_id is None:
            self._live_id = self._ask_live_id()
        return self._live_id

    def _ask_live_id(self) -> str:
        script = """
            if [ -e "$root/current" ] && [ ! -L "$root/current" ]; then
              echo "current is no link but a folder; move it away, or deploy to another path" >&2
              exit 1
            fi
            if [ -L "$root/current" ]; then readlink "$root/current"; fi
        """
        found = self._run(script).decode(errors="replace").strip().rpartition("/")[2]
        if found and not _ID.match(found):
            raise TargetError(
                f"{self.way.place}, {self.root}: the link current leads to {found}, which is no release; "
                "remove the link, or deploy to another path."
            )
        return found

    def releases(self) -> tuple[Release, ...]:
        """The releases that have both a record and a folder."""
        if self._releases is None:
            self._releases = self._ask_releases()
        return self._releases

    def _ask_releases(self) -> tuple[Release, ...]:
        script = """
            cd "$root" 2>/dev/null || exit 0
            for path in records/*.json; do
              id=${path#records/}; id=${id%.json}
              if [ -d "releases/$id" ]; then cat "$path"; echo; fi
            done
        """
        lines = self._run(script).splitlines()
        found = [decode(line, Release) for line in lines if line]
        return tuple(sorted(found, key=lambda each: each.id, reverse=True))

    def record(self, release_id: str) -> Record:
        """The stored record of a release; read once and cached."""
        if release_id not in self._records:
            _check(release_id)
            try:
                data = self._run(f'cat "$root/records/{release_id}.gz"')
                self._records[release_id] = unpack(data)
            except (ScriptError, ValueError) as error:
                raise TargetError(
                    f"{self.way.place}: the release {release_id} cannot be read: {error}"
                ) from error
        return self._records[release_id]

    def free_bytes(self) -> int | None:
        """Free bytes of the file system of the folder; None if it does not tell."""
        script = """
            while [ ! -d "$root" ]; do root=$(dirname "$root"); done
            df -Pk "$root"
        """
        try:
            return int(self._run(script).decode().splitlines()[-1].split()[3]) * 1024
        except (ValueError, IndexError):  # some network file systems do not tell
            return None

    def stage(self, job: Job, advance: Advance) -> None:
        """Fill ``incoming/ID``: changed files are sent, the others become hard links to files there."""
        release_id = job.record.release.id
        _check(release_id)
        kept = [each.id for each in self.releases()]
        if release_id in kept:
            raise TargetError(f"{self.way.place}: the release {release_id} is there already.")
        # The rsync of a killed deploy may still write into an unfinished release. So files there are
        # only linked to, never written, and it is removed at the end of this deploy.
        fresh = (
            f'rm -rf "$root/incoming/{release_id}"; mkdir "$root/incoming/{release_id}"; ls "$root/incoming"'
        )
        left = self._run(fresh).decode(errors="replace").split()
        live = self.live_id()
        basis = [f"../../releases/{each}" for each in sorted(kept, key=lambda each: each != live)]
        basis += [f"../../incoming/{each}" for each in left if _ID.match(each) and each != release_id]
        try:
            self._rsync(job, basis, advance)
            self._check_arrivals(job)
        except TargetError:
            # Frees a full disk. If the connection is lost, the next deploy does this.
            with contextlib.suppress(TargetError):
                self._run(f'rm -rf "$root/incoming/{release_id}"')
            raise

    def _rsync(self, job: Job, basis: Iterable[str], advance: Advance) -> None:
        known = list(basis)[:_MAX_LINK_DESTS]
        command = [
            *self.way.rsync,
            # Files are compared by content only. Not at the first deploy, when there is nothing to compare
            # with: rsync would read every file once more.
            *(["--checksum"] if known else []),
            # No times: a new file gets the present time, a linked one keeps its own. Web servers make ETags
            # of time and size, so the time must change if and only if the bytes do.
            "--perms", "--chmod=D755,F644",
            # Not --files-from, which makes a first deploy a quarter slower; _check_arrivals checks the names.
            "--recursive", "--prune-empty-dirs",
            "--info=progress2", "--no-human-readable",
            *(f"--link-dest={path}" for path in known),
            f"{job.output_root}/",
            f"{self.way.rsync_prefix}{self.root}/incoming/{job.record.release.id}/",
        ]  # fmt: skip
        follow_rsync(command, self.way.place, advance)

    def _check_arrivals(self, job: Job) -> None:
        """Compare the files that have arrived with the record; raise if the output changed meanwhile."""
        names = b"".join(sorted(f"./{path}\0".encode() for path in job.record.tree))
        check = "sha256sum --check --quiet <&4 >&2" if job.plan.transfers else ":"
        self._run(
            f"""
            cd "$root/incoming/{job.record.release.id}"
            # Beside the checks, since the switch waits for the disk.
            (sync -f . || sync) >/dev/null 2>&1 &
            exec 4<&0
            {check} &
            sums=$!
            found=$(find . ! -type d -print0 | sort -z | sha256sum)
            if [ "${{found%% *}}" != {hashlib.sha256(names).hexdigest()} ]; then
              echo "files came or went in the folder while it was sent; publish, then deploy again" >&2
              exit 1
            fi
            wait $sums
            """,
            b"".join(checksum_line(change.path, change.file) for change in job.plan.transfers),
        )

    def switch(self, record: Record) -> None:
        """Link the carried assets into the release, store the record, then replace the link ``current``."""
        release_id = record.release.id
        _check(release_id)
        script = f"""
            cd "$root"
            for each in releases incoming; do
              if [ -d "$each/{release_id}" ]; then echo "$each"; exit; fi
            done
        """
        where = self._run(script).decode().strip()
        if not where:
            raise TargetError(f"{self.way.place}: there is no release {release_id}.")
        self._carry(f"{where}/{release_id}", record)
        packed, release = pack(record), encode(record.release)
        self._run(
            f"""
            cd "$root"
            cat > records/{release_id}.new
            [ "$(wc -c < records/{release_id}.new)" -eq {len(packed) + len(release)} ]
            head -c {len(packed)} records/{release_id}.new > records/{release_id}.gz.new
            tail -c {len(release)} records/{release_id}.new > records/{release_id}.json.new
            rm records/{release_id}.new
            mv -f records/{release_id}.gz.new records/{release_id}.gz
            if [ {where} = incoming ]; then
              sync -f incoming/{release_id}/. 2>/dev/null || sync
              mv -T incoming/{release_id} releases/{release_id}
            fi
            mv -f records/{release_id}.json.new records/{release_id}.json
            rm -f current.new
            ln -s releases/{release_id} current.new
            mv -fT current.new current
            """,
            packed + release,
        )
        self._records[release_id] = record
        self._forget()

    def _carry(self, folder: str, record: Record) -> None:
        """Link carried assets into a release; existing files stay."""
        for source, paths in self._sources(record).items():
            listed = "".join(f"./{path}\0" for path in paths).encode()
            self._run(
                f"""
                cd "$root"
                rsync --from0 --files-from=- --ignore-existing --perms --size-only \
                  --link-dest="../../releases/{source}" "releases/{source}/" "{folder}/"
                """,
                listed,
            )

    def _sources(self, record: Record) -> Mapping[str, list[str]]:
        """Release id → carried assets to link from it; from the live release, if it has them."""
        wanted = dict(record.carried)
        found: dict[str, list[str]] = {}
        live = self.live_id()
        others = (each.id for each in self.releases() if each.id != live)
        for release_id in (*([live] if live else []), *others):
            if not wanted:
                break
            if release_id != record.release.id:
                reachable = self.record(release_id).reachable
                found[release_id] = [path for path, file in wanted.items() if reachable.get(path) == file]
                wanted = {path: file for path, file in wanted.items() if reachable.get(path) != file}
        return {source: paths for source, paths in found.items() if paths}

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove old releases, and all unfinished ones."""
        live = self.live_id()
        doomed = [each.id for each in self.releases()[keep:] if each.id != live]
        for release_id in doomed:
            # The record first: without it the folder is no release, even if its removal is interrupted.
            self._run(
                f"""
                cd "$root"
                rm -f records/{release_id}.json records/{release_id}.gz
                mv releases/{release_id} incoming/{release_id}
                """
            )
        stray = """
            cd "$root"; live=$(readlink current || true)
            for path in releases/*; do
              [ -e "records/${path#releases/}.json" ] || [ "$path" = "$live" ] || mv "$path" incoming/
            done
        """
        self._run(stray)
        self._forget()
        # The rsync of a killed deploy may still write there; the next deploy removes the rest.
        self._run('cd "$root"; rm -rf incoming/* records/*.new current.new || true')
        return tuple(doomed)


def _check(release_id: str) -> None:
    """Check the form of an id, since ids are put into scripts.

    Raises:
        TargetError: it is not an id.
    """
    if not _ID.match(release_id):
        raise TargetError(f"{release_id!r} is no id of a release; `invoke releases` lists them.")
