"""The portal: wires the packages to one build. The only package that knows the others."""

from colony.portal.build import Built, build, check
from colony.portal.classic import build_classic
from colony.portal.deploying import DEPLOY_ERRORS, deploy, list_releases, rollback, write_headers
from colony.portal.hooks import register
from colony.portal.publish import ContentError, publish
from colony.portal.session import Session
from colony.portal.settings import OWN_SETTINGS, PROJECT_ROOT, load, load_config
from colony.portal.themes import is_colony_theme
from colony.portal.words import explanation, summary

__all__ = [
    "DEPLOY_ERRORS",
    "OWN_SETTINGS",
    "PROJECT_ROOT",
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
