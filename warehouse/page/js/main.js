// Start: draw the sites as soon as the page has them; when it has all claims, offer the filters and draw the rest.
function options(name, pairs) {
  at("filters").elements[name].append(...pairs.map(([value, text]) => el("option", { value }, text)));
}
function offer() {
  const used = new Set(claims.flatMap((claim) => claim.places.map((p) => p.id)));
  const distinct = (values) => [...new Set(values.filter(Boolean))].sort();
  options("gov", distinct([...places.values()].map((p) => p.governorate)).map((g) => [g, g]));
  options("site", [...places.values()].filter((p) => used.has(p.id)).sort((a, b) => a.name.localeCompare(b.name)).map((p) => [p.id, p.name]));
  options("type", distinct(claims.map((c) => c.type)).map((t) => [t, words(t)]));
  options("class", distinct(claims.map((c) => c.tellers[0]?.class)).map((c) => [c, words(c)]));
}
function showFilters() {
  for (const field of FIELDS) if (at("filters").elements[field].value !== state[field]) at("filters").elements[field].value = state[field];
}
let drawing = 0;
function draw() {
  const turn = ++drawing;
  const shown = chosen();
  at("shown").textContent = `${shown.length.toLocaleString("en")} of ${claims.length.toLocaleString("en")} claims`;
  const waiting = board(shown);
  document.body.dataset.drawn = "some";
  afterPaint(() => performance.mark("marks"));
  const rest = [...waiting, () => map(shown), () => months(), () => matrix(shown), () => changes(shown), () => list(shown)];
  const next = () => {
    if (turn !== drawing) return;
    const part = rest.shift();
    if (!part) { performance.mark("all pictures"); document.body.dataset.drawn = "all"; return; }
    part();
    setTimeout(next);
  };
  afterPaint(next);
}
function follow() {
  if (SECTIONS.has(location.hash.slice(1))) return;
  readAddress();
  showFilters();
  draw();
  if (state.claim) open(state.claim);
  else close();
}
const afterPaint = (work) => requestAnimationFrame(() => setTimeout(work));
function begin() {
  readAddress();
  for (const [name, keys] of Object.entries(legends)) put(`${name}-legend`, keys());
  summary();
  if (!["q", "type", "class", "sure"].some((field) => state[field])) board([]);
  afterPaint(() => performance.mark("sites"));
  addEventListener("DOMContentLoaded", () => afterPaint(start));
}
function start() {
  load();
  offer();
  showFilters();
  listeners.push(draw);
  draw();
  if (state.claim) open(state.claim, chosen().map((claim) => claim.id));
  const form = at("filters");
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => set(Object.fromEntries(FIELDS.map((field) => [field, form.elements[field].value.trim()]))), 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => set(Object.fromEntries(FIELDS.map((field) => [field, ""])))));
  at("card").addEventListener("close", () => set({ claim: "" }, false));
  at("card").addEventListener("click", (event) => { if (event.target === at("card")) close(); });
  at("card").addEventListener("keydown", (event) => { const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]; if (by) step(by); });
  addEventListener("hashchange", follow);
  let width = innerWidth;
  let sizing = 0;
  addEventListener("resize", () => { if (width !== innerWidth) { width = innerWidth; clearTimeout(sizing); sizing = setTimeout(draw, 150); } });
}
begin();
