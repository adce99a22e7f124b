"""The HTML of a text: sanitised, then turned into a body with marks.

*Normal form*: HTML as nh3 writes it, with one spelling for each tag and attribute, in which patterns find
every tag (:mod:`colony.text.body_marks`).
"""

__all__: list[str] = []
