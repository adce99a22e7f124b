"""The preview: serves the site on this machine, and builds and reloads it after every change.

Two processes share the work, since a build forks workers and a process with threads must not fork::

    loop (builds, no threads) ──news──▶ child (serves and watches, in threads) ──▶ browser
                              ◀─changes─

Terms:
    news: a message after each build: which pages changed, and the findings or the failure.
    changes: the paths of source files that somebody has changed.
    panel: the box that the preview adds to each page to show the findings.
    tag: the id of a piece of news, by which a browser tells which news it has seen.
"""

from colony.preview.build_loop import serve

__all__ = ["serve"]
