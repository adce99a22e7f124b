"""The pictures of a site: their facts, the views of them that pages show, and their renditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from colony.content import Inventory
from colony.findings import say
from colony.model import Entry, Finding, PictureFacts, PictureUse, Value, decode, digest, encode, replaced
from colony.output import Copy
from colony.pictures import (
    ENCODER_VERSION,
    EncodeJob,
    PictureError,
    Rendition,
    cache_path,
    encode_job,
    facts,
    is_remote,
    original,
    placeholder_view,
    plan,
    reads_header_only,
    remote_link,
)
from colony.settings import Config
from colony.storage import Memo
from colony.tables import ENDINGS
from colony.views import PictureView, Snippet
from colony.work import Crew, Limits, Lost, bar

LIMITS = Limits(cpu_s=120.0, memory_bytes=1_500_000_000)
"""For one picture. The largest that is accepted, 120 megapixels, needs a third of that."""


class _KnownPicture(Value, frozen=True, kw_only=True):
    """A picture's facts, or the finding that says why it cannot be used."""

    facts: PictureFacts | None = None
    code: str = ""
    message: str = ""
    remedy: str = ""


class _FactsJob(Value, frozen=True, kw_only=True):
    path: str
    file: str
    digest: str
    config: Config


def facts_job(job: _FactsJob) -> bytes:
    """The job of a worker: read the facts of one picture; a fault comes back as text.

    Returns:
        A :class:`_KnownPicture`, encoded.
    """
    try:
        data = Path(job.file).read_bytes()
        return encode(_KnownPicture(facts=facts(job.path, data, job.digest, job.config.pictures)))
    except PictureError as error:
        message, remedy = error.said(job.config.lang)
        return encode(_KnownPicture(code=error.code, message=message, remedy=remedy))
    except OSError as error:
        finding = say("file-unreadable", job.path, lang=job.config.lang, reason=error.strerror or str(error))
        return encode(_KnownPicture(code=finding.code, message=finding.message, remedy=finding.remedy))


@dataclass
class Album:
    """All pictures that entries use, and the renditions that pages ask for."""

    config: Config
    inventory: Inventory
    known: dict[str, _KnownPicture] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    renditions: dict[str, Rendition] = field(default_factory=dict)
    """Path relative to the output root → the rendition to be made there."""
    _views: dict[str, PictureView] = field(default_factory=dict)
    _reported: set[tuple[str, str, int]] = field(default_factory=set)

    def show(self, use: PictureUse, entry: Entry) -> PictureView | Snippet:
        """The view of a picture in an entry; if it is unusable or on another host, HTML in its place."""
        if is_remote(use):
            return Snippet(html=remote_link(use, entry.lang))
        path = _path(use)
        view = self._views.get(path) or self._plan(path)
        if view is None:
            self._report(path, use, entry)
            return placeholder_view(use, entry.lang)
        # Only galleries use the caption in the picture's own metadata; elsewhere authors would not expect it.
        said = self.facts_of(use, entry) if entry.type == "gallery" else None
        return replaced(
            view,
            alt=use.alt or (said.title if said and use.alt is None else ""),
            caption_html=use.caption_html or (escape(said.caption, quote=False) if said else ""),
            credit=use.credit or view.credit,
            license=use.license or view.license,
            focus=use.focus,
        )

    def facts_of(self, use: PictureUse, entry: Entry) -> PictureFacts | None:
        """The facts of a picture; None if it is unusable, missing or on another host."""
        known = self.known.get(_path(use)) if not is_remote(use) else None
        return known.facts if known else None

    def copies(self) -> Iterator[Copy]:
        """The renditions that pages show, as copies from the cache folder."""
        for save_as, rendition in self.renditions.items():
            source = cache_path(self.cache_root, rendition)
            yield Copy(save_as=save_as, source=str(source), digest=rendition.key, is_content=False)

    def cleaned(self, copy: Copy) -> Copy:
        """A static file without private data: for a picture a copy without place, camera and thumbnail."""
        source_path = Path(copy.source)
        is_content = source_path.is_relative_to(self.config.content_root)
        # The site's logo may be beside the settings file, so its path may be absolute.
        path = (source_path.relative_to(self.config.content_root) if is_content else source_path).as_posix()
        if not path.lower().endswith(ENDINGS):
            return copy
        rendition = original(path, copy.digest, copy.save_as)
        self.renditions.setdefault(copy.save_as, rendition)
        source = cache_path(self.cache_root, rendition)
        return Copy(save_as=copy.save_as, source=str(source), digest=rendition.key, is_content=False)

    def prune(self, memo: Memo) -> None:
        """Delete renditions from the cache folder that the memo no longer knows."""
        used = {rendition.key for rendition in self.renditions.values()}
        memo.keep("made", used)
        if memo.prune():
            files = {path.name: path for path in self.cache_root.glob("??/*")}
            known = memo.get_many("made", files)
            for name in files.keys() - known.keys() - used:
                files[name].unlink(missing_ok=True)

    @property
    def cache_root(self) -> Path:
        """The folder in the cache that holds renditions, each named by its key."""
        return Path(self.config.cache_root, "pictures")

    def make(self, due: Sequence[Copy], crew: Crew) -> Iterator[Copy]:
        """Encode the due renditions that the cache lacks, one picture a job.

        Yields every copy: at once if its source exists, else when its picture has been encoded or
        has failed.
        """
        wanted: dict[str, list[Copy]] = {}
        for copy in due:
            rendition = self.renditions.get(copy.save_as)
            if rendition is None or Path(copy.source).is_file():
                yield copy
            else:
                wanted.setdefault(rendition.path, []).append(copy)
        jobs = [self._order(path, copies) for path, copies in wanted.items()]
        with bar("pictures", len(jobs)) as advance:
            for index, result in crew.run(encode_job, jobs, advance, LIMITS):
                path = jobs[index].renditions[0].path
                if isinstance(result, Lost):
                    self.findings.append(lethal(result, path, self.config.lang))
                elif result.code:
                    self.findings.append(
                        Finding(
                            path=result.path,
                            line=0,
                            code=result.code,
                            message=result.message,
                            remedy=result.remedy,
                        )
                    )
                yield from wanted[path]

    def _order(self, path: str, copies: Iterable[Copy]) -> EncodeJob:
        settings = self.config.pictures
        return EncodeJob(
            source_path=str(self.inventory.absolute(path)),
            cache_root=str(self.cache_root),
            renditions=tuple(self.renditions[copy.save_as] for copy in copies),
            max_pixels=settings.max_pixels,
            max_bytes=settings.max_bytes,
            lang=self.config.lang,
        )

    def _plan(self, path: str) -> PictureView | None:
        known = self.known.get(path)
        if known is None or known.facts is None:
            return None
        view, renditions = plan(known.facts, PictureUse(path=path), self.config.pictures, self.config.href)
        self.renditions.update((rendition.save_as, rendition) for rendition in renditions)
        self._views[path] = view
        return view

    def _report(self, path: str, use: PictureUse, entry: Entry) -> None:
        key = (path, entry.source_path, use.line)
        if key in self._reported:
            return
        self._reported.add(key)
        known = self.known.get(path)
        if known is None:
            self.findings.append(
                say("picture-missing", entry.source_path, use.line, lang=self.config.lang, target=use.path)
            )
        else:
            self.findings.append(
                Finding(
                    path=entry.source_path,
                    line=use.line,
                    code=known.code,
                    message=f"{path}: {known.message}",
                    remedy=known.remedy,
                )
            )


