"""Social cards: the picture that networks and messengers show of a link."""

__all__: list[str] = []
