// The facts of the page: tables come as columns and rows, and leave as objects. Sites and their states stand before this
// script, all claims after it: the first picture does not wait for them.
const raw = JSON.parse(document.getElementById("data-sites").textContent);
const table = (name) => raw[name].rows.map((row) => Object.fromEntries(raw[name].columns.map((column, i) => [column, row[i]])));
const byId = (rows) => new Map(rows.map((row) => [row.id, row]));

const places = byId(table("place"));
const bands = Map.groupBy(table("band"), (band) => band.site);
let loaded = false;
let claims = [];
let [claimById, documents, events, claimsOfEvent] = [new Map(), new Map(), new Map(), new Map()];

const sure = (claim) => {
  if (["CT-", "PR-"].includes(claim.factuality)) return "denied";
  return ["CT+", "PR+"].includes(claim.factuality) ? "firm" : "hedged";
};
const nameOf = (id) => places.get(id)?.name ?? id;
const words = (code) => String(code ?? "").replaceAll("_", " ");
const docOf = (claim) => documents.get(claim.document) ?? {};

function load() {
  Object.assign(raw, JSON.parse(document.getElementById("data").textContent));
  claims = table("claim");
  for (const claim of claims) {
    claim.sure = sure(claim);
    claim.first = claim.from ?? claim.to;
    claim.last = claim.to ?? claim.from;
    claim.tellers = claim.tellers.map(([name, kind, words]) => ({ name, class: kind, words }));
    claim.places = claim.places.map(([id, role, effect, precision, words]) => ({ id, role, effect, precision, words }));
  }
  [claimById, documents, events] = [byId(claims), byId(table("document")), byId(table("event"))];
  claimsOfEvent = Map.groupBy(claims, (claim) => claim.event);
  loaded = true;
}

// All words of a claim that a search looks at; made when first asked for.
const searched = new Map();
function searchOf(claim) {
  if (!searched.has(claim)) {
    const doc = docOf(claim);
    const texts = [claim.quote, claim.before, claim.after, doc.title, doc.outlet, ...claim.tellers.map((t) => t.name), ...claim.places.map((p) => nameOf(p.id))];
    searched.set(claim, texts.join(" ").toLowerCase());
  }
  return searched.get(claim);
}
