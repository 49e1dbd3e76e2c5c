// Who agrees with whom: events down, first tellers across.
function matrix(shown) {
  const kept = new Set(shown.map((claim) => claim.event));
  const words = table("agreement").filter((word) => kept.has(word.event));
  const rows = [...Map.groupBy(words, (word) => word.event)].sort(([, a], [, b]) => b.length - a.length);
  if (!rows.length) return put("agreement-picture", el("p", { class: "empty" }, "No event with several first tellers is chosen."));
  const top = rows.slice(0, 40);
  const tellers = [...Map.groupBy(top.flatMap(([, all]) => all), (word) => word.origin)].sort(([, a], [, b]) => b.length - a.length).slice(0, 26);
  const rest = rows.length > top.length ? `The ${top.length} events with the most tellers of ${rows.length}. ` : "";
  const head = el("tr", null, el("th", { scope: "col" }, "Event"), tellers.map(([, all]) => el("th", { scope: "col", class: "who" }, el("span", { title: all[0].name }, clipped(all[0].name, 34)))));
  put("agreement-picture", el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Agreement matrix" }, el("table", { class: "matrix" }, el("thead", null, head), el("tbody", null, top.map((one) => matrixRow(one, tellers))))),
    el("p", { class: "say" }, rest, "An empty cell is silence: that teller says nothing of the event."));
}
function matrixRow([id, all], tellers) {
  const lead = (claimsOfEvent.get(id) ?? [])[0];
  const ids = all.map((word) => word.claim);
  const cell = ([origin]) => {
    const word = all.find((one) => one.origin === origin);
    if (!word) return el("td", { "aria-label": "silent" });
    return el("td", null, el("button", { type: "button", "data-verdict": word.verdict, "aria-label": `${word.name} ${word.verdict}`, title: `${word.name} ${word.verdict}`, onclick: () => open(word.claim, ids) }, glyph(word.verdict)));
  };
  return el("tr", null, el("th", { scope: "row", class: "what" }, lead ? title({ ...lead, sure: "firm" }) : id, el("small", null, `${all.length} tellers${events.get(id)?.disputed ? ", disputed" : ""}`)), tellers.map(cell));
}
