// The portal for Eleventy: the pages, lists and feeds that Colony makes, with a plain theme.
// Templates are JavaScript functions, the fastest language that Eleventy has.
import { feedsOf, leavesOf, neighboursOf, relatedOf, shelvesOf } from "./shelves.js";

export default function (config) {
  let known = null;

  // Everything that lists need is worked out once a build.
  function arranged(api) {
    if (known === null) {
      const posts = api.getFilteredByGlob("site/articles/**/*.md").reverse();
      const shelves = shelvesOf(posts);
      known = { posts, shelves, related: relatedOf(posts), neighbours: neighboursOf(posts) };
    }
    return known;
  }

  config.on("eleventy.before", () => { known = null; });
  config.setUseGitIgnore(false);
  config.addPassthroughCopy({ "static": "/" });
  config.addCollection("posts", (api) => arranged(api).posts);
  config.addCollection("leaves", (api) => leavesOf(arranged(api)));
  config.addCollection("feeds", (api) => feedsOf(arranged(api)));
  config.addFilter("shelves", (kind) => known.shelves[kind]);
  config.addFilter("related", (url) => known.related.get(url));
  config.addFilter("neighbours", (url) => known.neighbours.get(url));

  return { dir: { input: "site", includes: "_includes" }, markdownTemplateEngine: false };
}
