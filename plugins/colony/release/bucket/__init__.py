"""A site in a bucket of any S3-compatible store."""

__all__: list[str] = []
