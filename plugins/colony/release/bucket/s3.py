"""The target ``s3://bucket/prefix``: any S3-compatible store. Only this module uses boto3.

The store's address, region and keys come from the user's own AWS configuration and environment
(``AWS_ENDPOINT_URL_S3``, ``AWS_PROFILE``, ``AWS_ACCESS_KEY_ID`` …); address and region may be given in the
deploy address instead, since neither is secret::

    s3://my-bucket/portal?endpoint=https://s3.example.org&region=eu-1

============ =====================================================================================
parameter    meaning
============ =====================================================================================
endpoint     the store's address
region       its region
switch       ``pointer``: each release has its own prefix, and one object names the live one
compress     ``gzip``: texts are stored compressed, for buckets that are read without a CDN
grace        seconds that an asset stays once no kept release lists it; default 3600
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
from colony.release.bucket.store import (
    WORKERS,
    ChangedError,
    ListedObject,
    ObjectHeaders,
    StoredObject,
    StoreError,
)
from colony.release.targets.target import TargetError

if TYPE_CHECKING:
    from botocore.client import BaseClient

PARAMETERS = ("endpoint", "region", "switch", "compress", "grace")
GRACE_SECONDS = 3600
"""Pages are cached for minutes, so no page refers to an asset an hour after its last release."""

_MISSING = frozenset({"NoSuchKey", "404", "NotFound"})
_CHANGED = frozenset({"PreconditionFailed", "ConditionalRequestConflict", "412", "409"})


def connect(url: str, _environment: Mapping[str, str]) -> BucketTarget:
    """The target for a deploy address.

    Raises:
        TargetError: the address lacks a bucket, or has an unknown parameter.
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
    """A bucket of an S3-compatible store; see :class:`colony.release.bucket.store.Store`.

    Args:
        bucket: its name.
        prefix: prefix of every key; empty, or with ``/`` at its end.
        endpoint: the store's address; None for that of the user's configuration.
        region: the store's region; None as for ``endpoint``.
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
        """Turn boto3's errors into a StoreError of one sentence; they contain no secret key."""
        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            message = str(error.response.get("Error", {}).get("Message", ""))
            kind = ChangedError if code in _CHANGED else StoreError
            raise kind(f"s3://{self.bucket}: {doing} failed: {code} {message}. {_remedy(code)}") from error
        except BotoCoreError as error:
            raise StoreError(f"s3://{self.bucket}: {doing} failed: {error}. {_remedy('')}") from error

    def listing(self, start: str = "") -> Iterator[ListedObject]:
        """Yield every object whose key begins with ``start``."""
        with self._told("listing"):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, Prefix=self.prefix + start
            )
            for page in pages:
                for each in page.get("Contents", ()):
                    key = each["Key"].removeprefix(self.prefix)
                    yield ListedObject(key=key, size_bytes=each["Size"], etag=each["ETag"].strip('"'))

    def get(self, key: str) -> StoredObject | None:
        """An object with its bytes; None if there is none."""
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
        return StoredObject(data=data, etag=answer["ETag"].strip('"'), age_seconds=age)

    def put(
        self,
        key: str,
        data: bytes | Path,
        look: ObjectHeaders,
        *,
        label: str = "",
        etag: str = "",
        new: bool = False,
    ) -> str:
        """Write an object; returns its etag. See :meth:`colony.release.bucket.store.Store.put`."""
        more: dict[str, Any] = {"Metadata": {"release": label}} if label else {}
        if etag:
            more["IfMatch"] = f'"{etag}"'
        if new:
            more["IfNoneMatch"] = "*"
        with self._told(f"writing {key}"):
            if isinstance(data, Path):
                with data.open("rb") as stream:
                    return self._put(key, stream, look, more)
            # Over https no other checksum shows that all bytes have arrived, and every store supports it.
            digest = hashlib.md5(data, usedforsecurity=False).digest()
            return self._put(key, data, look, {**more, "ContentMD5": base64.b64encode(digest).decode()})

    def _put(self, key: str, body: object, look: ObjectHeaders, more: Mapping[str, Any]) -> str:
        answer = self._client.put_object(
            Bucket=self.bucket, Key=self.prefix + key, Body=body, **_headers(look), **more
        )
        return str(answer["ETag"]).strip('"')

    def copy(self, source: str, key: str, look: ObjectHeaders) -> str:
        """Copy an object within the store; returns the etag."""
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

        There is no request for many: it would need a kind of checksum that some stores refuse.
        """
        with self._told(f"removing {key}"):
            self._client.delete_object(Bucket=self.bucket, Key=self.prefix + key)

    def close(self) -> None:
        """End the connections."""
        if self._made is not None:
            self._made.close()
            self._made = None


def _headers(look: ObjectHeaders) -> dict[str, str]:
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
            # Several stores refuse the checksums that boto3 adds by default since 1.36.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": style},
        )
        where = region or session.region_name or "us-east-1"
        return session.client("s3", region_name=where, endpoint_url=endpoint or None, config=config)

    client = make("auto")
    # Only Amazon's hosts are known to answer under a host name for each bucket.
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
