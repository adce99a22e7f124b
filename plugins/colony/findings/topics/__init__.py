"""The messages, a module a topic: each row has its words, remedy and explanation in both languages."""

__all__: list[str] = []
