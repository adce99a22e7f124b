// Atom and RSS, full text, for the site, its categories and its authors.
import { escape, SITE } from "./_includes/html.js";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed", resolve: "values" },
  permalink: ({ feed }) => feed.path,
  eleventyImport: { collections: ["posts"] },
  eleventyExcludeFromCollections: true,
};

function entry(post) {
  const { title, authors, summary } = post.data;
  return `<entry>
<id>${SITE}${post.url}</id>
<title>${escape(title)}</title>
<link href="${SITE}${post.url}"/>
<published>${post.date.toISOString()}</published>
<updated>${post.date.toISOString()}</updated>
${authors.map((name) => `<author><name>${escape(name)}</name></author>`).join("\n")}
<summary>${escape(summary)}</summary>
<content type="html">${escape(post.content)}</content>
</entry>
`;
}

function item(post) {
  return `<item>
<title>${escape(post.data.title)}</title>
<link>${SITE}${post.url}</link>
<guid>${SITE}${post.url}</guid>
<pubDate>${post.date.toUTCString()}</pubDate>
<description>${escape(post.content)}</description>
</item>
`;
}

export function render({ feed }) {
  const title = `${escape(feed.title)} – Kolonie`;
  if (feed.format === "atom") {
    return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${SITE}${feed.path}</id>
<title>${title}</title>
<link rel="alternate" href="${SITE}${feed.url}"/>
<link rel="self" href="${SITE}${feed.path}"/>
<updated>${feed.posts[0].date.toISOString()}</updated>
${feed.posts.map(entry).join("")}</feed>
`;
  }
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${title}</title>
<link>${SITE}${feed.url}</link>
<description>Kolonie</description>
<atom:link href="${SITE}${feed.path}" rel="self" type="application/rss+xml"/>
${feed.posts.map(item).join("")}</channel>
</rss>
`;
}
