"""How a setting is declared: a field of a struct gives its name, type, default, check and description.

A room's settings are a struct derived from :class:`Settings`. Each field that an operator sets carries
a :class:`Setting`::

    class FeedSettings(Settings, frozen=True, kw_only=True):
        hub: Annotated[str, Setting("COLONY_WEBSUB_HUB", "Adresse des Hubs.", "Address of the hub.")] = ""

This yields the default, the conversion, the error message for a wrong value, the typed value and the
line in the reference. A setting of Pelican's has Pelican's default.
"""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from colony.locale import choose
from colony.model import MISSING, Value, converted, declared_fields


class SettingsError(ValueError):
    """Settings cannot be used; the message has a line for each: the setting, the fault and what to write."""


class WrongFormError(ValueError):
    """A value has a form that its setting does not allow; the message says what to write."""


class Settings(Value, frozen=True, kw_only=True):
    """Base class of the typed settings of a room."""


@dataclass(frozen=True)
class Setting:
    """The description of a setting, in the annotation of the field that holds its value."""

    name: str
    """Name in the settings file; Colony's own settings begin with ``COLONY_``."""
    de: str
    """What the setting does, in one German sentence."""
    en: str
    """The same sentence in English."""
    write: str = ""
    """What may be written, for error messages; empty if the type says it."""
    take: Callable[[Any], Any] | None = None
    """Converts the forms that Pelican allows into one of the field's type; called before the check.

    It must be a named function: msgspec evaluates annotations in a scope where a lambda cannot see
    the module's names.
    """
    check: Callable[[Any], str] | None = None
    """Returns the fault of a converted value, with its remedy; empty if there is none."""
    between: tuple[int, int] | None = None
    """The least and the greatest number allowed; None for any."""
    by_language: Mapping[str, Any] | None = None
    """The default for German sites (``de``) and for all others (``en``); None if it is the same."""
    default: Any = MISSING
    """The default in the form of the settings file, if that differs from the field's default."""


@dataclass(frozen=True)
class Declared:
    """A row: one setting with the type and default of its field."""

    field: str
    type: Any
    default: Any
    setting: Setting

    def default_for(self, lang: str) -> Any:
        """The default for a site in this language; :data:`MISSING` if it is Pelican's."""
        words = self.setting.by_language
        return choose(lang, words) if words is not None else self.default

    def wanted(self) -> str:
        """What may be written, as a phrase for error messages."""
        if self.setting.write:
            return self.setting.write
        if self.setting.between:
            return f"a whole number from {self.setting.between[0]} to {self.setting.between[1]}"
        return wording(self.type)

    def value_of(self, raw: Any) -> Any:
        """Convert and check what a settings file says.

        Raises:
            ValueError: it cannot be used; the message says what is wrong and what to write.
        """
        setting = self.setting
        try:
            value = converted(setting.take(_plain(raw)) if setting.take else _plain(raw), self.type)
        except WrongFormError:
            raise
        except (ValueError, TypeError, OverflowError, LookupError, AttributeError):
            value = MISSING
        if isinstance(value, str) and _CONTROL.search(value):
            raise ValueError(f"{shown(raw)} has a character in it that cannot be seen; leave it out.")
        least, most = setting.between or (0, 0)
        if value is MISSING or (setting.between and not least <= value <= most):
            raise ValueError(f"{shown(raw)} will not do; write {self.wanted()}.")
        fault = setting.check(value) if setting.check else ""
        if fault:
            raise ValueError(fault)
        return value


@functools.cache
def rows_of(kind: type[Settings]) -> tuple[Declared, ...]:
    """The rows of a struct, in the order of its fields; fields that are no setting are left out."""
    rows = []
    for name, annotated, default in declared_fields(kind):
        told = [each for each in getattr(annotated, "__metadata__", ()) if isinstance(each, Setting)]
        plain = get_args(annotated)[0] if told else annotated
        rows += [
            Declared(name, plain, default if each.default is MISSING else each.default, each) for each in told
        ]
    return tuple(rows)


def row(setting: Setting, kind: Any) -> Declared:
    """A row for a setting that no field holds: it is only checked. ``kind`` is its type."""
    return Declared("", kind, setting.default, setting)


def wording(kind: Any) -> str:
    """A type in words, for error messages.

    >>> wording(bool), wording(tuple[str, ...])
    ('True or False', "a list such as ['a', 'b']")
    """
    if kind in _WORDS:
        return _WORDS[kind]
    origin = get_origin(kind)
    if origin is Annotated:
        return wording(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return " or ".join(wording(each) for each in get_args(kind))
    if origin is Literal:
        return " or ".join(map(repr, get_args(kind)))
    if origin is dict:
        return "a table such as {'a': 'b'}"
    return _list_wording(get_args(kind)[:1])


def _list_wording(items: tuple[Any, ...]) -> str:
    if items and get_origin(items[0]) is Literal:
        return f"a list of some of {', '.join(map(repr, get_args(items[0])))}"
    return "a list of pairs such as [('a', 'b')]" if items and get_origin(items[0]) is tuple else _WORDS[list]


_WORDS: dict[Any, str] = {
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    str: "text in quotation marks",
    list: "a list such as ['a', 'b']",
    dict: "a table such as {'a': 'b'}",
    type(None): "None",
    Any: "something else",
}


def shown(value: Any) -> str:
    """A value as an error message shows it, shortened."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - repr() of a class in a settings file, or of a huge number
        text = f"this {type(value).__name__}"
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]}…"


_SHOWN_LETTERS = 60

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Characters that no page or feed may contain (XML 1.0, 2.2)."""


def _plain(value: Any) -> Any:
    """The value with :class:`pathlib.Path` objects turned into text, also in lists."""
    if isinstance(value, PurePath):
        return str(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
