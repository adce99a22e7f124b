"""Bucket: the target for a bucket of any S3-compatible store.

Terms:
    object: bytes that a store keeps under a key, with headers.
    etag: the store's id of an object's content; other bytes have another etag.
    plain bucket: the site's paths are keys, so readers can fetch single files during a switch.
    kept bytes: an object of bytes that a release needs and that no path of the site has at present.
    table: a record of what was written under each key.
    journal: the keys that a deploy was about to write, in case it is interrupted.
"""

__all__: list[str] = []
