"""Colony: a static community portal on Pelican. This docstring is the map of the house.

The way through, and who owns each step::

    content ─read─▶ entries ─arrange─▶ catalogue ─view─▶ pages ─render─▶ output
            editorial         catalogue            press          press, feeds

=============== =========================================================================
module          what it knows
=============== =========================================================================
model           the words of the domain as frozen values: Entry, Picture, Finding …
views           what each page may show: frozen values, one class a kind of page
view_parts      the pieces that pages are put together from
feed_views      what feeds and the pages about them may show
config          Pelican's settings → one typed value; an error names the key
own_settings    Colony's own settings, their defaults, and what can be wrong with settings
deploy_settings where the finished site goes
feed_settings   which feeds a site has and where they lie
text            slugs, plain text, escaping: pure functions on strings
html            what is in a piece of HTML: links, images, headings, text
files           atomic write, content hash, walking a folder
executors       where work runs: in this process, in workers, on a cluster
pool            forked workers of which each may die without harm to the others' work
memo            the content-addressed store that remembers what was read and made
ledger          the ids that entries have in feeds for good, and the file that keeps them
editorial/      front matter, Markdown, directives, sanitising, checks, advertising
catalogue/      indexes, neighbours, related entries, stable pagination
pictures/       which renditions a picture gets, and making them
feeds/          Atom, RSS, JSON Feed, podcast and OPML; pings to the WebSub hub
press/          views, rendering, writing, the manifest of what was written
release/        deploying: ssh, S3, git pages; plan, pre-flight, switch, verify, roll back
portal          wires the packages to one build; the only module that knows them all
preview         the local server with live reload
tasks           what can be done with a site, for invoke and as the command ``colony``
scaffold        makes a new site, and says what a newer Colony wants changed in an old one
packaged        where the theme lies, in a checkout and in a wheel; the version
bootstrap       sets up a fresh checkout, with the standard library alone
=============== =========================================================================

Arrows run one way: the modules of this folder know no package (``portal``, ``preview`` and
``tasks`` excepted), packages know the modules and never each other, and only ``hooks`` modules touch
Pelican's signals. ``tests/test_house.py`` holds these rules.
"""
