"""The types of entries: one module each, with its row ``ENTRY_TYPE`` and what the row names.

:func:`colony.tables.entry_type.entry_types` is the table of them. A module here may use the tools of other
packages – reading, views, feeds – and nothing imports it by name.
"""

__all__ = ()
