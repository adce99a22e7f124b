"""Work: runs jobs in this process, in worker processes or on a cluster, and shows their progress.

Terms:
    job: a module-level function that is called once for each argument; both can be pickled.
    worker: a process that runs jobs, one at a time.
"""

from colony.work.executors import Crew, crew
from colony.work.progress import bar, bytes_bar, in_words
from colony.work.worker_pool import Limits, Lost

__all__ = ["Crew", "Limits", "Lost", "bar", "bytes_bar", "crew", "in_words"]
