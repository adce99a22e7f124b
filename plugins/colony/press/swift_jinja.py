"""Jinja's own stages without what no template of ours asks for.

Everything here gives what the original gives, for an environment whose globals are fixed before its first
template is loaded, and whose functions take no context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

import jinja2
import markupsafe
from markupsafe import escape

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_QUOTED_COMMENT = re.compile(r"\{[{%](?:(?![}%]\}).)*\{#", re.DOTALL)
"""What looks like a comment's beginning within a tag, where it is a part of a string."""
_REFERENCE = re.compile(
    r"\{%[-+]?\s*(?:extends|include|import|from|raw)\b(?:\s*([\"'])([^\"'\\]+)\1\s*(?=[-+]?%\}|import\b|as\b))?"
)


def referenced(source: str) -> list[str] | None:
    """The templates that one names, as :func:`jinja2.meta.find_referenced_templates` finds them.

    A template is parsed for that in milliseconds, a hundred of them in a quarter of a second.

    Returns:
        Their names; None where only parsing can tell.
    """
    if _QUOTED_COMMENT.search(source):
        return None
    found = [match[2] for match in _REFERENCE.finditer(_COMMENT.sub("", source))]
    return None if None in found else found


class _Context(jinja2.runtime.Context):
    """Jinja's context without what no template of ours asks for: functions that want the context itself.

    The original looks at every function for that wish before each call, and there are fifty calls a page.
    """

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Mapping[str, Any] | None = None,
        _block_vars: Mapping[str, Any] | None = None,
        **named: Any,
    ) -> Any:
        """Call a macro or a function of the environment."""
        return function(*args, **named)


_escape_inner: Callable[[str], str] = markupsafe._escape_inner  # type: ignore[attr-defined]  # pinned


def _escaped(value: Any) -> str:
    """What :func:`markupsafe.escape` gives, as a plain string where the value is one.

    All that a template does with it is to join it to the page. Making a ``Markup`` of every piece
    took a twentieth of all rendering.
    """
    return _escape_inner(value) if type(value) is str else escape(value)


class _Template(jinja2.Template):
    """A template whose ``{{ }}`` are escaped by :func:`_escaped`."""

    @classmethod
    def from_code(
        cls, environment: jinja2.Environment, code: CodeType, globals: Any, uptodate: Any = None
    ) -> jinja2.Template:
        """The template, with the name that its compiled code calls bound to ours."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class SwiftEnvironment(jinja2.Environment):
    """One environment a language, whose globals are fixed before its first template is loaded.

    Jinja lays each template's own globals over the environment's, in a view of both that is slow to
    look into; every import of every page looks into it (a quarter of all rendering). Ours has none of
    a template's own.
    """

    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, jinja2.Template] = {}

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """The environment's globals as one plain mapping."""
        return {**self.globals, **d} if d else self.globals

    def get_template(self, name: str, parent: str | None = None, globals: Any = None) -> jinja2.Template:  # type: ignore[override]
        """A template of the theme; it is loaded once, since a worker begins anew with a changed theme."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found
