"""What can be done with the portal: ``invoke --list`` explains each task in a line.

In a fresh checkout ``python3 tasks.py TASK`` sets everything up first and then runs the task.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

if __name__ == "__main__":
    from colony.setup import main

    main(sys.argv[1:])

from benchmarks.commands import bench
from colony.tasks import collection
from colony.tasks.checkout_tasks import lint, pythons, test, test_lowest, test_newest
from colony.tasks.site_tasks import new_site

namespace = collection(ROOT, new_site, test, test_lowest, test_newest, pythons, lint)
namespace.add_collection(bench)
