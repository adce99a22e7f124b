"""The target ``git+ssh://git@host/path#branch``: a branch that GitHub, GitLab or Codeberg Pages serves.

Each release is a commit of just the site, on top of the one before; a rollback is one more commit. The
push fails if the branch has changed since it was fetched, so that of two deploys at once only one
succeeds. ``git+https`` and ``git+file`` are possible, too; logins come from git's credential helpers.

Some hosts need further files in the branch. ``?for=github``, ``gitlab``, ``codeberg`` or ``plain`` names
the kind of host if its name does not tell.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from colony.model import Value, decode, encode
from colony.release.release_record import Record, Release
from colony.release.site_tree import File
from colony.release.targets.git_commits import Commit, GitError, Repository
from colony.release.targets.git_hostings import HOSTINGS, HOSTS, Hosting
from colony.release.targets.target import Advance, Holder, Job, LockedError, TargetError, Traits

TRAILER = "Colony-Release: "


class Trailer(Value, frozen=True, kw_only=True):
    """The release's description in a commit message: one line of JSON."""

    release: Release
    carried: tuple[str, ...] = ()
    """Paths of carried assets."""
    beside: tuple[str, ...] = ()
    """Paths of files that the host needs and that are not the site's."""


def connect(url: str, environment: Mapping[str, str]) -> GitPagesTarget:
    """The target for a deploy address.

    Raises:
        TargetError: the address has no branch, or has an unknown parameter.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    kind = options.pop("for", HOSTS.get(parts.hostname or "", "plain"))
    adopts = options.pop("adopt", "") == "yes"
    shown = url.partition("?")[0].partition("#")[0]
    if not parts.fragment or not parts.path.strip("/"):
        raise TargetError(
            f"{shown}: write git+ssh://git@host/path.git#branch; the branch is for the site alone."
        )
    if parts.fragment.startswith("-") or options or kind not in HOSTINGS:
        raise TargetError(
            f"{shown}: after ? may stand for={'|'.join(HOSTINGS)} and adopt=yes, after # a branch's name."
        )
    if parts.scheme == "git+https" and parts.username is not None:
        raise TargetError(
            f"{parts.hostname}: no login may stand in the address; git's credential helper has it."
        )
    remote = parts._replace(scheme=parts.scheme.removeprefix("git+"), query="", fragment="").geturl()
    if parts.scheme == "git+file":
        remote = f"file://{parts.path}"
    name = hashlib.sha256(f"{remote}#{parts.fragment}".encode()).hexdigest()[:24]
    cache = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "colony/pages"
    repository = Repository(cache / f"{name}.git", remote, parts.fragment, environment)
    return GitPagesTarget(url, repository, HOSTINGS[kind], adopts=adopts)


class GitPagesTarget:
    """A branch as a :class:`colony.release.targets.target.Target`.

    Args:
        url: the deploy address in the settings.
        repository: holds the branch.
        hosting: what the host needs besides the site.
        adopts: whether a branch that has other files may be taken over.
    """

    traits = Traits(is_atomic=True)

    def __init__(self, url: str, repository: Repository, hosting: Hosting, *, adopts: bool = False):
        self.url = url
        self._repository = repository
        self._hosting = hosting
        self._adopts = adopts
        self._tip: str | None = None
        self._commits: list[tuple[Commit, Trailer | None]] = []
        self._files: dict[str, File] = {}
        self._staged: tuple[Record, str] | None = None

    def __enter__(self) -> Self:
        """Return the target itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove this run's references."""
        if self._tip is not None:
            self._repository.forget()

    @contextlib.contextmanager
    def lock(self, holder: Holder) -> Iterator[None]:
        """Fetch the branch again. It is not locked, but :meth:`switch` fails if another push came first."""
        del holder  # the commit's author names who deploys
        self._look()
        yield

    def _look(self) -> None:
        with self._told():
            self._take(self._repository.fetch())

    def _take(self, tip: str) -> None:
        with self._told():
            self._tip = tip
            log = self._repository.log(self._tip) if self._tip else ()
            self._commits = [(each, _trailer(each.message)) for each in log]

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except GitError as error:
            raise TargetError(f"{self.url}: {error}") from error

    def _seen(self) -> str:
        if self._tip is None:
            self._look()
        return self._tip or ""

    def _releases(self) -> dict[str, tuple[Commit, Trailer]]:
        """Id of each release → its last commit and description; newest id first."""
        self._seen()
        found: dict[str, tuple[Commit, Trailer]] = {}
        for commit, trailer in self._commits:
            if trailer and trailer.release.id not in found:
                found[trailer.release.id] = (commit, trailer)
        return dict(sorted(found.items(), reverse=True))

    def live_id(self) -> str:
        """Id of the release in the newest commit; empty if that is not a release."""
        self._seen()
        trailer = self._commits[0][1] if self._commits else None
        return trailer.release.id if trailer else ""

    def releases(self) -> tuple[Release, ...]:
        """All releases in the branch's history, newest first."""
        return tuple(trailer.release for _, trailer in self._releases().values())

    def record(self, release_id: str) -> Record:
        """A release with its files, from its commit."""
        found = self._releases().get(release_id)
        if found is None:
            raise TargetError(f"{self.url} has no release {release_id}; `invoke releases` lists them.")
        commit, trailer = found
        with self._told():
            blobs = self._site(commit.sha)
            unknown = set(blobs.values()) - self._files.keys()
            self._files |= self._repository.contents(unknown) if unknown else {}
        files = {path: self._files[blob] for path, blob in blobs.items() if path not in trailer.beside}
        carried = set(trailer.carried)
        return Record(
            release=trailer.release,
            tree={path: file for path, file in sorted(files.items()) if path not in carried},
            carried={path: file for path, file in sorted(files.items()) if path in carried},
        )

    def _site(self, commit: str) -> dict[str, str]:
        """Path relative to the site's root → blob id."""
        folder = self._hosting.folder
        found = self._repository.files(commit)
        return {path.removeprefix(folder): blob for path, blob in found.items() if path.startswith(folder)}

    def free_bytes(self) -> None:
        """None: hosts do not tell how much space they allow."""

    def stage(self, job: Job, advance: Advance) -> None:
        """Write the commit; it is pushed by the switch."""
        self._check_branch()
        sizes = {each.path: each.file.size_bytes for each in job.plan.transfers}
        self._staged = (job.record, self._write(job.record, _read_all(job, sizes, advance)))

    def _check_branch(self) -> None:
        """Refuse a branch with other files, since it is probably the wrong one."""
        tip = self._seen()
        if not tip or self._adopts or any(trailer for _, trailer in self._commits):
            return
        with self._told():
            found = sorted(self._repository.files(tip))
        if found:
            raise TargetError(
                f"the branch {self._repository.branch} holds files that no release wrote ({found[0]} …): "
                "choose a branch for the site alone, or add ?adopt=yes before the # to replace them "
                "(its history stays)."
            )

    def _write(self, record: Record, own: Iterable[tuple[str, bytes | str]]) -> str:
        beside = self._beside(record)
        carried = self._blobs_of(record.carried)
        trailer = Trailer(
            release=record.release,
            carried=tuple(sorted(carried)),
            beside=tuple(beside),
        )
        release = record.release
        is_back = any(each and each.release.id == release.id for _, each in self._commits)
        message = (
            f"{'Back to release' if is_back else 'Release'} {release.id}\n\n"
            f"{release.pages} pages, {release.files} files"
            + (f", from commit {release.commit}" if release.commit else "")
            + f".\n\n{TRAILER}{encode(trailer).decode()}\n"
        )
        folder = self._hosting.folder

        def entries() -> Iterator[tuple[str, bytes | str]]:
            for path, data in beside.items():
                yield (path if path in self._hosting.files else f"{folder}{path}"), data
            yield from ((f"{folder}{path}", blob) for path, blob in carried.items())
            yield from ((f"{folder}{path}", content) for path, content in own)

        # The present time is not used: equal releases make equal commits, and none is older than its parent.
        when = max([release.made, *(commit.when for commit, _ in self._commits[:1])])
        with self._told():
            return self._repository.commit(self._seen(), message, when, entries())

    def _rewrite(self, record: Record, commit: str, left_out: Collection[str]) -> str:
        """Write the site of an older commit again, as a new commit on top of the branch."""
        with self._told():
            own = [(path, blob) for path, blob in self._site(commit).items() if path not in left_out]
        return self._write(record, own)

    def _beside(self, record: Record) -> dict[str, bytes]:
        """Path → content of files for the host; a file of the site with the same path takes precedence."""
        found = dict(self._hosting.files)
        domain = urlsplit(record.release.siteurl).hostname or ""
        if self._hosting.domain_file and domain and not domain.endswith(self._hosting.domains):
            found[self._hosting.domain_file] = f"{domain}\n".encode()
        return {path: data for path, data in found.items() if path not in record.tree}

    def _blobs_of(self, carried: Iterable[str]) -> dict[str, str]:
        """Path → blob id of carried assets, from any commit that has them."""
        wanted, found = set(carried), dict[str, str]()
        with self._told():
            for commit, _ in self._commits:
                if not wanted:
                    break
                site = self._site(commit.sha)
                found |= {path: site[path] for path in wanted & site.keys()}
                wanted -= site.keys()
        return dict(sorted(found.items()))

    def switch(self, record: Record) -> None:
        """Push the staged commit; for a kept release, a new commit with its files."""
        if self._staged and self._staged[0] == record:
            made = self._staged[1]
        else:
            commit, trailer = self._releases().get(record.release.id, (None, None))
            if commit is None or trailer is None:
                raise TargetError(f"{self.url} has no release {record.release.id}; nothing was changed.")
            made = self._rewrite(record, commit.sha, {*trailer.carried, *trailer.beside})
        self._staged = None
        self._push(record, made)

    def _push(self, record: Record, made: str) -> None:
        """Push a commit; if that fails, raise with the reason."""
        tip = self._seen()
        try:
            self._repository.push(made, tip)
        except GitError as error:
            now = self._repository.remote_tip()
            if now == tip:
                raise TargetError(f"{self.url}: {error}. What was live is live; deploy again.") from error
            if now != made:  # if equal, the push succeeded and only the answer was lost
                self._look()
                self._push_on_top(record, made, error)
                return
        self._take(made)

    def _push_on_top(self, record: Record, made: str, error: GitError) -> None:
        """Push again if the branch has got the same site meanwhile; else raise, naming who pushed.

        The same site comes from a deploy that was killed while its git continued.
        """
        with self._told():
            if self._seen() and self._repository.files(self._seen()) == self._repository.files(made):
                left_out = {*record.carried, *self._beside(record)}
                self._push(record, self._rewrite(record, made, left_out))
                return
        winner, trailer = self._commits[0] if self._commits else (None, None)
        if winner is None:
            raise TargetError(f"{self.url}: the branch was removed meanwhile; deploy again.") from error
        what = f"release {trailer.release.id}" if trailer else f"commit {winner.sha[:12]}"
        raise LockedError(
            f"{self.url}: {winner.author} was faster and pushed {what} ({winner.when:%Y-%m-%d %H:%M:%S %Z}). "
            "Nothing of this deploy is live; look at what is, then deploy again."
        ) from error

    def prune(self, keep: int) -> tuple[str, ...]:
        """Do nothing: all releases stay in the branch's history."""
        del keep
        return ()


def _read_all(job: Job, sizes: Mapping[str, int], advance: Advance) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of the site's files; raises if one differs from the record."""
    sent = 0
    for path, file in job.record.tree.items():
        at = job.output_root / path
        try:
            data = at.read_bytes()
        except OSError as error:
            raise TargetError(f"{at}: {error.strerror}; run `invoke publish` and deploy again.") from error
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise TargetError(f"{at} has changed during the deploy; run `invoke publish` and deploy again.")
        yield path, data
        sent += sizes.get(path, 0)
        advance(sent)


def _trailer(message: str) -> Trailer | None:
    found = [line for line in message.splitlines() if line.startswith(TRAILER)]
    try:
        return decode(found[-1].removeprefix(TRAILER).encode(), Trailer) if found else None
    except ValueError:
        return None
