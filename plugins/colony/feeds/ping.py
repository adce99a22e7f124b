"""Telling a WebSub hub which feeds have changed, so that subscribers get new articles within seconds.

WebSub (W3C Recommendation, 2018) leaves open how a publisher tells its hub; all hubs in use take the
form that PubSubHubbub 0.4 names: ``hub.mode=publish`` and ``hub.url``, once for each feed.
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
"""File in the cache folder that remembers which bytes of each feed the hub was told of."""

FEEDS_A_PING = 50
"""Addresses in one request."""

TIMEOUT_S = 20


class HubError(Exception):
    """The hub could not be told. The message says why and what to do."""


def feeds_among(paths: Iterable[str], config: Config) -> dict[str, str]:
    """Those of the output's paths that are feeds, each with the address that subscribers know it by."""
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
    """After a deploy: tell the hub of those of the changed files that are feeds.

    Args:
        config: the settings; without a hub nothing is sent.
        changed: paths below the output root that have just gone live.

    Returns:
        The addresses that the hub was told of.

    Raises:
        HubError: the hub did not take them.
    """
    if not config.feeds.hub:
        return []
    addresses = list(feeds_among(changed, config).values())
    for start in range(0, len(addresses), FEEDS_A_PING):
        _send(config.feeds.hub, addresses[start : start + FEEDS_A_PING])
    return addresses


def ping(config: Config) -> list[str]:
    """Tell the hub of every feed in the output folder that has changed since it was last told.

    Raises:
        HubError: the hub did not take them; the next ping tells it of the same feeds again.
        OSError: the output folder cannot be read, or the cache folder not be written.
    """
    root, memory = Path(config.output_root), Path(config.cache_root, PINGED)
    found = feeds_among((path.relative_to(root).as_posix() for path in root.rglob("*.*")), config)
    now = {path: content_digest(root / path) for path in found}
    before = _remembered(memory)
    keys = {path: f"{config.feeds.hub} {address}" for path, address in found.items()}
    told = ping_changed(config, [path for path in found if before.get(keys[path]) != now[path]])
    if config.feeds.hub:
        memory.parent.mkdir(parents=True, exist_ok=True)
        # By hub and address: another hub, or another domain, has not been told.
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
