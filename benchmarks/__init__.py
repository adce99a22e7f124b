"""Side-by-side measurements of Colony and other generators, run with ``invoke bench.…``.

The way through: :mod:`benchmarks.corpus` writes the articles, :mod:`benchmarks.sides` knows how each
generator is installed and called, :mod:`benchmarks.scenarios` takes all of them through the same
stations, :mod:`benchmarks.measure` and :mod:`benchmarks.preview` hold the watch,
:mod:`benchmarks.results` keeps what was seen, :mod:`benchmarks.table` and :mod:`benchmarks.plot`
show it, and :mod:`benchmarks.press` is the door.

:mod:`benchmarks.pictures` is another door: :mod:`benchmarks.photos` makes photos,
:mod:`benchmarks.picture_sides` knows who makes renditions of them, :mod:`benchmarks.picture_quality`
compares how these look, and :mod:`benchmarks.picture_table` shows it.

Nothing here asserts a time: machines differ, and ratios taken side by side in one run are what counts.
"""
