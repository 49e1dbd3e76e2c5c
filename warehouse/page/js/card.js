// The evidence card: all that is known of one claim, and how to cite it.
let queue = [];

function open(id, others) {
  const claim = claimById.get(id);
  if (!claim) return;
  if (others) queue = others;
  if (!queue.includes(id)) queue = [id];
  set({ claim: id }, false);
  at("card").replaceChildren(...card(claim));
  if (!at("card").open) at("card").showModal();
  at("card").scrollTop = 0;
}
function close() {
  if (at("card").open) at("card").close();
}
const step = (by) => { const next = queue[queue.indexOf(state.claim) + by]; if (next) open(next); };

function sentence(claim) {
  return el("p", { class: "sentence", dir: "auto", lang: claim.language },
    el("span", { class: "near" }, claim.before), el("mark", { class: claim.sure }, claim.quote), el("span", { class: "near" }, claim.after));
}
const row = (name, ...told) => [el("dt", null, name), el("dd", null, ...told)];
const means = (vocabulary, code) => raw.code[vocabulary]?.[code] ?? "";
const PRECISION = { 1: "the exact site or town", 2: "near it", 3: "the district", 4: "the governorate only", 5: "an area or a line", 6: "the country only", 7: "not known" };

function cite(claim) {
  const doc = docOf(claim);
  const chain = claim.tellers.map((teller) => teller.name).join(", told by ");
  return `“${claim.quote}” (${chain}). ${doc.title ?? "Untitled"}, ${doc.outlet ?? "outlet not known"}, ${doc.published ?? "undated"}, ${doc.uri}. `
    + `Claim ${claim.id}, Garrison release ${raw.about.name}.`;
}
function evidence(claim) {
  const doc = docOf(claim);
  const event = events.get(claim.event);
  const others = (claimsOfEvent.get(claim.event) ?? []).filter((other) => other.id !== claim.id);
  return [
    row("What", `${words(claim.type)}, ${words(claim.phase)}`, claim.background ? ", told as background" : "", el("small", null, means("event_type", claim.type), claim.extent === "unspecified" ? "" : ` ${means("extent", claim.extent)}`)),
    row("Whose", told(claim.force ?? "not told"), claim.counterpart ? [" with ", told(claim.counterpart)] : ""),
    claim.materiel ? row("Materiel", told(claim.materiel)) : null,
    row("How sure", `${claim.factuality}: ${means("factuality", claim.factuality)}`, claim.hedge ? [" For the word ", el("mark", null, claim.hedge), "."] : "", el("small", null, `${words(claim.stance)}: ${means("stance", claim.stance)}`)),
    row("Told by", claim.tellers.map((teller, i) => [i ? " → " : "", told(teller.name), el("small", null, words(teller.class), teller.words && teller.words !== teller.name ? [", in the words ", told(teller.words)] : "")])),
    row("When", when(claim), el("small", null, claim.from !== claim.to ? `between ${claim.from ?? "any day"} and ${claim.to ?? "any day"}; ` : "", `to the ${words(claim.precision)}, ${words(claim.date_status)}: ${claim.date_reason}`, claim.date_text ? [". From the words ", told(claim.date_text)] : "")),
    row("Where", claim.places.length ? claim.places.map((p) => el("div", null, `${p.role}: `, told(nameOf(p.id)), p.effect === null ? "" : ` (${EFFECTS[p.effect][1]})`, el("small", null, `known to be ${PRECISION[p.precision]}`, p.words ? [", from the words ", told(p.words)] : ", taken from context"))) : "no place told"),
    row("Report", told(doc.title ?? "untitled"), el("small", null, told(doc.outlet ?? "outlet not known"), `, published ${doc.published ?? "day not known"} (${words(doc.basis)})`), linked(doc.uri)),
    row("Event", event ? `${event.origins} independent ${event.origins === 1 ? "origin" : "origins"} in ${event.documents} ${event.documents === 1 ? "document" : "documents"}${event.disputed ? "; disputed" : ""}` : "none",
      others.length ? el("small", null, "Also: ", others.slice(0, 8).map((other, i) => [i ? ", " : "", el("a", { href: address({ claim: other.id }) }, told(other.origin_name), ` (${other.sure})`)])) : ""),
    row("Read by", el("small", null, `rule ${claim.rule}, ${claim.extractor}; characters ${claim.char_start} to ${claim.char_end} of text ${doc.sha256}…, version ${doc.version}`)),
    row("Link", el("a", { href: address({ claim: claim.id }), id: "permalink" }, `claim ${claim.id}`)),
    row("Cite as", el("span", { class: "cite", id: "cite" }, cite(claim))),
  ];
}
function card(claim) {
  const index = queue.indexOf(claim.id);
  const copy = el("button", { type: "button", onclick: async () => { await navigator.clipboard?.writeText(cite(claim)); copy.textContent = "Copied"; } }, "Copy citation");
  return [
    el("header", null, el("h3", { id: "card-title" }, title(claim)), el("button", { type: "button", id: "card-close", "aria-label": "Close", onclick: close }, "Close")),
    sentence(claim), el("dl", null, evidence(claim)),
    el("div", { class: "acts" }, copy,
      queue.length > 1 ? [el("button", { type: "button", disabled: index <= 0, onclick: () => step(-1) }, "← Previous"), el("button", { type: "button", disabled: index >= queue.length - 1, onclick: () => step(1) }, "Next →"), el("span", { class: "shown" }, `${index + 1} of ${queue.length}`)] : null),
  ];
}
function title(claim) {
  const role = (name) => claim.places.filter((p) => p.role === name).map((p) => nameOf(p.id)).join(", ");
  const route = [["origin", "from "], ["at", "at "], ["destination", "to "]].map(([name, word]) => (role(name) ? word + role(name) : "")).filter(Boolean).join(" ");
  const lead = { denied: "Denied: ", hedged: "Perhaps: ", firm: "" }[claim.sure];
  const text = `${lead}${words(claim.type)} ${route}, ${when(claim)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
