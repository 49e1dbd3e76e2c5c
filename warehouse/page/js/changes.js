// What the last refresh changed, and why.
const CAUSES = { new_report: "a new report", edit: "the report was edited", retraction: "the report is gone", extractor: "the same words, read anew", gazetteer: "the same words, placed anew" };

function changes(shown) {
  const filtered = FIELDS.some((field) => state[field]);
  const kept = new Set(shown.map((claim) => claim.id));
  const rows = table("change").filter((change) => !filtered || kept.has(change.claim_id));
  const before = raw.about.before;
  if (!before) return put("changes-say", "There is no earlier release to compare with.");
  const counts = [...Map.groupBy(rows, (r) => `${r.change} ${r.cause}`).values()].map((g) => `${g.length} ${g[0].change} (${CAUSES[g[0].cause]})`);
  put("changes-say", `Against ${before}: `, counts.join("; ") || "nothing changed", filtered ? ", within the filter." : ".");
  put("changes-picture", more(rows, changeLine, 12));
}
function changeLine(change) {
  const claim = claimById.get(change.claim_id);
  const where = change.places === "no place" ? "" : ` · ${change.places}`;
  return el("article", { class: "change" }, el("div", null,
    el("p", null, el("span", { class: `tag ${change.change}` }, change.change), el("small", null, `${CAUSES[change.cause]} · ${words(change.event_type)} · ${change.date}`, told(where))),
    change.field ? el("p", null, `${change.field}: `, el("del", null, told(change.old)), " → ", el("ins", null, told(change.new))) : null,
    el("p", null, el("q", { dir: "auto" }, clipped(change.quote, 220)), " ", el("small", null, told(change.outlet ?? change.title ?? change.uri)))),
    claim ? el("button", { type: "button", onclick: () => open(claim.id, [claim.id]) }, "Evidence") : null);
}
