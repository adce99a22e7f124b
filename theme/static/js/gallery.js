// Photos with the arrow keys, a swipe, and over the whole window. Every step of it has a plain link, too.
const SWIPE_PX = 60;
const SLIDE_MS = 5000;

const isPlain = (event) => !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);

function onArrows(target, go) {
  target.addEventListener("keydown", (event) => {
    if (!isPlain(event)) return;
    if (event.key === "ArrowLeft") go(-1);
    if (event.key === "ArrowRight") go(1);
  });
}

function onSwipe(target, go) {
  let start = null;
  target.addEventListener("touchstart", (event) => {
    // Two fingers zoom, and a zoomed page is dragged about: neither is a swipe.
    const alone = event.touches.length === 1 && (window.visualViewport?.scale ?? 1) === 1;
    start = alone ? event.touches[0] : null;
  }, { passive: true });
  target.addEventListener("touchend", (event) => {
    if (!start) return;
    const end = event.changedTouches[0];
    const across = end.clientX - start.clientX;
    const down = end.clientY - start.clientY;
    start = null;
    if (Math.abs(across) >= SWIPE_PX && Math.abs(across) >= 2 * Math.abs(down)) go(across < 0 ? 1 : -1);
  }, { passive: true });
}

// A photo's own page: on to the next page.
const stage = document.querySelector(".stage-figure");
if (stage) {
  const follow = (step) => document.querySelector(`.pager a[rel="${step < 0 ? "prev" : "next"}"]`)?.click();
  onArrows(document, follow);
  onSwipe(stage, follow);
}

// A gallery's page: its photos one after the other in a dialog.
const viewer = document.querySelector("dialog.viewer");
if (viewer) {
  const links = [...document.querySelectorAll(".gallery .photo > a")];
  const part = (name) => viewer.querySelector(`.viewer-${name}`);
  const [count, play, page, back, on] = ["count", "play", "page", "back", "on"].map(part);
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let timer = 0;

  const show = (number) => {
    at = number;
    const figure = links[at].closest("figure").cloneNode(true);
    figure.removeAttribute("class");
    const picture = figure.querySelector("picture");
    picture.parentElement.replaceWith(picture);
    for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
    picture.querySelector("img").loading = "eager";
    part("stage").replaceChildren(figure);
    const words = { position: at + 1, total: links.length };
    count.textContent = count.dataset.words.replace(/\{(\w+)\}/g, (_, name) => words[name]);
    page.href = links[at].href;
    // A button that is switched off loses the focus: it goes to the one that leads back.
    const focused = document.activeElement;
    back.disabled = at === 0;
    on.disabled = at === links.length - 1;
    if (focused === back && back.disabled) on.focus();
    if (focused === on && on.disabled) back.focus();
  };
  const go = (step) => {
    if (links[at + step]) show(at + step);
  };
  const rest = () => {
    clearInterval(timer);
    timer = 0;
    play.setAttribute("aria-pressed", "false");
    count.setAttribute("role", "status");
  };
  const slide = () => (at < links.length - 1 ? go(1) : rest());

  for (const [number, link] of links.entries()) {
    link.addEventListener("click", (event) => {
      if (!isPlain(event) || event.button !== 0) return;
      event.preventDefault();
      show(number);
      viewer.showModal();
      part("close").focus();
    });
  }
  const turn = (step) => {
    rest();
    go(step);
  };
  back.addEventListener("click", () => turn(-1));
  on.addEventListener("click", () => turn(1));
  part("close").addEventListener("click", () => viewer.close());
  play.addEventListener("click", () => {
    if (timer) return rest();
    if (stillness.matches) return;
    play.setAttribute("aria-pressed", "true");
    count.removeAttribute("role"); // nobody wants to be told of a photo every five seconds
    timer = setInterval(slide, SLIDE_MS);
  });
  stillness.addEventListener("change", rest);
  onArrows(viewer, turn);
  onSwipe(part("stage"), turn);
  viewer.addEventListener("close", () => {
    rest();
    links[at].focus();
  });
}
