"""The text that a finished build prints."""

from __future__ import annotations

import difflib
from collections import Counter

from colony.site.build import Built


def summary(built: Built, output_root: str) -> str:
    """One line on what was built, written and removed, and where; a second one on what Pelican made."""
    outcome = built.outcome
    errors = sum(finding.severity == "error" for finding in built.findings)
    foreign = f", {outcome.foreign} foreign left alone" if outcome.foreign else ""
    line = (
        f"{built.articles} articles, {built.pages} pages: {outcome.total} files in {output_root}, "
        f"{len(outcome.rewritten)} written, {len(outcome.removed)} removed{foreign}; "
        f"{len(built.findings)} finding(s), {errors} error(s)"
    )
    return f"{line}\n{_by_pelican(built)}" if built.by_pelican else line


def _by_pelican(built: Built) -> str:
    """A line on how many files Pelican itself made, and why; empty if none."""
    counted = sorted(Counter(built.by_pelican.values()).items())
    told = "; ".join(f"{reason} ({count})" for reason, count in counted)
    return f"{len(built.by_pelican)} of them made by Pelican itself, at each build: {told}"


def explanation(built: Built, path: str) -> str:
    """A sentence on why an output path was or was not written again."""
    outcome = built.outcome
    given = path.strip("/")
    if outcome.owned is None:
        return f"{given}: under this theme Pelican itself makes every file, at each build"
    candidates = (given, f"{given}/index.html" if given else "index.html")
    save_as = next((each for each in candidates if each in outcome.reasons), "")
    if save_as:
        wrote = "written" if save_as in outcome.rewritten else "made again with the same bytes"
        return f"{save_as}: {wrote}, because: {outcome.reasons[save_as]}{_made(built, save_as)}"
    save_as = next((each for each in candidates if each in outcome.removed), "")
    if save_as:
        return f"{save_as}: removed, since no page of the site is there any more"
    save_as = next((each for each in candidates if each in outcome.owned), "")
    if not save_as:
        names = {each.removesuffix("/index.html"): each for each in outcome.owned}
        near = difflib.get_close_matches(given, names, n=1)
        hint = f"; did you mean {names[near[0]]}?" if near else "."
        return f"{given}: no page or file of the site has this path{hint}"
    if save_as in built.by_pelican:
        return f"{save_as}: not touched, since it came out with the same bytes{_made(built, save_as)}"
    return f"{save_as}: not touched, since nothing that it is made from has changed"


def _made(built: Built, save_as: str) -> str:
    reason = built.by_pelican.get(save_as)
    return f" (made by Pelican itself, at each build: {reason})" if reason else ""
