"""Content: what authors write, and the tables of what they can write: front matter keys and directives."""

from __future__ import annotations

from colony.content.directives import directives
from colony.content.front_matter import all_keys

__all__ = ["all_keys", "directives"]
