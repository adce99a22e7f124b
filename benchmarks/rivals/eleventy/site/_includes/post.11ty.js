import { card, day, escape, frame, SITE } from "./html.js";
import { slugify } from "../../shelves.js";

function anchor(folder, name) {
  return `<a href="/${folder}/${slugify(name)}/">${escape(name)}</a>`;
}

export function render(data) {
  const { title, summary, category, authors, tags, page, content } = data;
  const { newer, older } = this.neighbours(page.url);
  const head = `<meta name="description" content="${escape(summary)}">
<meta property="og:title" content="${escape(title)}">
<meta property="og:url" content="${SITE}${page.url}">
`;
  const main = `<article>
<header>
<p class="rubric">${anchor("rubrik", category)}</p>
<h1>${escape(title)}</h1>
<p class="standfirst">${escape(summary)}</p>
<p class="byline"><time datetime="${page.date.toISOString()}">${day(page.date)}</time>, ${authors.map((name) => anchor("autor", name)).join(", ")}</p>
</header>
${content}
<ul class="topics">${tags.map((name) => `<li>${anchor("thema", name)}</li>`).join("")}</ul>
</article>
<section><h2>Mehr zum Thema</h2>
${this.related(page.url).map(card).join("")}
</section>
<nav class="neighbours">
${older ? `<a rel="prev" href="${older.url}">${escape(older.data.title)}</a>` : ""}
${newer ? `<a rel="next" href="${newer.url}">${escape(newer.data.title)}</a>` : ""}
</nav>`;
  return frame(title, page.url, head, main);
}
