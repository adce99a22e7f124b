// Pieces of HTML that the templates share.

export const SITE = "https://bench.example";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escape(text) {
  return String(text).replace(/[&<>"]/g, (found) => ESCAPES[found]);
}

export function day(date) {
  return `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`;
}

const cards = new WeakMap();

export function card(post) {
  if (!cards.has(post)) cards.set(post, drawn(post));
  return cards.get(post);
}

function drawn(post) {
  const { category, title, summary, authors } = post.data;
  return `<article class="card">
<p class="rubric">${escape(category)}</p>
<h2><a href="${post.url}">${escape(title)}</a></h2>
<p>${escape(summary)}</p>
<p class="byline"><time datetime="${post.date.toISOString()}">${day(post.date)}</time>, ${authors.map(escape).join(", ")}</p>
</article>
`;
}

export function frame(title, url, head, main) {
  return `<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Kolonie</title>
${head}<link rel="canonical" href="${SITE}${url}">
<link rel="alternate" type="application/atom+xml" href="/feeds/alle.atom.xml">
<link rel="alternate" type="application/rss+xml" href="/feeds/alle.rss.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">Kolonie</a>
<nav><a href="/rubriken/">Rubriken</a> <a href="/themen/">Themen</a> <a href="/autoren/">Autoren</a> <a href="/archiv/">Archiv</a></nav>
</header>
<main>
${main}
</main>
<footer><p>Kolonie · <a href="/abonnieren/">Abonnieren</a> · <a href="/suche/">Suche</a></p></footer>
</body>
</html>
`;
}
