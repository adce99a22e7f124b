import { SITE } from "./_includes/html.js";

export const data = { permalink: "/robots.txt", eleventyExcludeFromCollections: true };

export function render() {
  return `User-agent: *\nAllow: /\nSitemap: ${SITE}/sitemap.xml\n`;
}
