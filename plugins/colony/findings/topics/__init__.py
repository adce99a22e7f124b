"""The messages, a module per topic: each row has message, remedy and explanation in both languages."""

__all__: list[str] = []
