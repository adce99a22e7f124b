import { frame } from "./_includes/html.js";

export const data = { permalink: "/404.html", eleventyExcludeFromCollections: true };

export function render() {
  const main = '<h1>Seite nicht gefunden</h1><p><a href="/">Zur Startseite</a></p>';
  return frame("Seite nicht gefunden", "/404.html", "", main);
}
