"""Fast paths of Jinja: subclasses without the steps that Colony's templates do not need.

They give the same output as Jinja's classes if the environment's globals are fixed before its first template
is loaded and no function takes the template's context.
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
"""``{#`` within a tag, where it may be part of a string and begins no comment."""
_REFERENCE = re.compile(
    r"\{%[-+]?\s*(?:extends|include|import|from|raw)\b(?:\s*([\"'])([^\"'\\]+)\1\s*(?=[-+]?%\}|import\b|as\b))?"
)


def referenced(source: str) -> list[str] | None:
    """The templates that a template's source names, as :func:`jinja2.meta.find_referenced_templates` does.

    It uses a pattern, since parsing a hundred templates takes a quarter of a second.

    Returns:
        Their names; None if only parsing can tell.
    """
    if _QUOTED_COMMENT.search(source):
        return None
    found = [match[2] for match in _REFERENCE.finditer(_COMMENT.sub("", source))]
    return None if None in found else found


class Encoded(Markup):
    """Markup that is the same on many pages, together with its bytes, so that it is encoded only once."""

    data: bytes

    def __new__(cls, text: str) -> Encoded:
        """Wrap a text that is HTML already."""
        made = super().__new__(cls, text)
        made.data = text.encode()
        return made


class _Generator(jinja2.compiler.CodeGenerator):
    """Jinja's compiler without support for functions that take the template's context.

    Jinja checks every function for that before each of the fifty calls on a page.
    """

    def visit_Call(self, node: nodes.Call, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        """Compile the call of a macro or of a function of the environment."""
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class _Macro(jinja2.runtime.Macro):
    """A macro that binds its arguments faster if all of them are given by name."""

    def __call__(self, *args: Any, **named: Any) -> Any:
        """The macro's output as markup."""
        if self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **named)
        rest = [named.pop(name, missing) for name in self.arguments[len(args) :]]
        if named or len(args) + len(rest) != self._argument_count:
            return super().__call__(*args, **named)  # it raises the error
        return _as_it_is(Markup, self._func(*args, *rest))


_as_it_is = str.__new__
"""Makes markup of a text without first looking for its ``__html__``."""

_escape_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", str)
"""If markupsafe no longer has it, the fast path is not used."""


def _escaped(value: Any) -> str:
    """As :func:`markupsafe.escape`, except that strings give a plain ``str``.

    Templates only join the results. Making each a ``Markup`` took 5 % of all rendering time.
    """
    if type(value) is str:
        return _escape_inner(value)
    if type(value) is int:
        return str(value)
    return value if isinstance(value, Markup) else escape(value)


class _Template(jinja2.Template):
    """A template whose ``{{ }}`` are escaped by :func:`_escaped`, compiled by :class:`_Generator`."""

    @classmethod
    def from_code(
        cls, environment: jinja2.Environment, code: CodeType, globals: Any, uptodate: Any = None
    ) -> jinja2.Template:
        """The template from its compiled code, with this module's functions in place of Jinja's."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(escape=_escaped, Macro=_Macro, call=operator.call)
        return made

    def _get_default_module(self, ctx: Any = None) -> Any:
        """The template's macros. All templates share their globals, so Jinja's comparison is left out."""
        return self._module or super()._get_default_module()


class StockEnvironment(jinja2.Environment):
    """Jinja's environment without fast paths, for versions of Jinja that they do not fit."""

    def render_bytes(self, name: str, **variables: Any) -> bytes:
        """What the template's ``render`` gives, in UTF-8."""
        return self.get_template(name).render(**variables).encode()


class FastEnvironment(StockEnvironment):
    """The environment of one language; its globals must not change once a template is loaded.

    Jinja gives each template a ``ChainMap`` of its own and the environment's globals, whose lookups took
    a quarter of all rendering time. Here templates have no globals of their own.
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
        """A template of the theme. Loaded once: a changed theme gets a new environment."""
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
    """:class:`FastEnvironment` if it fits the installed Jinja, otherwise :class:`StockEnvironment`."""
    return StockEnvironment if differing("jinja") else FastEnvironment
