"""The ``bench`` tasks for invoke: typed arguments, and nothing else."""

from __future__ import annotations

from pathlib import Path

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task


@task(
    help={
        "size": "articles of the corpus: 1000, 10000, 100000",
        "json": "write the report to this file too",
        "only": "measure only these, separated by commas: colony,hugo,eleventy,pelican,pelican-cached",
        "work": "folder for corpora and sites; about 1 GB per 10,000 articles and run, removed at the end",
        "runs": "how often each scenario is run (default: 3, from 50,000 articles on 1)",
        "scenarios": "only these: cold,restored,unchanged,edited,added,preview (cold is always among them)",
    }
)
def press(
    _context: Context,
    size: int = 10_000,
    json: str = "",
    only: str = "",
    *,
    work: str = "",
    runs: int = 0,
    scenarios: str = "",
) -> None:
    """Compare building and previewing with Hugo, Eleventy and stock Pelican, side by side."""
    # Here, so that no other task pays for it.
    from benchmarks.press import UnknownNameError, main  # noqa: PLC0415

    if work:
        Path(work).mkdir(parents=True, exist_ok=True)
    try:
        main(size, json, only, work=work, runs=runs, scenarios=scenarios)
    except UnknownNameError as error:
        raise Exit(f"colony: {error}", code=1) from error


@task(
    help={
        "size": "small files of the first deploy, and articles of the site that is published",
        "json": "write the report to this file too",
        "runs": "how often each side of a race is run",
    }
)
def release(_context: Context, size: int = 10_000, json: str = "", runs: int = 3) -> None:
    """Compare deploying with rsync, side by side, and count what a deploy moves."""
    from benchmarks.release import main  # noqa: PLC0415 - as above

    main(size, json, runs)


@task(
    help={
        "size": "photos of 12 megapixels; a few will do for a try",
        "json": "write the report to this file too",
        "only": "only these: colony,colony-preview,eleventy-img,sharp,hugo,image-process (commas between)",
        "many": "photos of the portal in which one is replaced; 0 to leave that out",
        "judged": "photos whose renditions are scored with SSIMULACRA2; 0 for none",
    }
)
def pictures(
    _context: Context,
    size: int = 60,
    json: str = "",
    only: str = "",
    *,
    many: int = 1_000,
    judged: int = 3,
) -> None:
    """Compare making pictures with eleventy-img, sharp, Hugo and image-process, side by side."""
    from benchmarks.pictures import UnknownMakerError, main  # noqa: PLC0415 - as above

    try:
        main(size, json, only, many=many, judged=judged)
    except UnknownMakerError as error:
        raise Exit(f"colony: {error}", code=1) from error


bench = Collection("bench", press, pictures, release)
"""To be added to the namespace of ``tasks.py``."""
