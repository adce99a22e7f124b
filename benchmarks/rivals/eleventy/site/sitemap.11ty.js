import { SITE } from "./_includes/html.js";

export const data = {
  permalink: "/sitemap.xml",
  eleventyImport: { collections: ["posts", "leaves"] },
  eleventyExcludeFromCollections: true,
};

export function render({ collections }) {
  const posts = collections.posts.map(
    (post) => `<url><loc>${SITE}${post.url}</loc><lastmod>${post.date.toISOString()}</lastmod></url>`,
  );
  const lists = collections.leaves.map((leaf) => `<url><loc>${SITE}${leaf.url}</loc></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...posts, ...lists].join("\n")}
</urlset>
`;
}
