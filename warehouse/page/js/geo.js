// Maps: the main one and its insets. A panel turns degrees into pixels; what has no point becomes a label.
const VIEWS = { syria: [33.3, 32.1, 42.6, 37.5], russia: [19, 40.5, 54.5, 69.8], libya: [8.5, 19, 38, 34] };
const HOME = { SY: "syria", LY: "libya", RU: "russia" };
const LABELS = { syria: [39.6, 32.65], russia: [45.5, 61.5], libya: [15.5, 24.2] };

function layout(wide) {
  const gap = 10;
  if (wide < 620) {
    const [half, top, low] = [(wide - gap) / 2, wide * 0.95, wide * 0.8];
    return { width: wide, height: top + gap + low, syria: [0, 0, wide, top], russia: [0, top + gap, half, low], libya: [half + gap, top + gap, half, low] };
  }
  const [side, height] = [wide * 0.28, wide * 0.61];
  return { width: wide, height, syria: [side + gap, 0, wide - side - gap, height], russia: [0, 0, side, height * 0.64], libya: [0, height * 0.64 + gap, side, height * 0.36 - gap] };
}
function panel(name, [left, top, width, height]) {
  const [west, south, east, north] = VIEWS[name];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const k = Math.min(width / ((east - west) * shrink), height / (north - south));
  const dx = left + (width - (east - west) * shrink * k) / 2;
  const dy = top + (height - (north - south) * k) / 2;
  const xy = (lon, lat) => [dx + (lon - west) * shrink * k, dy + (north - lat) * k];
  return { name, left, top, width, height, xy, perMetre: k / 111320, holds: ([x, y]) => x >= left && x <= left + width && y >= top && y <= top + height };
}
function ground(p) {
  const clip = `clip-${p.name}`;
  const path = (ring) => `M${ring.map(([lon, lat]) => p.xy(lon, lat).map((v) => v.toFixed(1)).join(" ")).join("L")}z`;
  const land = raw.outline.maps[p.name].map((country) => sv("path", { class: country.name === "Syria" && p.name === "syria" ? "land home" : "land", d: country.rings.map(path).join("") }));
  const caption = { syria: "", russia: "Russia", libya: "Libya" }[p.name];
  return sv("g", null, sv("clipPath", { id: clip }, sv("rect", { x: p.left, y: p.top, width: p.width, height: p.height, rx: 4 })),
    sv("rect", { class: "sea", x: p.left, y: p.top, width: p.width, height: p.height, rx: 4 }), sv("g", { "clip-path": `url(#${clip})` }, land),
    caption ? sv("text", { class: "soft", x: p.left + 8, y: p.top + 16 }, caption) : null);
}
function anchor(id, panels) {
  const place = places.get(id);
  if (!place) return null;
  const known = place.lat !== null && place.lon !== null && place.type !== "country";
  for (const name of ["syria", "russia", "libya"]) {
    if (known && panels[name].holds(panels[name].xy(place.lon, place.lat))) {
      const [x, y] = panels[name].xy(place.lon, place.lat);
      return { id, place, panel: panels[name], x, y, r: Math.max(3, (place.metres ?? 0) * panels[name].perMetre), label: false };
    }
  }
  const home = known ? null : HOME[place.country];
  return home ? { id, place, panel: panels[home], label: true } : null;
}
function settle(anchors) {
  for (const [name, group] of Map.groupBy(anchors.filter((a) => a.label), (a) => a.panel.name)) {
    group.sort((a, b) => (b.place.type === "country") - (a.place.type === "country"));
    group.forEach((a, i) => { [a.x, a.y] = a.panel.xy(...LABELS[name]); a.y += i * 26; a.r = 12; });
  }
}
