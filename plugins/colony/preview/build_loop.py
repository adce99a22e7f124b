"""The process that builds: once at the start, then after each change, until it is told to end."""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from colony.model import decode, encode, replaced
from colony.packaged import PACKAGE_ROOT
from colony.preview.build_attempt import AheadOfBuild, Attempt, Build, Load, attempt
from colony.preview.preview_words import words
from colony.preview.process_messages import Changes, ServingMessage, Watched
from colony.preview.server import FURTHER_PORTS, listen
from colony.settings import Config
from colony.theming import look_files, look_folders

PATIENCE = 2
"""Number of interrupts after which the process ends at once. A second one while it ends may be the
first, passed on once more by a program that runs this one."""

LEAVE_S = 5.0
"""Seconds that the server gets to end before it is killed."""


def serve(
    load: Load,
    host: str,
    port: int,
    open_browser: bool = False,
    *,
    settings_files: Sequence[Path] = (),
    build: Build | None = None,
) -> None:
    """Build, serve the output folder, and build again after every change, until Ctrl+C or SIGTERM.

    Args:
        load: reads the settings; called before each build.
        host: address to listen on, of this machine only.
        port: port to listen on; if it is in use, the next free one of the 20 after it.
        open_browser: whether to open the site in a browser.
        settings_files: files that ``load`` reads; a ``pelicanconf.py`` beside one is watched, too.
        build: builds the site; :func:`colony.site.build` if not given.

    Raises:
        SettingsError: the settings cannot be used at the start; later the browser shows that.
        OSError: no port is free, or the server has ended by itself.
    """
    config = load()
    settings = tuple(str(path.resolve()) for path in _with_neighbours(settings_files))
    listening = _listen(host, port, config)
    taken = listening.getsockname()[1]
    said = words(config.lang)
    url = f"http://{f'[{host}]' if ':' in host else host}:{taken}{config.base_href}"
    first = _news(0, config, settings)
    with _until_stopped(), _server(listening, first, url if open_browser else "") as link:
        note = said.port_taken.format(port=port) if port not in (0, taken) else ""
        _tell(said.running.format(site=config.site_name, url=url, note=note))
        _rounds(link, load, build, config, settings)
    _tell(said.ended)


def _with_neighbours(settings_files: Sequence[Path]) -> tuple[Path, ...]:
    """The settings files and the ``pelicanconf.py`` beside each, which a ``publishconf.py`` imports."""
    beside = (path.with_name("pelicanconf.py") for path in settings_files)
    return tuple(dict.fromkeys((*settings_files, *beside)))


def _rounds(
    link: Connection, load: Load, build: Build | None, config: Config, settings: tuple[str, ...]
) -> None:
    """Build, wait for changes, and repeat for ever."""
    expected: tuple[type[Exception], ...] = ()
    hasten: AheadOfBuild | None = None
    if build is None:
        # Imported here, since the process that serves does not need it, and so that the browser gets
        # its first answer before it is loaded.
        from colony import site  # noqa: PLC0415
        from colony.output import OutputError  # noqa: PLC0415

        session = site.Session()
        build, expected, hasten = session.build, (OutputError,), session
    news = _news(0, config, settings)
    while True:
        tried = attempt(load, build, config, expected)
        _say(tried)
        config = tried.config
        news = _after(tried, news, settings)
        try:
            link.send_bytes(encode(news))
            if hasten is not None and tried.built is not None:
                hasten.get_ready()
            changed = _changes(link)
            _say_changes(changed, config.lang)
            if hasten is not None and tried.built is not None:
                shown = hasten.write_ahead(changed)
                news = replaced(news, number=news.number + 1, changed=shown)
                if shown:
                    link.send_bytes(encode(news))
        except (EOFError, ConnectionError) as error:
            raise OSError(errno.EPIPE, words(config.lang).server_lost) from error


