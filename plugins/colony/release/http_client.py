"""A small HTTP client, to check the public site and to send notices. Only this module uses urllib3."""

from __future__ import annotations

from collections.abc import Mapping

from colony.model import Value

TIMEOUT_SECONDS = 20.0
MAX_BYTES = 64_000_000
"""Most bytes read of an answer."""

USER_AGENT = "Colony (static site deploy)"


class HttpAnswer(Value, frozen=True, kw_only=True):
    """The answer to a request."""

    status: int
    """HTTP status; 0 if the server could not be reached, and ``body`` says why."""
    headers: dict[str, str]
    """Names are in lower case."""
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header; empty if it was not sent."""
        return self.headers.get(name.lower(), "")


def fetch(
    address: str, *, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> HttpAnswer:
    """Send a request; repeats it once after a connection error, follows no redirect and never raises."""
    import urllib3  # noqa: PLC0415 - takes 35 ms, and most deploys send no request

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
