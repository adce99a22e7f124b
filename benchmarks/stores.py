"""Real S3 servers on this machine, for measuring and testing deploys.

moto keeps conditional writes and is lax with keys; rclone checks every signature, keeps objects as files and
ignores conditions.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from benchmarks.servers import free_port, wait_for

BIN = Path(sys.executable).parent
KEY, SECRET = "AKIDEXAMPLE000000000", "geheim/wJalrXUtnFEMI+K7MDENGbPxRfiCYEXAMPLEK"

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": KEY,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""Logs in to either, whatever this machine's own configuration says."""

Kind = Literal["moto", "rclone"]


@contextlib.contextmanager
def s3_server(kind: Kind, folder: Path) -> Iterator[str]:
    """A running S3 server; gives its address."""
    port = free_port()
    commands: dict[Kind, tuple[str, ...]] = {
        "moto": (str(BIN / "moto_server"), "-H", "127.0.0.1", "-p", str(port)),
        "rclone": (
            str(BIN / "rclone"), "serve", "s3", "--addr", f"127.0.0.1:{port}",
            "--config", str(folder / "rclone.conf"), "--vfs-cache-mode", "off", str(folder / "objects"),
        ),
    }  # fmt: skip
    (folder / "objects").mkdir(parents=True)
    process = subprocess.Popen(
        commands[kind],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "RCLONE_AUTH_KEY": f'"{KEY},{SECRET}"'},
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
