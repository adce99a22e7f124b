"""The settings of each room: structs whose fields are the table's rows."""

__all__ = ()
