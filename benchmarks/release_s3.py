"""The race of a first deploy to S3: ours against ``aws s3 sync``, both to the same server on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.sides import ROOT, NotAvailableError
from benchmarks.stores import ENVIRONMENT, s3_server

AWS = "awscli"
"""The wheel that carries ``aws``; kept apart, since it asks for a botocore of its own."""

MAX_RUNS = 20

TOOLS = ROOT / ".cache" / "bench"


@contextmanager
def over_s3(work: Path) -> Iterator[tuple[Callable[[Path, int], None], Callable[[Path, int], None]]]:
    """Our deploy and ``aws s3 sync``, each into a bucket of its own on rclone, the quicker of our servers."""
    aws = _aws()
    with s3_server("rclone", work / "store") as address:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
            **ENVIRONMENT,
            "AWS_ENDPOINT_URL_S3": address,
            "AWS_DEFAULT_REGION": "us-east-1",
            # As ours does: the newer kinds of checksums are not what is compared here.
            "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",
            "AWS_RESPONSE_CHECKSUM_VALIDATION": "when_required",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}",
        }

        def run(*command: str | Path) -> None:
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)

        def ours(output_root: Path, number: int) -> None:
            run(sys.executable, "-m", "benchmarks.release_client", f"s3://ours{number}", output_root)

        def theirs(output_root: Path, number: int) -> None:
            run(aws, "s3", "sync", output_root, f"s3://theirs{number}", "--only-show-errors")

        # Buckets are folders there, so that neither side has to make one.
        for name in (f"{side}{number}" for side in ("ours", "theirs") for number in range(MAX_RUNS)):
            (work / "store/objects" / name).mkdir()
        yield ours, theirs


def _aws() -> Path:
    environment = TOOLS / "awscli"
    aws = environment / "bin" / "aws"
    if not aws.is_file():
        venv.create(environment, with_pip=True, clear=True)
        done = subprocess.run(
            (environment / "bin" / "pip", "install", "--quiet", AWS),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines() or ["it did not say why"]
            raise NotAvailableError(f"pip could not install {AWS}: {said[-1]}")
    return aws