def _path(use: PictureUse) -> str:
    """The picture's path relative to the content root, as it was resolved when the entry was read."""
    return use.path.removeprefix("/")


def open_album(
    entries: Iterable[Entry], config: Config, inventory: Inventory, memo: Memo, crew: Crew
) -> Album:
    """The album of all pictures that these entries use; workers read the facts that the memo lacks."""
    album = Album(config=config, inventory=inventory)
    paths = {_path(use) for entry in entries for use in _uses(entry) if not is_remote(use)}
    present = sorted(path for path in paths if path in inventory.digests)
    settings = config.pictures
    limits = f"{settings.max_pixels} {settings.max_bytes} {reads_header_only(settings)}"
    settings_hash = digest(limits, ENCODER_VERSION, config.lang)
    keys = {path: digest(path, inventory.digests[path], settings_hash) for path in present}
    found = memo.get_many("facts", keys.values())
    missing = [path for path in present if keys[path] not in found]
    jobs = [
        _FactsJob(
            path=path, file=str(inventory.absolute(path)), digest=inventory.digests[path], config=config
        )
        for path in missing
    ]
    with bar("picture facts", len(jobs)) as advance:
        for index, data in crew.run(facts_job, jobs, advance, LIMITS):
            path = missing[index]
            if isinstance(data, Lost):  # not stored in the memo: with more memory it may succeed next time
                finding = lethal(data, path, config.lang)
                told = _KnownPicture(code=finding.code, message=finding.message, remedy=finding.remedy)
                album.known[path] = told
            else:
                found[keys[path]] = data
    memo.put_many("facts", {keys[path]: found[keys[path]] for path in missing if path not in album.known})
    album.known |= {
        path: decode(found[keys[path]], _KnownPicture) for path in present if path not in album.known
    }
    return album


def lethal(lost: Lost, path: str, lang: str) -> Finding:
    """The finding about a picture that killed its worker; ``lost`` tells why."""
    return PictureError("lethal", cause=lost.words(lang)).finding(path, lang=lang)


def _uses(entry: Entry) -> Iterator[PictureUse]:
    if entry.image is not None:
        yield entry.image
    for ref in entry.refs:
        if ref.picture is not None:
            yield ref.picture
    for photo in entry.photos:
        yield photo.use
