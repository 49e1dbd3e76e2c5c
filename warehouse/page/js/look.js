// How things look: one shape and one word for each state and effect.
const STATES = { present: "reported held", partial: "partly left", absent: "reported left", disputed: "disputed", no_report: "no recent report" };
const EFFECTS = { "-1": ["less", "fewer or gone"], 0: ["stays", "stays"], 1: ["more", "more or new"] };
const effectName = (effect) => (EFFECTS[effect] ?? ["stays", "effect not told"])[0];

function mark(x, y, effect, manner, size) {
  const r = size;
  const shape = { "-1": `M${x - r} ${y - r * 0.8}h${2 * r}L${x} ${y + r}z`, 1: `M${x - r} ${y + r * 0.8}h${2 * r}L${x} ${y - r}z` }[effect]
    ?? `M${x - r * 0.85} ${y}a${r * 0.85} ${r * 0.85} 0 1 0 ${r * 1.7} 0a${r * 0.85} ${r * 0.85} 0 1 0 ${-r * 1.7} 0`;
  const parts = [sv("path", { d: shape, class: `${effectName(effect)}${manner === "firm" ? "" : " hollow"}` })];
  if (manner === "denied") parts.push(sv("path", { class: "cross", d: `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}` }));
  return parts;
}
const sizeOf = (origins) => Math.min(9, 3.4 + 1.7 * Math.sqrt(Math.max(0, (origins ?? 1) - 1)));

const sample = (width, ...parts) => sv("svg", { width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true" }, ...parts);
const swatch = (state) => sample(22, sv("rect", { x: 1, y: 3, width: 20, height: 10, class: state === "no_report" ? "none" : state }));
const key = (picture, text) => el("span", null, picture, text);

const legends = {
  board: () => [
    ...Object.entries(STATES).map(([state, text]) => key(swatch(state), text)),
    key(sample(22, sv("rect", { x: 1, y: 3, width: 20, height: 10, class: "unsure" })), "began within"),
    ...[-1, 0, 1].map((effect) => key(sample(16, mark(8, 8, effect, "firm", 5)), EFFECTS[effect][1])),
    key(sample(16, mark(8, 8, -1, "hedged", 5)), "hedged"), key(sample(16, mark(8, 8, -1, "denied", 5)), "denied"),
    key(sample(34, mark(6, 8, 0, "firm", sizeOf(1)), mark(22, 8, 0, "firm", sizeOf(5))), "1 and 5 origins"),
    key(sample(16, sv("path", { class: "stays", d: "M4 5h8l-4 6z" })), "milestone"),
  ],
  map: () => [
    key(sample(34, sv("path", { class: "cross", d: "M1 8h24" }), sv("path", { class: "point", d: "M24 4l8 4l-8 4z" })), "told; wider with more origins"),
    key(sample(34, sv("path", { class: "cross", d: "M1 8h32", "stroke-dasharray": "6 4" })), "hedged"),
    key(sample(34, sv("path", { class: "cross", d: "M1 8h32", "stroke-dasharray": "1.5 4" })), "planned only"),
    key(sample(34, sv("path", { class: "cross", d: "M1 8h26M22 3l6 5l-6 5" })), "open: left, where to is not told"),
    key(sample(16, sv("circle", { class: "ring", cx: 8, cy: 8, r: 7 })), "place known within"),
  ],
  months: () => ["present", "partial", "disputed", "absent", "no_report"].map((state) => key(swatch(state), state === "no_report" ? "no report" : STATES[state])),
  agreement: () => Object.entries(VERDICTS).map(([verdict, [text]]) => key(glyph(verdict), text)),
};
const VERDICTS = { asserts: ["asserts"], hedges: ["hedges"], denies: ["denies"], differs: ["tells another day, place or both ways"] };
function glyph(verdict) {
  const parts = {
    asserts: [sv("circle", { class: "present", cx: 8, cy: 8, r: 5.5 })],
    hedges: [sv("circle", { class: "absent", cx: 8, cy: 8, r: 5 })],
    denies: [sv("path", { class: "less", "stroke-width": 2.4, d: "M3 3l10 10M13 3l-10 10" })],
    differs: [sv("path", { class: "disputed", d: "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z" })],
  }[verdict];
  return sv("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, parts);
}
