"""The portal: wires the packages to one build. The only package that knows the others."""

import importlib
from typing import TYPE_CHECKING

from colony.portal.build import Built, build, check
from colony.portal.classic import build_classic
from colony.portal.hooks import register
from colony.portal.plugins import load, load_config
from colony.portal.session import Session
from colony.portal.themes import is_colony_theme
from colony.portal.words import explanation, summary

if TYPE_CHECKING:
    from colony.portal.deploying import DEPLOY_ERRORS, deploy, list_releases, rollback, write_headers
    from colony.portal.publishing import ContentError, publish

__all__ = [
    "DEPLOY_ERRORS",
    "Built",
    "ContentError",
    "Session",
    "build",
    "build_classic",
    "check",
    "deploy",
    "explanation",
    "is_colony_theme",
    "list_releases",
    "load",
    "load_config",
    "publish",
    "register",
    "rollback",
    "summary",
    "write_headers",
]

_LATER = {
    "deploying": ("DEPLOY_ERRORS", "deploy", "list_releases", "rollback", "write_headers"),
    "publishing": ("ContentError", "publish"),
}
"""Modules that a build does without, and what they are asked for. They take a twentieth of a second."""


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            found = importlib.import_module(f"{__name__}.{module}")
            globals().update({each: getattr(found, each) for each in names})
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
