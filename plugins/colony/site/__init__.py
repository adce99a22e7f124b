"""The site: wires the rooms to one build. The room that knows the others."""

from colony.site.build import Built, build, check
from colony.site.classic_themes import build_classic
from colony.site.hooks import register
from colony.site.id_ledger import record
from colony.site.session import Session
from colony.site.static_files import theme_files
from colony.site.summary import explanation, summary
from colony.site.up_to_date import build_key

__all__ = [
    "Built",
    "Session",
    "build",
    "build_classic",
    "build_key",
    "check",
    "explanation",
    "record",
    "register",
    "summary",
    "theme_files",
]
