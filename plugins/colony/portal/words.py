"""What a build says of itself when it is done."""

from __future__ import annotations

from collections import Counter

from colony.portal.build import Built


def summary(built: Built, output_root: str) -> str:
    """One line: what was built, what was touched, where it lies; a second on what Pelican made."""
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
    """A line on what Pelican itself makes: how many files, and why."""
    counted = sorted(Counter(built.by_pelican.values()).items())
    told = "; ".join(f"{reason} ({count})" for reason, count in counted)
    return f"{len(built.by_pelican)} of them made by Pelican itself, at each build: {told}"


def explanation(built: Built, path: str) -> str:
    """Why an output path was or was not made again."""
    save_as = path.strip("/")
    for candidate in (save_as, f"{save_as}/index.html" if save_as else "index.html"):
        if candidate in built.outcome.reasons:
            wrote = "written" if candidate in built.outcome.rewritten else "made again with the same bytes"
            reason = built.outcome.reasons[candidate]
            made = built.by_pelican.get(candidate)
            reason += f" (made by Pelican itself: {made})" if made else ""
            return f"{candidate}: {wrote}, because: {reason}"
        if candidate in built.by_pelican:
            made = built.by_pelican[candidate]
            return f"{candidate}: made by Pelican itself at each build ({made}), with the same bytes"
    if save_as in built.outcome.removed:
        return f"{save_as}: removed, since no page of the site is there any more"
    return f"{save_as}: not touched, since nothing that it is made from has changed"
