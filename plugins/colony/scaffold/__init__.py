"""What a new site begins with, and what a newer Colony wants changed in an old one.

The files of a new site are templates in ``common``, ``de`` and ``en``: plain files that end in ``.in``,
with names like ``$author`` for what :class:`~colony.scaffold.site_answers.SiteAnswers` say.
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
