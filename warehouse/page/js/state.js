// What is chosen stands in the address after #, so that a link shows what its sender saw.
const FIELDS = ["from", "to", "gov", "site", "type", "class", "sure", "q"];
const SECTIONS = new Set(["board", "map", "months", "agreement", "changes", "claims", "notes"]);
const state = {};
const listeners = [];

function readAddress() {
  const told = new URLSearchParams(SECTIONS.has(location.hash.slice(1)) ? "" : location.hash.slice(1));
  for (const field of [...FIELDS, "claim"]) state[field] = told.get(field) ?? "";
  for (const field of ["from", "to"]) if (!/^\d{4}-\d\d-\d\d$/.test(state[field])) state[field] = "";
}
function address(changes) {
  const told = new URLSearchParams();
  for (const [field, value] of Object.entries({ ...state, ...changes })) if (value) told.set(field, value);
  return `#${told}`;
}
function set(changes, redraw = true) {
  Object.assign(state, changes);
  history.replaceState(null, "", address({}) === "#" ? location.pathname + location.search : address({}));
  if (redraw) for (const listen of listeners) listen();
}

const matches = {
  from: (claim, day) => claim.last !== null && claim.last >= day,
  to: (claim, day) => claim.first !== null && claim.first <= day,
  gov: (claim, gov) => claim.places.some((p) => places.get(p.id)?.governorate === gov),
  site: (claim, site) => claim.places.some((p) => p.id === site),
  type: (claim, type) => claim.type === type,
  class: (claim, kind) => claim.tellers[0]?.class === kind,
  sure: (claim, manner) => claim.sure === manner,
  q: (claim, text) => text.toLowerCase().split(/\s+/).every((word) => searchOf(claim).includes(word)),
};
const chosen = () => {
  const asked = FIELDS.filter((field) => state[field]);
  return claims.filter((claim) => asked.every((field) => matches[field](claim, state[field])));
};
const placeShown = (place) => (!state.gov || place.governorate === state.gov) && (!state.site || place.id === state.site);
