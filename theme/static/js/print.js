// The buttons that open the print dialog. They stand in the page from the start and the stylesheet
// hides them where scripts are off: uncovering them here would push the page about while it loads.
for (const button of document.querySelectorAll("[data-print] button")) {
  button.addEventListener("click", () => window.print());
}
