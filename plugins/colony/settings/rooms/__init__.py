"""The settings of each room: structs whose fields are rows of the table of all settings."""

__all__ = ()
