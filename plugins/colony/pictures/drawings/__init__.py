"""Drawings (SVG files): measures them, and removes what could run scripts or load other files."""

__all__: list[str] = []
