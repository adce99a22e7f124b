"""What is otherwise for the public: ``pelicanconf.py``, and what differs from it."""

import os
import sys

sys.path.append(os.curdir)  # for Pelican's own command
from pelicanconf import *

SITEURL = "https://kolonie.example"
OUTPUT_PATH = "public"
COLONY_PREVIEW = False
COLONY_SOCIAL_CARDS = True