def _after(tried: Attempt, before: ServingMessage, settings: tuple[str, ...]) -> ServingMessage:
    """The news of an attempt.

    A failed build may have written some pages, and it is unknown which, so the next successful
    build counts as a change of all pages.

    Args:
        tried: the attempt.
        before: the previous news.
        settings: paths of the settings files.
    """
    news = _news(before.number + 1, tried.config, settings)
    if tried.built is None:
        return replaced(news, ready=before.ready, failure=tried.failure)
    outcome = tried.built.outcome
    known = before.number > 0 and not before.failure and before.output_root == news.output_root
    changed = (*outcome.rewritten, *outcome.removed) if known else None
    return replaced(news, ready=True, changed=changed, findings=tuple(tried.built.findings))


def _news(number: int, config: Config, settings: tuple[str, ...]) -> ServingMessage:
    folders = (config.content_root, *look_folders(config), str(PACKAGE_ROOT))
    return ServingMessage(
        number=number,
        output_root=config.output_root,
        base_href=config.base_href,
        lang=config.lang,
        watched=Watched(
            folders=tuple(dict.fromkeys(str(Path(folder).resolve()) for folder in folders)),
            files=(*settings, *map(str, look_files(config))),
            ignored=(config.output_root, config.cache_root),
        ),
        ready=False,
    )


def _changes(link: Connection) -> list[str]:
    """Wait for changes; returns the sorted paths of all that have arrived."""
    paths: set[str] = set()
    while not paths or link.poll():
        paths.update(decode(link.recv_bytes(), Changes).paths)
    return sorted(paths)


def _tell(text: str) -> None:
    print(text, flush=True)


def _say(tried: Attempt) -> None:
    said = words(tried.config.lang)
    if tried.built is None:
        print(f"colony: {said.failed.format(reason=tried.failure)}", file=sys.stderr, flush=True)
        return
    findings, outcome = tried.built.findings, tried.built.outcome
    for finding in findings:
        print(finding, file=sys.stderr)
    written, removed = len(outcome.rewritten), len(outcome.removed)
    _tell(said.built.format(written=written, removed=removed, findings=len(findings)))


def _say_changes(paths: Sequence[str], lang: str) -> None:
    said = words(lang)
    more = f" (+{len(paths) - 1})" if len(paths) > 1 else ""
    _tell(said.changed.format(path=paths[0]) + more)
    code = [path for path in paths if path.endswith(".py") and Path(path).is_relative_to(PACKAGE_ROOT)]
    if code:
        _tell(said.restart.format(path=code[0]))


def _listen(host: str, port: int, config: Config) -> socket.socket:
    try:
        return listen(host, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        text = words(config.lang).no_port.format(first=port, last=port + FURTHER_PORTS)
        raise OSError(errno.EADDRINUSE, text) from error


@contextlib.contextmanager
def _server(listening: socket.socket, first: ServingMessage, url: str) -> Iterator[Connection]:
    """Start the process that serves; yields the pipe to it and ends it after the block.

    It is a new program, not a fork: it has threads, and this process, which builds fork, must have
    none. The ``spawn`` of multiprocessing would leave a helper process behind.
    """
    link, far_end = multiprocessing.Pipe()
    handles = (far_end.fileno(), listening.fileno())
    paths = (str(PACKAGE_ROOT.parent), os.environ.get("PYTHONPATH", ""))
    with _deaf_to_interrupts():
        process = subprocess.Popen(
            [sys.executable, "-m", "colony.preview.serving_process", *map(str, handles), url],
            stdin=subprocess.DEVNULL,
            pass_fds=handles,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
    far_end.close()
    listening.close()
    try:
        link.send_bytes(encode(first))
        yield link
    finally:
        link.close()
        try:
            process.wait(LEAVE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let processes that are started in the block ignore Ctrl+C from their start."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _until_stopped() -> Iterator[None]:
    """Run the block until it ends, or until SIGINT or SIGTERM ends it without a traceback."""
    owner = os.getpid()
    asked = 0

    def stop(number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if os.getpid() != owner:
            # This is a worker of a build, which was forked with this handler. It ignores Ctrl+C,
            # since the process that builds ends it.
            if number == signal.SIGTERM:
                os._exit(0)
            return
        asked += 1
        if asked > PATIENCE:
            os._exit(1)
        if asked > 1:
            return
        for child in multiprocessing.active_children():
            child.terminate()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        if not asked:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
