"""Markdown → HTML, and the typography of its text."""

__all__: list[str] = []
