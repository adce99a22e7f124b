"""Colony: a static community portal on Pelican. This docstring is the map of the house.

The way through, and the rooms that own each step::

    files ─read─▶ entries ─arrange─▶ catalogue ─view─▶ pages ─render─▶ output ─release─▶ the web
         content          catalogue            pages         rendering        publication, release
                                               entries       output, feeds

============== ==========================================================================
room           what it knows
============== ==========================================================================
model          the words of the domain as frozen values: Entry, Picture, Finding …
packaged       where the theme lies, in a checkout and in a wheel; the version
setup          from a fresh checkout to running tasks
locale         languages: interface words, plurals, dates, which language stands in
overrides      what our fast paths replace in other libraries, and whether it still fits
text           pure functions on strings: slugs, plain text, addresses, marks in bodies
storage        files, the memo of what was made before, the version of our own code
registry       how installed packages add rows to our tables
views          what each page and feed may show: frozen values, one class a kind
work           where work runs: this process, workers, a cluster; how far it is
findings       every message about content, a row each, in German and in English
tables         entry types, kinds and formats of feeds, formats of pictures, media types
advertising    the label of what is paid for, and the file of advertisements
settings       every setting, declared once; an error names the setting
catalogue      indexes, neighbours, related entries, stable pagination, ids in feeds
content        one source file → a typed entry: front matter, Markdown, HTML, directives
feeds          the bytes of Atom, RSS, JSON Feed, OPML and calendars; pings to a hub
pictures       which renditions a picture gets, and making them; social cards
theming        a theme with what it extends, and what a site lays over it
release        deploying: compare, refuse, send, switch, verify, roll back
rendering      a page → its bytes by the theme's templates; a page's key
pages          catalogue → every page as plain data: lists, feeds, utility pages
output         the folder that holds the site and nothing else; only what is due is written
entries        the types of entries: a module each, with its row and its pages
pelican_bridge what Pelican itself renders, its plugins, themes of its own kind
site           wires the rooms to one build; the room that knows the others
publication    the finished site takes the public folder's place, and is deployed
preview        the local server, which builds and reloads after every change
scaffold       what a new site begins with, and what an upgrade wants changed
tasks          what can be done with a site, for invoke and for the command ``colony``
editorial      the door of the plugin ``colony.editorial``
portal         the door of the plugin ``colony.portal``
============== ==========================================================================

The rooms stand in the order of their floors, from the ground up: each imports from the floors below its own
and never from a neighbour, so that no arrow runs back. Only ``hooks`` modules touch Pelican's signals.
``tests/test_house.py`` holds these rules; ``docs/how-it-is-built.md`` says more, and where to find what.
"""
