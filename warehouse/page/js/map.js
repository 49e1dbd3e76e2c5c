// The movement map: arrows from place to place, as wide as they have independent tellers.
const MOST_ROUTES = 160;
function movements(shown) {
  const pairs = Map.groupBy(shown.filter((claim) => !claim.background).flatMap(routes), (m) => `${m.from} ${m.to}`);
  return [...pairs.values()].map((group) => {
    const told = group.filter((m) => m.claim.sure !== "denied");
    const firm = told.filter((m) => m.claim.sure === "firm");
    const manner = !told.length ? "denied" : !told.some((m) => m.claim.phase !== "planned") ? "planned" : firm.length ? "firm" : "hedged";
    return { from: group[0].from, to: group[0].to, manner, claims: (told.length ? told : group).map((m) => m.claim.id), origins: new Set((told.length ? told : group).map((m) => m.claim.origin)).size };
  }).sort((a, b) => b.origins - a.origins);
}
function routes(claim) {
  const of = (role) => claim.places.filter((p) => p.role === role).map((p) => p.id);
  const [origins, ends] = [of("origin"), of("destination")];
  if (origins.length && ends.length) return origins.flatMap((from) => ends.filter((to) => to !== from).map((to) => ({ from, to, claim })));
  const gone = claim.places.filter((p) => p.role === "origin" && p.effect === -1 && places.get(p.id)?.is_site && places.get(p.id).country === "SY");
  return gone.map((p) => ({ from: p.id, to: null, claim }));
}
function map(shown) {
  const all = movements(shown);
  const size = layout(at("map-picture").clientWidth || 900);
  const panels = Object.fromEntries(["syria", "russia", "libya"].map((name) => [name, panel(name, size[name])]));
  const anchors = new Map([...new Set(all.flatMap((m) => [m.from, m.to]))].filter(Boolean).map((id) => [id, anchor(id, panels)]).filter(([, a]) => a));
  settle([...anchors.values()]);
  const drawn = all.filter((m) => anchors.has(m.from) && (m.to === null || anchors.has(m.to))).slice(0, MOST_ROUTES);
  const boxes = [];
  const picture = sv("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "group", "aria-label": `Movement map: ${drawn.length} routes` },
    Object.values(panels).map(ground), [...anchors.values()].filter((a) => !a.label).map(ring), drawn.filter((m) => m.to === null).map((m) => arrow(m, anchors)),
    drawn.filter((m) => m.to !== null).toReversed().map((m) => arrow(m, anchors)), [...anchors.values()].map((a) => (a.label ? chip(a, boxes) : label(a, boxes))));
  put("map-picture", picture, routesTable(all, anchors));
}
function ring(a) {
  const exact = (a.place.metres ?? 0) <= 6000;
  return sv("g", null, a.r > 5 || !exact ? sv("circle", { class: "ring", cx: a.x, cy: a.y, r: Math.max(a.r, 6) }) : null, exact ? sv("circle", { class: "point", cx: a.x, cy: a.y, r: 2.6 }) : null);
}
function arrow(m, anchors) {
  const a = anchors.get(m.from);
  const b = m.to ? anchors.get(m.to) : { x: a.x + 17, y: a.y - 17, r: 0 };
  const width = Math.min(8, 1.3 + 1.1 * (m.origins - 1));
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.min(46, length * 0.16);
  const [cx, cy] = [(a.x + b.x) / 2 - (dy / length) * bend, (a.y + b.y) / 2 + (dx / length) * bend];
  const out = Math.atan2(cy - a.y, cx - a.x);
  const into = Math.atan2(b.y - cy, b.x - cx);
  const head = m.to ? 7 + width * 1.6 : 6 + width;
  const gap = m.to ? Math.min(b.label ? 12 : Math.min(b.r, 9) + 3, length / 3) : 0;
  const tip = [b.x - Math.cos(into) * gap, b.y - Math.sin(into) * gap];
  const neck = [tip[0] - Math.cos(into) * head * 0.8, tip[1] - Math.sin(into) * head * 0.8];
  const side = (turn) => [tip[0] - Math.cos(into + turn) * head, tip[1] - Math.sin(into + turn) * head].map((v) => v.toFixed(1)).join(" ");
  const start = [a.x + Math.cos(out) * 4, a.y + Math.sin(out) * 4];
  const d = `M${start.map((v) => v.toFixed(1)).join(" ")}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${neck.map((v) => v.toFixed(1)).join(" ")}`;
  const points = tip.map((v) => v.toFixed(1)).join(" ");
  const said = `${nameOf(m.from)} to ${m.to ? nameOf(m.to) : "a place not told"}: ${m.origins} ${m.origins === 1 ? "origin" : "origins"}, ${m.manner === "firm" ? "told" : m.manner}`;
  const dash = { hedged: "7 5", planned: "1.5 5", denied: "7 5" }[m.manner];
  const node = tips(sv("g", { class: `arrow ${m.to ? "" : "open"} ${m.manner}`, role: "button", tabindex: 0, "aria-label": said, "data-route": `${m.from} ${m.to ?? ""}` },
    sv("path", { class: "hit", d }), sv("path", { class: "line", d, "stroke-width": width, "stroke-dasharray": dash }),
    sv("path", { class: "head", d: m.to ? `M${points}L${side(0.42)}L${side(-0.42)}z` : `M${side(0.5)}L${points}L${side(-0.5)}` })), said);
  return acting(node, () => open(m.claims[0], m.claims));
}
function label(a, boxes) {
  const text = clipped(a.place.name.replace(/ \(.*\)$/, ""), 26);
  const [w, h] = [text.length * 6.1, 13];
  const spots = [[8, 4, "start"], [-8, 4, "end"], [0, -9, "middle"], [0, 17, "middle"], [8, 17, "start"], [-8, -9, "end"]];
  for (const [dx, dy, way] of spots) {
    const left = a.x + dx - { start: 0, middle: w / 2, end: w }[way];
    const box = [left, a.y + dy - h + 2, left + w, a.y + dy + 3];
    const inside = box[0] > a.panel.left && box[2] < a.panel.left + a.panel.width;
    if (!inside || boxes.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1])) continue;
    boxes.push(box);
    return sv("g", { class: "place" }, sv("text", { x: a.x + dx, y: a.y + dy, "text-anchor": way }, text));
  }
  return null;
}
function chip(a, boxes) {
  const text = a.place.type === "country" ? `${a.place.name}, site not told` : `${clipped(a.place.name, 26)}, no point`;
  const w = text.length * 6.1 + 14;
  const x = Math.max(a.panel.left + 4, Math.min(a.x - w / 2, a.panel.left + a.panel.width - w - 4));
  boxes.push([x, a.y - 11, x + w, a.y + 11]);
  return sv("g", { class: "chip" }, sv("rect", { x, y: a.y - 11, width: w, height: 22, rx: 11 }), sv("text", { x: x + w / 2, y: a.y + 4, "text-anchor": "middle" }, text));
}
function routesTable(all, anchors) {
  const hidden = all.filter((m) => !anchors.has(m.from) || (m.to && !anchors.has(m.to))).length;
  const line = (m) => el("tr", null, el("td", null, told(nameOf(m.from))), el("td", null, m.to ? told(nameOf(m.to)) : "not told"), el("td", null, String(m.origins)), el("td", null, m.manner === "firm" ? "told" : m.manner),
    el("td", null, el("button", { type: "button", onclick: () => open(m.claims[0], m.claims) }, "Evidence")));
  if (!all.length) return el("p", { class: "empty" }, "No movement is chosen.");
  return el("details", null, el("summary", null, `All ${all.length} routes as a table${hidden ? `; ${hidden} have an end without a point or outside the maps` : ""}${all.length - hidden > MOST_ROUTES ? `; the ${MOST_ROUTES} with the most origins are drawn` : ""}`), el("div", { class: "scroll" }, el("table", null,
    el("thead", null, el("tr", null, ["From", "To", "Origins", "Manner", ""].map((name) => el("th", { scope: "col" }, name)))), el("tbody", null, all.slice(0, 300).map(line)))));
}
