"""Notifying a WebSub hub of changed feeds, so that subscribers get new articles within seconds.

WebSub (W3C Recommendation, 2018) does not define how a publisher notifies its hub; all hubs in use accept
the form of PubSubHubbub 0.4: ``hub.mode=publish`` with a ``hub.url`` per feed.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Sequence
from pathlib import Path

from colony.settings import Config
from colony.storage import content_digest, write_atomically

PINGED = "pinged.json"
"""File in the cache folder with the digest of each feed that the hub was last notified of."""

FEEDS_A_PING = 50
"""Addresses in one request."""

TIMEOUT_S = 20


class HubError(Exception):
    """The hub could not be notified. The message says why and what to do."""


def feeds_among(paths: Iterable[str], config: Config) -> dict[str, str]:
    """Path → public address, for those of the output's paths that are feeds."""
    matchers = [(_matcher(pattern.path), pattern.url) for pattern in config.feeds.patterns]
    return {
        path: config.absolute(url.format(**found.groupdict()))
        for path in sorted(paths)
        for matcher, url in matchers
        if (found := matcher.fullmatch(path))
    }


def _matcher(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{([a-z]+)\}", path)
    parts[::2] = [re.escape(part) for part in parts[::2]]
    parts[1::2] = [f"(?P<{name}>[^/]+)" for name in parts[1::2]]
    return re.compile("".join(parts))


def ping_changed(config: Config, changed: Iterable[str]) -> list[str]:
    """Notify the hub of the feeds among the files that a deploy has changed.

    Args:
        config: the settings; without a hub nothing is sent.
        changed: paths below the output root of the changed files.

    Returns:
        The addresses of these feeds; empty if there are none.

    Raises:
        HubError: the hub cannot be reached or refuses.
    """
    if not config.feeds.hub:
        return []
    addresses = list(feeds_among(changed, config).values())
    for start in range(0, len(addresses), FEEDS_A_PING):
        _send(config.feeds.hub, addresses[start : start + FEEDS_A_PING])
    return addresses


def ping(config: Config) -> list[str]:
    """Notify the hub of all feeds in the output folder that have changed since the last notification.

    Returns:
        The addresses of these feeds; empty if none has changed.

    Raises:
        HubError: the hub cannot be reached or refuses; the next call sends the same feeds again.
        OSError: the output folder cannot be read, or the cache folder cannot be written.
    """
    root, memory = Path(config.output_root), Path(config.cache_root, PINGED)
    found = feeds_among((path.relative_to(root).as_posix() for path in root.rglob("*.*")), config)
    now = {path: content_digest(root / path) for path in found}
    before = _remembered(memory)
    keys = {path: f"{config.feeds.hub} {address}" for path, address in found.items()}
    told = ping_changed(config, [path for path in found if before.get(keys[path]) != now[path]])
    if config.feeds.hub:
        memory.parent.mkdir(parents=True, exist_ok=True)
        # The key has hub and address: another hub, or the site at another domain, has not been notified yet.
        kept = before | {keys[path]: digest for path, digest in now.items()}
        write_atomically(memory, json.dumps(kept, indent=1, sort_keys=True).encode())
    return told


def _remembered(memory: Path) -> dict[str, str]:
    try:
        told = json.loads(memory.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def _send(hub: str, addresses: Sequence[str]) -> None:
    form = [("hub.mode", "publish"), *(("hub.url", address) for address in addresses)]
    request = urllib.request.Request(  # noqa: S310 - settings allow http and https alone
        hub, data=urllib.parse.urlencode(form).encode(), headers={"User-Agent": "Colony"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S):  # noqa: S310 - as above
            return
    except urllib.error.HTTPError as error:
        said = error.read(200).decode("utf-8", "replace").strip()
        raise HubError(
            f"the hub {hub} answered {error.code} {said or error.reason}; check COLONY_WEBSUB_HUB."
        ) from error
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise HubError(f"the hub {hub} cannot be reached ({reason}); ping again later.") from error
