// The indexes of names, and the fixed pages that point to them.
import { escape, frame } from "./_includes/html.js";

const PAGES = [
  { title: "Rubriken", url: "/rubriken/", kinds: ["category"] },
  { title: "Themen", url: "/themen/", kinds: ["tag"] },
  { title: "Autoren", url: "/autoren/", kinds: ["author"] },
  { title: "Archiv", url: "/archiv/", kinds: ["year"] },
  { title: "Abonnieren", url: "/abonnieren/", kinds: ["category", "author"] },
  { title: "Suche", url: "/suche/", kinds: ["category", "author"] },
  { title: "Galerien", url: "/galerien/", kinds: [] },
  { title: "Verzeichnis", url: "/verzeichnis/", kinds: [] },
];

export const data = {
  pages: PAGES,
  pagination: { data: "pages", size: 1, alias: "index" },
  permalink: ({ index }) => `${index.url}index.html`,
  eleventyImport: { collections: ["posts"] },
  eleventyExcludeFromCollections: true,
};

export function render({ index }) {
  const terms = index.kinds.flatMap((kind) => this.shelves(kind));
  const lines = terms.map(({ name, url, posts }) => `<li><a href="${url}">${escape(name)}</a> (${posts.length})</li>`);
  return frame(index.title, index.url, "", `<h1>${index.title}</h1>\n<ul>${lines.join("\n")}</ul>`);
}
