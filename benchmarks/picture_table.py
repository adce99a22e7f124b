"""A report of the picture bench as a table, with the goals: a pure function of what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.table import grid

if TYPE_CHECKING:
    from benchmarks.pictures import PictureReport

THROUGHPUT = (
    ("colony", "eleventy-img", 4.0),
    ("colony", "sharp", 1.0),
    ("colony", "image-process", 3.5),
    ("colony", "hugo", 3.5),
    ("colony-preview", "eleventy-img", 15.0),
)
"""Of our side, against whom, at least how many times as many photos in the same time."""

MAX_SHARE = 1.06
MAX_PEAK_BYTES = 600 * 2**20
MAX_SECOND_SECONDS = 1.0


def render(report: PictureReport) -> str:
    """The whole account: figures side by side, and the goals."""
    rows = [["", "wall", "CPU", "photos/s", "peak memory", "AVIF", "SSIMULACRA2", "Colony's bytes there"]]
    for made in report.sides.values():
        sample = made.sample
        rows.append(
            [
                made.label,
                f"{sample.wall_seconds:.1f} s",
                f"{sample.cpu_seconds:.1f} s",
                f"{report.size / sample.wall_seconds:.2f}",
                f"{sample.peak_bytes / 2**20:,.0f} MiB",
                f"{made.avif_bytes / 1000:,.0f} kB",
                f"{made.score:.1f}" if made.score else "–",
                f"{made.share:.2f}" if made.share else "–",
            ]
        )
    megabytes = report.photo_bytes / 1e6
    lines = [
        f"Pictures: {report.size} photos of 12 megapixels ({megabytes:,.0f} MB), widths 400/800/1600, "
        f"AVIF + WebP + JPEG, {report.cores} cores, one run.",
        "",
        *grid(rows),
        "",
        "Colony builds a whole portal around the photos, a page for each included; others make files only.",
        "The last column is Colony's AVIF bytes at the quality of publishing for that side's own SSIMULACRA2",
        "score (wheel ssimulacra2), divided by that side's bytes.",
        *(f"{name}: skipped, {reason}" for name, reason in report.skipped.items()),
    ]
    found = goals(report)
    table = [["goal", "measured", "bar", "reached"], *found]
    return "\n".join([*lines, "", *grid(table)] if found else lines) + "\n"


def goals(report: PictureReport) -> list[list[str]]:
    """Every goal that there are figures for: name, measured, bar, whether it was reached."""
    rows: list[list[str]] = []

    def add(name: str, measured: float, bar: float, *, least: bool = False) -> None:
        reached = measured >= bar if least else measured <= bar
        rows.append([name, f"{measured:.2f}", f"{'≥' if least else '≤'} {bar:g}", "yes" if reached else "no"])

    for ours, theirs, bar in THROUGHPUT:
        if ours in report.sides and theirs in report.sides:
            mine, other = report.sides[ours], report.sides[theirs]
            ratio = other.sample.wall_seconds / mine.sample.wall_seconds
            add(f"throughput, {mine.label} against {other.label}", ratio, bar, least=True)
    if (rival := report.sides.get("eleventy-img")) is not None and rival.share:
        add("AVIF bytes at equal SSIMULACRA2, against eleventy-img", rival.share, MAX_SHARE)
    for name in ("colony", "colony-preview"):
        if name in report.sides:
            made = report.sides[name]
            add(f"peak memory of {made.label}, MiB", made.sample.peak_bytes / 2**20, MAX_PEAK_BYTES / 2**20)
    if report.second is not None:
        add("second run, seconds", report.second.wall_seconds, MAX_SECOND_SECONDS)
        add("second run, pictures decoded", report.second_decoded, 0)
    if report.replaced_due:
        add("one photo replaced among many, files encoded", report.replaced, report.replaced_due)
    return rows
