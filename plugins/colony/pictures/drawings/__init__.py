"""Drawings: SVG files, read and cleaned."""

__all__: list[str] = []
