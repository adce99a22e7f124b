"""The HTML of a text: sanitised, and turned into a body with marks for what the site fills in."""

__all__: list[str] = []
