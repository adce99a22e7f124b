"""Social cards: the pictures that networks and messengers show for links."""

__all__: list[str] = []
