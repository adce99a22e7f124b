"""The same with Pelican's own cache of what its readers made."""

from settings import *

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
