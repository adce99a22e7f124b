// The layout and the address of every article.
export default {
  layout: "post.11ty.js",
  permalink: ({ slug }) => `/artikel/${slug}/index.html`,
};
