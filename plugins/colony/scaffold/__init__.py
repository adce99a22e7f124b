"""Scaffold: makes the files of a new site, and tells what a newer Colony needs changed in an old one.

The templates of a new site's files are in ``common``, ``de`` and ``en``. Their names end in ``.in``, and
fields like ``$author`` are replaced by :class:`~colony.scaffold.site_answers.SiteAnswers`.
"""

from colony.scaffold.new_site import FolderTakenError, make_site
from colony.scaffold.requirement import requirement_lines
from colony.scaffold.site_answers import SiteAnswers, answer_faults, completed
from colony.scaffold.site_state import SiteState, site_state
from colony.scaffold.site_words import SiteWords, site_words
from colony.scaffold.upgrades import WantedChange, wanted_changes

__all__ = [
    "FolderTakenError",
    "SiteAnswers",
    "SiteState",
    "SiteWords",
    "WantedChange",
    "answer_faults",
    "completed",
    "make_site",
    "requirement_lines",
    "site_state",
    "site_words",
    "wanted_changes",
]
