"""Targets: the places that a site can be deployed to, and how one is found by its URL."""

__all__: list[str] = []
