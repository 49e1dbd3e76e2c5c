// Elements are made here and nowhere else: text is always text, never markup.
const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const sv = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const at = (id) => document.getElementById(id);
const put = (id, ...children) => at(id).replaceChildren(...children.flat(9).filter(Boolean));

// Words of reports may run right to left, or try to turn what stands beside them: each is kept by itself.
const told = (text) => el("bdi", { dir: "auto" }, String(text ?? ""));

// Only addresses of the web become links; any other stays text.
function linked(uri) {
  const ok = /^https?:\/\//i.test(uri ?? "") && URL.canParse(uri);
  return ok ? el("a", { href: uri, rel: "noopener noreferrer external", referrerpolicy: "no-referrer" }, told(uri)) : told(uri);
}

// Words shown beside the pointer, and beside what has the focus.
function tips(node, text) {
  node.dataset.tip = text;
  return node;
}
function showTip(event) {
  const node = event.target.closest?.("[data-tip]");
  const box = at("tip");
  box.hidden = !node || event.type === "click";
  if (box.hidden) return;
  box.textContent = node.dataset.tip;
  const spot = event.type === "focusin" ? node.getBoundingClientRect() : { right: event.clientX, bottom: event.clientY };
  box.style.left = `${Math.max(4, Math.min(spot.right + 10, innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(4, Math.min(spot.bottom + 10, innerHeight - box.offsetHeight - 8))}px`;
}
for (const type of ["mouseover", "focusin", "focusout", "click"]) document.addEventListener(type, showTip);

// Pictures hold thousands of marks: one listener serves them all.
const acts = new WeakMap();
function acting(node, act) {
  acts.set(node, act);
  return node;
}
function answer(event) {
  const node = event.target.closest?.("svg [role=button]");
  if (!acts.has(node)) return;
  if (event.type === "click" || event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    acts.get(node)();
  } else along(event, node);
}
for (const type of ["click", "keydown"]) document.addEventListener(type, answer);

function more(items, draw, first) {
  const list = el("div");
  const button = el("button", { type: "button", onclick: () => step() });
  let shown = 0;
  function step() {
    list.append(...items.slice(shown, shown + first).map(draw));
    shown = Math.min(items.length, shown + first);
    button.textContent = `Show ${Math.min(first, items.length - shown)} more of ${items.length - shown}`;
    button.hidden = shown >= items.length;
  }
  step();
  return [list, button];
}
