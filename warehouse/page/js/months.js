// Governorates by month: how many sites stand in which state, from the bands of the board.
function months() {
  const sites = [...places.values()].filter((place) => place.is_site && place.governorate && placeShown(place) && bands.has(place.id));
  const groups = [...Map.groupBy(sites, (place) => place.governorate)].sort(([a], [b]) => a.localeCompare(b));
  if (!groups.length) return put("months-picture", el("p", { class: "empty" }, "No site with a known state is chosen."));
  const days = groups.flatMap(([, group]) => group.flatMap((site) => bands.get(site.id).flatMap((b) => [b.from, b.to])));
  const x = scale(span(days), 4, 236);
  const counted = groups.map(([name, group]) => [name, group, steps(x).map((day) => statesOn(group, day))]);
  const up = Math.max(1, ...counted.flatMap(([, , all]) => all.map((n) => n.present + n.partial + n.disputed)));
  const down = Math.max(1, ...counted.flatMap(([, , all]) => all.map((n) => n.absent)));
  put("months-picture", counted.map(([name, group, all]) => monthFigure(name, group, all, x, up, down)));
}
function steps(x) {
  const found = [];
  for (let d = new Date(x.from); d <= new Date(x.to); d.setUTCMonth(d.getUTCMonth() + 1)) found.push(`${iso(d).slice(0, 7)}-15`);
  return found;
}
function statesOn(sites, day) {
  const n = { present: 0, partial: 0, disputed: 0, absent: 0 };
  const [first, last] = [`${day.slice(0, 7)}-01`, `${day.slice(0, 7)}-31`];
  for (const site of sites) {
    const held = bands.get(site.id).filter((b) => b.from <= last && b.to >= first).at(-1);
    if (held) n[held.state] += 1;
  }
  return n;
}
function runs(counts) {
  const found = [];
  counts.forEach((n, i) => {
    const last = found.at(-1);
    if (last && JSON.stringify(last[0]) === JSON.stringify(n)) last[2] += 1;
    else found.push([n, i, 1]);
  });
  return found;
}
function monthFigure(name, sites, counts, x, up, down) {
  const unit = Math.min(14, 62 / (up + down));
  const zero = 20 + up * unit;
  const width = (x.right - x.left) / counts.length;
  const known = counts.filter((n) => n.present + n.partial + n.disputed + n.absent).length;
  const bars = runs(counts).map(([n, first, length]) => {
    const [left, wide] = [x.left + first * width, length * width];
    if (!(n.present + n.partial + n.disputed + n.absent)) return sv("rect", { class: "none", x: left, y: zero - up * unit, width: wide, height: (up + down) * unit });
    let y = zero;
    const above = ["present", "partial", "disputed"].filter((s) => n[s]).map((s) => { y -= n[s] * unit; return sv("rect", { class: s, x: left, y, width: wide, height: n[s] * unit }); });
    return [above, n.absent ? sv("rect", { class: "absent", x: left, y: zero, width: wide, height: n.absent * unit }) : null];
  });
  const text = `${name}: ${sites.length} sites with a state; a report holds in ${known} of ${counts.length} months`;
  return el("figure", null, el("figcaption", null, el("b", null, name), el("span", null, `${sites.length} ${sites.length === 1 ? "site" : "sites"}`)),
    tips(sv("svg", { viewBox: `0 0 240 ${zero + down * unit + 6}`, role: "img", "aria-label": text, width: "100%" }, axis(x, 16, zero + down * unit), bars, sv("line", { class: "zero", x1: 4, x2: 236, y1: zero, y2: zero })), text));
}
