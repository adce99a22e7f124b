"""Deploys a folder in a process of its own, without the guards that need a whole checkout."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from colony.release import DeployOrder, Holder, PublicationStamp, connect, deploy


def main(url: str, output_root: str, *options: str) -> None:
    """Deploy the folder there; ``--again`` makes a release although nothing has changed."""
    now = datetime.now(UTC)
    order = DeployOrder(
        output_root=Path(output_root),
        now=now,
        holder=Holder(who="bench", since=now),
        stamp=PublicationStamp(
            built=now, is_preview=False, siteurl="https://bench.example", errors=0, warnings=0, inputs=""
        ),
        inputs="",
        again="--again" in options,
    )
    with connect(url, os.environ) as target:
        deploy(target, order)


if __name__ == "__main__":
    main(*sys.argv[1:])
