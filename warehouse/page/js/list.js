// The claims one by one, newest first.
function list(shown) {
  const ids = shown.map((claim) => claim.id);
  const entry = (claim) => el("article", { class: "claim" }, el("div", null, sentence(claim),
    el("p", null, el("small", null, title(claim), " · ", told(claim.tellers.map((teller) => teller.name).join(" → ")), " · ", told(docOf(claim).outlet ?? docOf(claim).title ?? "")))),
    el("button", { type: "button", "data-claim": claim.id, onclick: () => open(claim.id, ids) }, "Evidence"));
  put("claims-list", shown.length ? more(shown, entry, 20) : el("p", { class: "empty" }, "No claim is chosen."));
}
function summary() {
  const sites = [...places.values()].filter((place) => place.is_site && bands.has(place.id));
  const now = Map.groupBy(sites, (place) => nowOf(place.id));
  const facts = Object.entries(STATES).map(([code, text]) => el("div", { class: "fact" }, el("b", null, String(now.get(code)?.length ?? 0)), el("span", null, swatch(code), text)));
  const changed = raw.about.before ? el("div", { class: "fact" }, el("b", null, String(raw.about.changes)), el("span", null, "changes since the last release")) : null;
  put("summary", el("p", { class: "asof" }, `As of ${lastDay}, the newest day that is told`), facts, changed);
}
