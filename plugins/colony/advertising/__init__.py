"""Advertising: the one place for the label that tells readers what is paid for."""

from __future__ import annotations

from colony.advertising.labels import LABELS, before_title, label

__all__ = ["LABELS", "before_title", "label"]
