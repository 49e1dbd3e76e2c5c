// Days on a line. A day is an ISO text; a scale turns it into pixels.
const DAY = 86400000;
const ms = (day) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
const iso = (value) => new Date(value).toISOString().slice(0, 10);

function span(days) {
  const first = state.from || days.reduce((a, b) => (b < a ? b : a), days[0] ?? "2020-01-01");
  const last = state.to || days.reduce((a, b) => (b > a ? b : a), days[0] ?? "2020-12-31");
  const pad = Math.max(20 * DAY, (ms(last) - ms(first)) * 0.02);
  return [ms(first) - pad, ms(last) + pad];
}
function scale([from, to], left, right) {
  const place = (value) => left + ((value - from) / (to - from)) * (right - left);
  return Object.assign((day) => place(ms(day)), { from, to, left, right, clip: (day) => Math.max(left, Math.min(right, place(ms(day)))) });
}
function marksOf(x) {
  const years = (x.to - x.from) / DAY / 365;
  const step = [1, 2, 3, 6, 12, 24, 60].find((months) => (years * 12) / months <= (x.right - x.left) / 62) ?? 120;
  const found = [];
  const start = new Date(x.from);
  for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step; ; month += step) {
    const day = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (ms(day) > x.to) return found;
    if (ms(day) >= x.from) found.push([day, step >= 12 ? day.slice(0, 4) : day.slice(0, 7)]);
  }
}
function axis(x, top, bottom) {
  return marksOf(x).map(([day, text]) => [
    sv("line", { class: "axis", x1: x(day), x2: x(day), y1: top, y2: bottom }),
    sv("text", { class: "soft", ...(x(day) + 44 > x.right + 12 ? { x: x(day) - 3, "text-anchor": "end" } : { x: x(day) + 3 }), y: top - 4 }, text),
  ]);
}
const when = (claim) => claim.edtf ?? "day not known";
