"""``s3://bucket/prefix``: any store that speaks S3. boto3 lives in this module only.

The store's address, region and keys come from the user's own AWS configuration and environment
(``AWS_ENDPOINT_URL_S3``, ``AWS_PROFILE``, ``AWS_ACCESS_KEY_ID`` …); address and region may stand in the
deploy address instead, since neither is secret::

    s3://my-bucket/portal?endpoint=https://s3.example.org&region=eu-1

============ =====================================================================================
parameter    meaning
============ =====================================================================================
endpoint     the store's address
region       its region
switch       ``pointer``: releases side by side, and one object that says which is live
compress     ``gzip``: texts are stored compressed, for buckets that readers reach without a CDN
grace        seconds that an asset stays after no kept release names it any more; 3600
============ =====================================================================================
"""

from __future__ import annotations

import base64
import contextlib
import email.utils
import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from colony.release.bucket.bucket_state import Layout
from colony.release.bucket.site_in_bucket import BucketTarget
from colony.release.bucket.store import WORKERS, ChangedError, Found, Item, ObjectLook, StoreError
from colony.release.targets.target import TargetError

if TYPE_CHECKING:
    from botocore.client import BaseClient

PARAMETERS = ("endpoint", "region", "switch", "compress", "grace")
GRACE_SECONDS = 3600
"""Pages are cached for minutes, so an hour after the last page that named an asset nobody asks for it."""

_MISSING = frozenset({"NoSuchKey", "404", "NotFound"})
_CHANGED = frozenset({"PreconditionFailed", "ConditionalRequestConflict", "412", "409"})


