// The site board: a row per site, a band for its state, a mark for each event that touches it.
const lastDay = [raw.about.cutoff ?? "", ...table("band").map((band) => band.from)].sort().at(-1);

function nowOf(site) {
  const last = (bands.get(site) ?? []).at(-1);
  return last && last.to >= lastDay ? last.state : "no_report";
}
const ROWS_AT_ONCE = 8;

// Draws the board with the marks of its first rows; returns what is left to do, so that the first picture is soon there.
function board(shown) {
  const rows = sitesOf(shown);
  const waiting = [];
  const wide = at("board-picture").clientWidth || 900;
  const phone = wide < 620;
  if (!rows.length) {
    put("board-picture", el("p", { class: "empty" }, "No dated claim on a site is chosen."));
    return waiting;
  }
  const x = scale(span(rows.flatMap((site) => site.days)), phone ? 4 : 212, wide - 12);
  const height = phone ? 62 : 44;
  const parts = [];
  let y = 34;
  let group = null;
  for (const [index, site] of rows.entries()) {
    if (site.group !== group) { group = site.group; parts.push(sv("text", { class: "group", x: 4, y: y + 16 }, group.toUpperCase())); y += 24; }
    const [row, marks] = boardRow(site, x, y, phone);
    if (index < ROWS_AT_ONCE) marks();
    else waiting.push(marks);
    parts.push(row);
    y += height;
  }
  const lines = raw.milestone.rows.filter(([, from]) => ms(from) > x.from && ms(from) < x.to);
  const picture = sv("svg", { viewBox: `0 0 ${wide} ${y + 6}`, role: "group", "aria-label": `Site board: ${rows.length} sites` },
    axis(x, 30, y), lines.map(([name, from]) => tips(sv("g", null, sv("line", { class: "milestone", x1: x(from), x2: x(from), y1: 30, y2: y }), sv("path", { class: "stays", d: `M${x(from) - 4} 30h8l-4 6z` }), sv("title", null, `${from}: ${name}`)), `${from}: ${name}`)), parts);
  put("board-picture", picture, boardTable(rows));
  return waiting;
}
function sitesOf(shown) {
  const marks = Map.groupBy(shown.filter((claim) => claim.last && !claim.background).flatMap((claim) => claim.places
    .filter((p) => places.get(p.id)?.is_site && p.role !== "via" && p.effect !== null).map((p) => ({ site: p.id, effect: p.effect, claim, first: claim.first, last: claim.last }))), (m) => m.site);
  return [...places.values()].filter((place) => place.is_site && placeShown(place)).map((place) => {
    const kept = (bands.get(place.id) ?? []).filter((b) => (!state.from || b.to >= state.from) && (!state.to || b.from <= state.to));
    const own = marks.get(place.id) ?? [];
    // Before the claims are there, the place itself says from when to when it is told of.
    const told = loaded ? own.flatMap((m) => [m.first, m.last]) : [place.oldest, place.newest].filter(Boolean);
    const days = [...told, ...kept.flatMap((b) => [b.unsure_from ?? b.from, b.to])];
    // The day that a plan is for is no day of a word: it was spoken of by the last day.
    const words = told.filter(Boolean).map((day) => (day < lastDay ? day : lastDay));
    const newest = [...words, ...kept.map((b) => b.from)].sort().at(-1) ?? "";
    return { ...place, bands: kept, marks: own, days, newest, is_told: told.length > 0, group: place.governorate ?? "Outside Syria" };
  }).filter((site) => site.is_told || (site.bands.length && !state.q && !state.type && !state.class && !state.sure)).sort(inGroups());
}
function inGroups() {
  return (a, b) => (a.group === "Outside Syria") - (b.group === "Outside Syria") || a.group.localeCompare(b.group) || b.newest.localeCompare(a.newest) || a.name.localeCompare(b.name);
}
function boardRow(site, x, y, phone) {
  const top = phone ? y + 20 : y + 5;
  const now = nowOf(site.id);
  const label = sv("text", { x: 4, y: y + 15 }, clipped(site.name, phone ? 25 : 32), sv("title", null, site.name));
  const note = sv("text", { class: "soft", x: phone ? x.right : 4, y: phone ? y + 15 : y + 30, "text-anchor": phone ? "end" : "start" }, phone ? `${STATES[now]}, ${site.newest.slice(0, 7)}` : `${STATES[now]}, last word ${site.newest}`);
  const row = sv("g", { role: "group", "aria-label": `${site.name}: ${STATES[now]}` }, label, note,
    sv("line", { class: "base", x1: x.left, x2: x.right, y1: top + 5, y2: top + 5 }), site.bands.map((band) => bandOf(band, x, top)));
  return [row, () => row.append(...ticksOf(site, x, top + 21))];
}
function bandOf(band, x, y) {
  const [from, to] = [x.clip(band.from), x.clip(band.to)];
  const said = `${STATES[band.state]} from ${band.unsure_from ? `some day between ${band.unsure_from} and ` : ""}${band.from} to ${band.to}`;
  const parts = [sv("rect", { class: band.state, x: from, y, width: Math.max(2, to - from), height: 10, rx: 1 })];
  if (band.unsure_from) parts.unshift(sv("rect", { class: "unsure", x: x.clip(band.unsure_from), y, width: Math.max(0, from - x.clip(band.unsure_from)), height: 10 }));
  return tips(sv("g", { class: "band", "data-state": band.state }, parts), said);
}
function ticksOf(site, x, y) {
  const byEvent = [...Map.groupBy(site.marks, (m) => `${m.claim.event} ${m.effect}`).values()].sort((a, b) => a[0].last.localeCompare(b[0].last));
  const inside = byEvent.filter((marks) => ms(marks[0].last) >= x.from && ms(marks[0].first) <= x.to);
  const ends = [-99, -99];
  return inside.map((marks, i) => {
    const spot = x.clip(marks[0].claim.last);
    const lane = spot - ends[0] > 9 || ends[0] <= ends[1] ? 0 : 1;
    ends[lane] = spot;
    return tick(marks, x, y + lane * 9, i);
  });
}
function tick(marks, x, y, index) {
  const order = ["firm", "hedged", "denied"];
  const lead = marks.toSorted((a, b) => order.indexOf(a.claim.sure) - order.indexOf(b.claim.sure))[0];
  const { claim } = lead;
  const origins = new Set(marks.map((m) => m.claim.origin)).size;
  const [from, to] = [x.clip(claim.first), x.clip(claim.last)];
  const middle = (from + to) / 2;
  const ids = marks.map((m) => m.claim.id);
  const said = `${title(claim)}; ${origins} ${origins === 1 ? "origin" : "origins"}`;
  const node = sv("g", { class: "tick", role: "button", tabindex: index ? -1 : 0, "aria-label": said, "data-claim": claim.id },
    to - from > 4 ? sv("line", { class: `whisker ${effectName(lead.effect)}`, x1: from, x2: to, y1: y, y2: y }) : null,
    sv("circle", { class: "hit", cx: middle, cy: y, r: 12 }), mark(middle, y, lead.effect, claim.sure, sizeOf(origins)));
  return acting(tips(node, said), () => open(claim.id, ids));
}
function along(event, tick) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const ticks = [...tick.parentNode.querySelectorAll(".tick")];
  const next = by && ticks[ticks.indexOf(tick) + by];
  if (!next) return;
  event.preventDefault();
  tick.setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus();
}
const clipped = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function boardTable(rows) {
  const line = (site) => el("tr", null, el("th", { scope: "row" }, told(site.name)), el("td", null, site.group), el("td", null, STATES[nowOf(site.id)]), el("td", null, site.newest), el("td", null, String(new Set(site.marks.map((m) => m.claim.origin)).size)));
  return el("details", null, el("summary", null, "The board as a table"), el("div", { class: "scroll" }, el("table", null,
    el("thead", null, el("tr", null, ["Site", "Governorate", "State now", "Last word", "Origins"].map((name) => el("th", { scope: "col" }, name)))), el("tbody", null, rows.map(line)))));
}
