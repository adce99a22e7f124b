"""Jinja's own stages without what no template of ours asks for.

Everything here gives what the original gives, for an environment whose globals are fixed before its first
template is loaded, and whose functions take no context.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

import jinja2
import jinja2.compiler
import markupsafe
from jinja2 import nodes
from jinja2.utils import missing
from markupsafe import Markup, escape

from colony.overrides import differing

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


class Encoded(Markup):
    """Markup that stands on many pages, with its bytes: it is joined and encoded once."""

    data: bytes

    def __new__(cls, text: str) -> Encoded:
        """Text that is HTML already."""
        made = super().__new__(cls, text)
        made.data = text.encode()
        return made


class _Generator(jinja2.compiler.CodeGenerator):
    """Jinja's compiler, with plain calls: no template of ours has functions that want its context.

    The original looks at every function for that wish before each call, and there are fifty calls a page.
    """

    def visit_Call(self, node: nodes.Call, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        """Write the call of a macro or of a function of the environment."""
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class _Macro(jinja2.runtime.Macro):
    """A macro whose arguments are put in their places without detours, where all have names."""

    def __call__(self, *args: Any, **named: Any) -> Any:
        """What the macro writes, as markup."""
        if self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **named)
        rest = [named.pop(name, missing) for name in self.arguments[len(args) :]]
        if named or len(args) + len(rest) != self._argument_count:
            return super().__call__(*args, **named)  # which says what is wrong
        return _as_it_is(Markup, self._func(*args, *rest))


_as_it_is = str.__new__
"""Makes a text markup, without asking it first whether it knows better."""

_escape_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", str)
"""Where it is gone, no template is a fast one."""


def _escaped(value: Any) -> str:
    """What :func:`markupsafe.escape` gives, as a plain string where the value is one.

    All that a template does with it is to join it to the page. Making a ``Markup`` of every piece
    took a twentieth of all rendering.
    """
    if type(value) is str:
        return _escape_inner(value)
    if type(value) is int:
        return str(value)
    return value if isinstance(value, Markup) else escape(value)


class _Template(jinja2.Template):
    """A template whose ``{{ }}`` are escaped by :func:`_escaped`, and whose calls are plain."""

    @classmethod
    def from_code(
        cls, environment: jinja2.Environment, code: CodeType, globals: Any, uptodate: Any = None
    ) -> jinja2.Template:
        """The template, with the names that its compiled code calls bound to ours."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(escape=_escaped, Macro=_Macro, call=operator.call)
        return made

    def _get_default_module(self, ctx: Any = None) -> Any:
        """The template's macros. The original makes sure that it has the importing one's globals: it has."""
        return self._module or super()._get_default_module()


class StockEnvironment(jinja2.Environment):
    """Jinja's own environment: what a page is made with where Jinja is not the one that ours fits."""

    def render_bytes(self, name: str, **variables: Any) -> bytes:
        """What the template's ``render`` gives, in UTF-8."""
        return self.get_template(name).render(**variables).encode()


class FastEnvironment(StockEnvironment):
    """One environment a language, whose globals are fixed before its first template is loaded.

    Jinja lays each template's own globals over the environment's, in a view of both that is slow to
    look into; every import of every page looks into it (a quarter of all rendering). Ours has none of
    a template's own.
    """

    code_generator_class = _Generator
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

    def render_bytes(self, name: str, **variables: Any) -> bytes:
        """What the template's ``render`` gives, in UTF-8."""
        template = self.get_template(name)
        try:
            pieces = list(template.root_render_func(template.new_context(variables)))
        except Exception:  # noqa: BLE001 - raised again, with the template's lines
            self.handle_exception()
        made: list[bytes] = []
        start = 0
        for index, piece in enumerate(pieces):
            if type(piece) is Encoded:
                made += ("".join(pieces[start:index]).encode(), piece.data)
                start = index + 1
        return b"".join((*made, "".join(pieces[start:]).encode()))


def environment_class() -> type[StockEnvironment]:
    """The fast environment, where it fits the installed Jinja."""
    return StockEnvironment if differing("jinja") else FastEnvironment
