// All paged lists, and the front page with the newest of each category.
import { card, escape, frame } from "./_includes/html.js";

export const data = {
  pagination: { data: "collections.leaves", size: 1, alias: "leaf", resolve: "values" },
  permalink: ({ leaf }) => `${leaf.url}index.html`,
  eleventyExcludeFromCollections: true,
};

function rubrics(shelves) {
  return shelves.map(({ name, url, posts }) => `<section><h2><a href="${url}">${escape(name)}</a></h2>
${posts.slice(0, 4).map(card).join("")}
</section>
`).join("");
}

export function render({ leaf }) {
  const main = `<h1>${escape(leaf.title)}</h1>
${leaf.posts.map(card).join("")}
<nav class="pager">
${leaf.newer ? `<a rel="prev" href="${leaf.newer}">Neuere</a>` : ""}
${leaf.older ? `<a rel="next" href="${leaf.older}">Ältere</a>` : ""}
</nav>
${leaf.url === "/" ? rubrics(this.shelves("category")) : ""}`;
  return frame(leaf.title, leaf.url, "", main);
}
