"""The types of entries: one module each, with the type's row ``ENTRY_TYPE`` and the functions it names.

:func:`colony.tables.entry_type.entry_types` is the table of these rows. Only through it are the modules
reached: no other package imports them. A ``builder`` is a :class:`colony.pages.ViewBuilder`.
"""

__all__ = ()
