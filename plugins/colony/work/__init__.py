"""Work: where it runs (this process, workers, a cluster), and how far it is."""

from colony.work.executors import Crew, crew
from colony.work.progress import bar, bytes_bar, in_words
from colony.work.worker_pool import Limits, Lost

__all__ = ["Crew", "Limits", "Lost", "bar", "bytes_bar", "crew", "in_words"]
