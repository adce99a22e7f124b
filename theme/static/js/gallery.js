// From photo to photo with the arrow keys or a swipe. The links do the same without a script.
const SWIPE_PX = 60;

const follow = (relation) => document.querySelector(`.pager a[rel="${relation}"]`)?.click();

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "ArrowLeft") follow("prev");
  if (event.key === "ArrowRight") follow("next");
});

const figure = document.querySelector(".stage-figure");
let start = null;

figure?.addEventListener("touchstart", (event) => {
  // Two fingers zoom, and a zoomed page is dragged about: neither is a swipe.
  const alone = event.touches.length === 1 && (window.visualViewport?.scale ?? 1) === 1;
  start = alone ? event.touches[0] : null;
}, { passive: true });

figure?.addEventListener("touchend", (event) => {
  if (!start) return;
  const end = event.changedTouches[0];
  const across = end.clientX - start.clientX;
  const down = end.clientY - start.clientY;
  start = null;
  if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(down)) return;
  follow(across < 0 ? "next" : "prev");
}, { passive: true });
