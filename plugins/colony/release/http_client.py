"""HTTP as a release needs it: to look at the public site, and to tell others of it.

urllib3 lives in this module only.
"""

from __future__ import annotations

from collections.abc import Mapping

from colony.model import Value

TIMEOUT_SECONDS = 20.0
MAX_BYTES = 64_000_000
"""More than that is no page of ours."""

USER_AGENT = "Colony (static site deploy)"


class HttpAnswer(Value, frozen=True, kw_only=True):
    """What a server said."""

    status: int
    """0 where it could not be reached; then ``body`` says why."""
    headers: dict[str, str]
    """Names in small letters."""
    body: bytes

    def header(self, name: str) -> str:
        """A header's value; empty where it was not sent."""
        return self.headers.get(name.lower(), "")


def fetch(
    address: str, *, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> HttpAnswer:
    """Ask once more after an error of the connection, and never follow a redirect. Raises nothing."""
    import urllib3  # noqa: PLC0415 - takes 35 ms, and most deploys ask nobody

    retries = urllib3.Retry(total=2, redirect=0, backoff_factor=0.3, raise_on_redirect=False)
    sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **(headers or {})}
    try:
        with urllib3.PoolManager(timeout=TIMEOUT_SECONDS, retries=retries) as pool:
            told = pool.request(
                method, address, body=body, headers=sent, preload_content=False, redirect=False
            )
            found = HttpAnswer(
                status=told.status,
                headers={name.lower(): value for name, value in told.headers.items()},
                body=told.read(MAX_BYTES, decode_content=True),
            )
            told.close()
            return found
    except urllib3.exceptions.HTTPError as error:
        return HttpAnswer(status=0, headers={}, body=str(error).encode())
