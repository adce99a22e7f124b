"""Only what differs for the public. ``invoke publish`` reads this file over ``pelicanconf.py``."""

SITEURL = "https://kolonie.example"
OUTPUT_PATH = "public"
COLONY_PREVIEW = False
COLONY_SOCIAL_CARDS = True
