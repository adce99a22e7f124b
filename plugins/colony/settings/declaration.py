"""How a setting is declared: one field of a struct says its name, type, default, check and sentence.

A room's settings are a struct derived from :class:`Settings`. Each field that an operator sets carries
a :class:`Setting`::

    class FeedSettings(Settings, frozen=True, kw_only=True):
        hub: Annotated[str, Setting("COLONY_WEBSUB_HUB", "Adresse des Hubs.", "Address of the hub.")] = ""

From that row come the default, the conversion, the complaint about a wrong value, the typed value and
the line in the reference. The default of a setting of Pelican's is Pelican's own.
"""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from colony.model import MISSING, Value, converted, declared_fields


class SettingsError(ValueError):
    """Settings cannot be used. A line for each fault names the setting, what is wrong and what to write."""


class WrongFormError(ValueError):
    """A form that a setting must not have; the text says what is wrong and what to write."""


class Settings(Value, frozen=True, kw_only=True):
    """Base of the typed settings of a room."""


@dataclass(frozen=True)
class Setting:
    """What a field says of the setting that it comes from."""

    name: str
    """As it stands in a settings file; Colony's own begin with ``COLONY_``."""
    de: str
    """What it does, in one German sentence."""
    en: str
    """The same in English."""
    write: str = ""
    """What may be written, for complaints; empty where the type says it."""
    take: Callable[[Any], Any] | None = None
    """Brings the forms that Pelican allows into the one that the type has, before the conversion.

    A named function: msgspec evaluates annotations where a lambda finds none of the module's names.
    """
    check: Callable[[Any], str] | None = None
    """Gives what is wrong with a converted value, remedy included; empty where it will do."""
    between: tuple[int, int] | None = None
    """The least and the greatest number."""
    by_language: Mapping[str, Any] | None = None
    """The default for German sites (``de``) and for all others (``en``), where it has words in it."""
    default: Any = MISSING
    """The default as a settings file would write it, where the field's own cannot show it."""


@dataclass(frozen=True)
class Declared:
    """One setting: what its field's type, default and :class:`Setting` say together."""

    field: str
    type: Any
    default: Any
    setting: Setting

    def default_for(self, lang: str) -> Any:
        """The default in a site of this language; :data:`MISSING` where it is Pelican's own."""
        words = self.setting.by_language
        return words[words_of(lang)] if words is not None else self.default

    def wanted(self) -> str:
        """What may be written."""
        if self.setting.write:
            return self.setting.write
        if self.setting.between:
            return f"a whole number from {self.setting.between[0]} to {self.setting.between[1]}"
        return wording(self.type)

    def value_of(self, raw: Any) -> Any:
        """The typed value of what a settings file says.

        Raises:
            ValueError: it cannot be used; the text says what is wrong and what to write.
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


def words_of(lang: str) -> Literal["de", "en"]:
    """Whose words stand in defaults: German ones in German sites, English ones in all others."""
    return "de" if lang.lower().startswith("de") else "en"


@functools.cache
def rows_of(kind: type[Settings]) -> tuple[Declared, ...]:
    """The rows of a struct of settings, in the order of its fields."""
    rows = []
    for name, annotated, default in declared_fields(kind):
        told = [each for each in getattr(annotated, "__metadata__", ()) if isinstance(each, Setting)]
        plain = get_args(annotated)[0] if told else annotated
        rows += [
            Declared(name, plain, default if each.default is MISSING else each.default, each) for each in told
        ]
    return tuple(rows)


def row(setting: Setting, kind: Any) -> Declared:
    """A row without a field, for a setting that is checked and passed on."""
    return Declared("", kind, setting.default, setting)


def wording(kind: Any) -> str:
    """A type as what may be written.

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
    """A value as a complaint shows it: short, whatever it is."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - a class of the operator's own, or a number too long to print
        text = f"this {type(value).__name__}"
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]}…"


_SHOWN_LETTERS = 60

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no text of a page or feed may hold (XML 1.0, 2.2)."""


def _plain(value: Any) -> Any:
    """Paths of pathlib as text, also in lists: many settings files are written with them."""
    if isinstance(value, PurePath):
        return str(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
