// The preview in the browser: shows the page anew when it was built anew, and what was found in the
// content. The pages' Content-Security-Policy allows no inline style, so the panel's sheet is adopted.
const EVENTS = "/_colony/events";
const SCROLL = "colony-preview-scroll";
const CLOSED = "colony-preview-closed";
const SHOWN_AT_MOST = 50;

const own = new URL(import.meta.url).searchParams;
let edition = own.get("edition") ?? "";
let stream = null;
let panel = null;

const SHEET = `
  :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; color-scheme: light dark; }
  section { max-height: 40vh; overflow: auto; padding: 12px 16px; border-top: 4px solid #b3261e;
    background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  section.mild { border-top-color: #9a6700; }
  section:focus-visible, button:focus-visible { outline: 3px solid Highlight; outline-offset: -3px; }
  button { float: right; min-height: 44px; min-width: 44px; margin-left: 16px; padding: 4px 12px; font: inherit; }
  ol { margin: 8px 0 0; padding: 0; list-style: none; }
  li { margin: 0 0 8px; }
  p { margin: 0; }
  pre { margin: 8px 0 0; font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
  code { font: bold 14px/1.5 ui-monospace, monospace; }
  @media print { :host { display: none; } }
`;

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// The file of this page, and the files that it has loaded.
function files() {
  const page = decoded(location.pathname);
  const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name, location.href));
  const near = loaded.filter((address) => address.origin === location.origin);
  return [page.endsWith("/") ? `${page}index.html` : page, ...near.map((address) => decoded(address.pathname))];
}

function isConcerned(paths) {
  if (paths === null || own.has("always")) return true;
  const changed = new Set(paths);
  return files().some((file) => changed.has(file));
}

function reload() {
  const place = { path: location.pathname, x: window.scrollX, y: window.scrollY };
  sessionStorage.setItem(SCROLL, JSON.stringify(place));
  location.reload();
}

function restoreScroll() {
  const place = JSON.parse(sessionStorage.getItem(SCROLL) ?? "null");
  sessionStorage.removeItem(SCROLL);
  if (place?.path !== location.pathname) return;
  const scroll = () => window.scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  scroll();
  // Pictures may have no height before they are there.
  if (document.readyState !== "complete") window.addEventListener("load", scroll, { once: true });
}

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function row(finding, labels) {
  const place = element("code", finding.line ? `${finding.path}:${finding.line}` : finding.path);
  const remedy = finding.remedy ? ` – ${finding.remedy}` : "";
  return element("li", "", place, ` ${labels[finding.severity]}: ${finding.message}${remedy} (${finding.code})`);
}

function content({ failure, findings, labels }) {
  if (failure) return [element("p", labels.failure), element("pre", failure)];
  const list = element("ol", "", ...findings.slice(0, SHOWN_AT_MOST).map((finding) => row(finding, labels)));
  const more = findings.length - SHOWN_AT_MOST;
  return more > 0 ? [list, element("p", `${labels.more} ${more}`)] : [list];
}

function hide() {
  panel?.remove();
  panel = null;
}

function close(shown) {
  sessionStorage.setItem(CLOSED, shown);
  hide();
}

// A panel that was closed stays closed until it would say something else.
function show(report) {
  const findings = report.findings.filter(({ severity }) => severity === "error" || severity === "warning");
  const shown = JSON.stringify([report.failure, findings]);
  hide();
  if ((!report.failure && !findings.length) || sessionStorage.getItem(CLOSED) === shown) return;
  panel = document.createElement("colony-preview");
  const root = panel.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  root.adoptedStyleSheets = [sheet];
  const button = element("button", report.labels.close);
  button.type = "button";
  button.addEventListener("click", () => close(shown));
  const section = element("section", "", button, ...content({ ...report, findings }));
  section.lang = report.lang;
  section.tabIndex = 0; // so that the keys can scroll it
  section.setAttribute("aria-label", report.labels.region);
  const isMild = !report.failure && findings.every(({ severity }) => severity === "warning");
  section.classList.toggle("mild", isMild);
  section.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(shown);
  });
  root.append(section);
  document.body.append(panel);
}

function disconnect() {
  stream?.close();
  stream = null;
}

// Only a page that is seen listens: a browser opens no more than six connections to a server, and
// each listening tab would hold one of them.
function connect() {
  disconnect();
  if (document.hidden) return;
  stream = new EventSource(`${EVENTS}?since=${encodeURIComponent(edition)}`);
  stream.addEventListener("reload", (event) => {
    edition = event.lastEventId;
    if (isConcerned(JSON.parse(event.data).paths)) reload();
  });
  stream.addEventListener("findings", (event) => {
    edition = event.lastEventId;
    show(JSON.parse(event.data));
  });
}

restoreScroll();
connect();
document.addEventListener("visibilitychange", connect);
window.addEventListener("pagehide", disconnect);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) connect();
});
