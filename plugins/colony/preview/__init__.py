"""The preview: the site on this machine, built anew and shown anew after every change.

Two processes share the work, since a build forks workers and forking bears no threads::

    loop (builds, no threads) ──news──▶ child (serves and watches, in threads) ──▶ browser
                              ◀─changes─
"""

from colony.preview.build_loop import serve

__all__ = ["serve"]
