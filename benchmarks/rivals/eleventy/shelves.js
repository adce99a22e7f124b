// Articles (newest first) → categories, tags, authors, years; their pages, feeds and relations.

const PAGE_SIZE = 12;
const FEED_ITEMS = 20;
const OLDER = 8;

export function slugify(name) {
  return name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replaceAll("ß", "ss")
    .toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function shelf(posts, namesOf, folder) {
  const found = new Map();
  for (const post of posts) {
    for (const name of namesOf(post)) {
      if (!found.has(name)) {
        const slug = slugify(name);
        found.set(name, { name, slug, url: `/${folder}/${slug}/`, posts: [] });
      }
      found.get(name).posts.push(post);
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "de"));
}

export function shelvesOf(posts) {
  return {
    category: shelf(posts, (post) => [post.data.category], "rubrik"),
    tag: shelf(posts, (post) => post.data.tags, "thema"),
    author: shelf(posts, (post) => post.data.authors, "autor"),
    year: shelf(posts, (post) => [String(post.date.getUTCFullYear())], "archiv").reverse(),
  };
}

// Pages of 12; the last one takes the remainder, so that all sides have the same number of pages.
function pagesOf({ name, url, posts }, kind) {
  const count = Math.max(1, Math.floor(posts.length / PAGE_SIZE));
  const address = (number) => (number === 1 ? url : `${url}seite/${number}/`);
  return Array.from({ length: count }, (_, at) => ({
    kind,
    title: name,
    url: address(at + 1),
    newer: at > 0 ? address(at) : "",
    older: at + 1 < count ? address(at + 2) : "",
    posts: posts.slice(at * PAGE_SIZE, at + 1 === count ? undefined : (at + 1) * PAGE_SIZE),
  }));
}

export function leavesOf({ posts, shelves }) {
  const lists = Object.entries(shelves).flatMap(([kind, all]) => all.flatMap((one) => pagesOf(one, kind)));
  return [...pagesOf({ name: "Kolonie", url: "/", posts }, "home"), ...lists];
}

export function feedsOf({ posts, shelves }) {
  const sources = [
    { name: "Kolonie", url: "/", posts, path: "alle" },
    ...shelves.category.map((one) => ({ ...one, path: `rubrik/${one.slug}` })),
    ...shelves.author.map((one) => ({ ...one, path: `autor/${one.slug}` })),
  ];
  return sources.flatMap((one) => ["atom", "rss"].map((format) => ({
    format,
    title: one.name,
    url: one.url,
    path: `/feeds/${one.path}.${format}.xml`,
    posts: one.posts.slice(0, FEED_ITEMS),
  })));
}

export function neighboursOf(posts) {
  return new Map(posts.map((post, at) => [post.url, { newer: posts[at - 1], older: posts[at + 1] }]));
}

export function relatedOf(posts) {
  const shared = new Map(posts.map((post) => [post, new Map()]));
  const recent = new Map();
  const count = (from, to) => shared.get(from).set(to, (shared.get(from).get(to) ?? 0) + 1);
  for (const post of posts) {
    for (const tag of post.data.tags) {
      const others = recent.get(tag) ?? [];
      for (const other of others) {
        count(post, other);
        count(other, post);
      }
      recent.set(tag, [...others, post].slice(-OLDER));
    }
  }
  const best = (scores) => [...scores].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([post]) => post);
  return new Map(posts.map((post) => [post.url, best(shared.get(post))]));
}
