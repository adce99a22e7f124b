"""Advertising: the label that tells readers what is paid for, and the file of advertisements."""

from colony.advertising.ads_file import Ads, read_ads
from colony.advertising.labels import LABELS, before_title, label

__all__ = ["LABELS", "Ads", "before_title", "label", "read_ads"]