def connect(url: str, _environment: Mapping[str, str]) -> BucketTarget:
    """The bucket of a deploy address.

    Raises:
        TargetError: the address lacks a bucket, or holds a parameter that is none.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    _check(url, parts.netloc, options)
    prefix = unquote(parts.path).strip("/")
    return BucketTarget(
        url,
        S3Store(
            parts.netloc,
            f"{prefix}/" if prefix else "",
            endpoint=options.get("endpoint"),
            region=options.get("region"),
        ),
        Layout(is_switched=options.get("switch") == "pointer"),
        is_compressed=options.get("compress") == "gzip",
        grace_seconds=int(options.get("grace", GRACE_SECONDS)),
    )


def _check(url: str, bucket: str, options: Mapping[str, str]) -> None:
    if not bucket or "@" in bucket:
        raise TargetError(
            f"{url.partition('?')[0]}: write s3://bucket/prefix; keys never stand in an address."
        )
    for name, value in options.items():
        known = {"switch": value == "pointer", "compress": value == "gzip", "grace": value.isdecimal()}
        if name not in PARAMETERS:
            raise TargetError(
                f"the deploy address has a parameter {name}; it may be {', '.join(PARAMETERS)}."
            )
        if not known.get(name, bool(value)):
            raise TargetError(f"the deploy address says {name}={value}, which is no value for it.")
    if urlsplit(options.get("endpoint", "")).username is not None:
        raise TargetError("the endpoint in the deploy address holds a user; remove it.")


class S3Store:
    """A bucket, from a prefix on; see :class:`colony.release.bucket.store.Store`.

    Args:
        bucket: its name.
        prefix: stands before every key; empty, or with ``/`` at its end.
        endpoint: the store's address, where the user's own configuration does not say it.
        region: likewise.
    """

    def __init__(self, bucket: str, prefix: str = "", endpoint: str | None = None, region: str | None = None):
        self.bucket = bucket
        self.prefix = prefix
        self._endpoint = endpoint
        self._region = region
        self._made: BaseClient | None = None

    @property
    def _client(self) -> Any:
        if self._made is None:
            with self._told("connecting"):
                self._made = _client(self._endpoint, self._region)
        return self._made

    @contextlib.contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        """Turn the library's errors into one sentence; what it says never holds a key."""
        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            message = str(error.response.get("Error", {}).get("Message", ""))
            kind = ChangedError if code in _CHANGED else StoreError
            raise kind(f"s3://{self.bucket}: {doing} failed: {code} {message}. {_remedy(code)}") from error
        except BotoCoreError as error:
            raise StoreError(f"s3://{self.bucket}: {doing} failed: {error}. {_remedy('')}") from error

    def listing(self, start: str = "") -> Iterator[Item]:
        """Every object whose key starts like this."""
        with self._told("listing"):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, Prefix=self.prefix + start
            )
            for page in pages:
                for each in page.get("Contents", ()):
                    key = each["Key"].removeprefix(self.prefix)
                    yield Item(key=key, size_bytes=each["Size"], etag=each["ETag"].strip('"'))

    def get(self, key: str) -> Found | None:
        """An object; None where there is none."""
        with self._told(f"reading {key}"):
            try:
                answer = self._client.get_object(Bucket=self.bucket, Key=self.prefix + key)
                data = answer["Body"].read()
            except ClientError as error:
                if error.response.get("Error", {}).get("Code") in _MISSING:
                    return None
                raise
        said = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
        now = email.utils.parsedate_to_datetime(said) if said else datetime.now(UTC)
        age = (now - answer["LastModified"]).total_seconds()
        return Found(data=data, etag=answer["ETag"].strip('"'), age_seconds=age)

    def put(
        self,
        key: str,
        data: bytes | Path,
        look: ObjectLook,
        *,
        label: str = "",
        etag: str = "",
        new: bool = False,
    ) -> str:
        """Write an object; gives its etag. See :meth:`colony.release.bucket.store.Store.put`."""
        more: dict[str, Any] = {"Metadata": {"release": label}} if label else {}
        if etag:
            more["IfMatch"] = f'"{etag}"'
        if new:
            more["IfNoneMatch"] = "*"
        with self._told(f"writing {key}"):
            if isinstance(data, Path):
                with data.open("rb") as stream:
                    return self._put(key, stream, look, more)
            # Over https nothing else says that the bytes have come whole, and every store knows this one.
            digest = hashlib.md5(data, usedforsecurity=False).digest()
            return self._put(key, data, look, {**more, "ContentMD5": base64.b64encode(digest).decode()})

    def _put(self, key: str, body: object, look: ObjectLook, more: Mapping[str, Any]) -> str:
        answer = self._client.put_object(
            Bucket=self.bucket, Key=self.prefix + key, Body=body, **_headers(look), **more
        )
        return str(answer["ETag"]).strip('"')

    def copy(self, source: str, key: str, look: ObjectLook) -> str:
        """Copy an object within the store; gives the etag."""
        with self._told(f"copying to {key}"):
            answer = self._client.copy_object(
                Bucket=self.bucket,
                Key=self.prefix + key,
                CopySource={"Bucket": self.bucket, "Key": self.prefix + source},
                MetadataDirective="REPLACE",
                **_headers(look),
            )
        return str(answer["CopyObjectResult"]["ETag"]).strip('"')

    def delete(self, key: str) -> None:
        """Remove an object.

        One by one: removing many in one request needs a kind of checksum that some stores refuse.
        """
        with self._told(f"removing {key}"):
            self._client.delete_object(Bucket=self.bucket, Key=self.prefix + key)

    def close(self) -> None:
        """End the connections."""
        if self._made is not None:
            self._made.close()
            self._made = None


def _headers(look: ObjectLook) -> dict[str, str]:
    named = {
        "ContentType": look.content_type,
        "CacheControl": look.cache_control,
        "ContentEncoding": look.content_encoding,
    }
    return {name: value for name, value in named.items() if value}


def _client(endpoint: str | None, region: str | None) -> BaseClient:
    session = boto3.session.Session()

    def make(style: str) -> BaseClient:
        config = Config(
            max_pool_connections=WORKERS,
            connect_timeout=10,
            read_timeout=60,
            retries={"mode": "standard", "max_attempts": 3},
            # What boto3 adds by itself since 1.36, several stores refuse.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": style},
        )
        where = region or session.region_name or "us-east-1"
        return session.client("s3", region_name=where, endpoint_url=endpoint or None, config=config)

    client = make("auto")
    # Only Amazon's own hosts are sure to answer under a name of the bucket's own.
    host = urlsplit(client.meta.endpoint_url).hostname or ""
    if host.endswith((".amazonaws.com", ".amazonaws.com.cn")):
        return client
    client.close()
    return make("path")


def _remedy(code: str) -> str:
    if code in ("AccessDenied", "403", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"):
        return "Check the keys in your AWS configuration and what they may do (list, get, put, delete)."
    if code == "NoSuchBucket":
        return "Make the bucket first, or mend its name."
    return "What readers could get before, they still can; deploy again when the cause is mended."
