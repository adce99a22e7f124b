"""Targets: the places that a site can be deployed to, each found by the scheme of its URL."""

__all__: list[str] = []
