"""What a build says of itself when it is done."""

from __future__ import annotations

from colony.portal.build import Built


def summary(built: Built, output_root: str) -> str:
    """One line: what was built, what was touched, where it lies."""
    outcome = built.outcome
    errors = sum(finding.severity == "error" for finding in built.findings)
    foreign = f", {outcome.foreign} foreign left alone" if outcome.foreign else ""
    return (
        f"{built.articles} articles, {built.pages} pages: {outcome.total} files in {output_root}, "
        f"{len(outcome.rewritten)} written, {len(outcome.removed)} removed{foreign}; "
        f"{len(built.findings)} finding(s), {errors} error(s)"
    )


def explanation(built: Built, path: str) -> str:
    """Why an output path was or was not made again."""
    save_as = path.strip("/")
    for candidate in (save_as, f"{save_as}/index.html" if save_as else "index.html"):
        if candidate in built.outcome.reasons:
            wrote = "written" if candidate in built.outcome.rewritten else "made again with the same bytes"
            return f"{candidate}: {wrote}, because: {built.outcome.reasons[candidate]}"
    if save_as in built.outcome.removed:
        return f"{save_as}: removed, since no page of the site is there any more"
    return f"{save_as}: not touched, since nothing that it is made from has changed"
