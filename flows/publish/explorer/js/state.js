// What is filtered, how it is sorted, which event is open; whoever draws is told of changes.

const EVERYTHING = { words: "", kinds: null, actor: "", place: "", source: "", status: "", from: null, to: null, contested: false };

const ORDERS = {
  deaths: { label: "most killed", rank: (event) => [-event.deaths, -(event.harmed?.number ?? 0)] },
  contested: { label: "most contested", rank: (event) => [-event.contested, -event.deaths] },
  mentions: { label: "most often told", rank: (event) => [-event.mentions.length] },
  oldest: { label: "earliest", rank: (event) => [event.from ?? Infinity] },
  newest: { label: "latest", rank: (event) => [-(event.to ?? -Infinity)] },
  place: { label: "place A–Z", rank: (event) => [event.location === null ? 1 : 0, event.place] },
};

const state = { filters: { ...EVERYTHING }, order: "deaths", found: [], selected: null };
const listeners = [];

const whenFound = (listener) => listeners.push(listener);

function changeFilters(change) {
  Object.assign(state.filters, change);
  findEvents();
}

function changeOrder(order) {
  state.order = order;
  findEvents();
}

function findEvents() {
  const tests = makeTests(state.filters);
  const { rank } = ORDERS[state.order];
  const ranked = events.filter((event) => tests.every((test) => test(event))).map((event) => [rank(event), event]);
  state.found = ranked.sort(compareRanks).map(([, event]) => event);
  for (const listener of listeners) listener();
}

function compareRanks([one, a], [other, b]) {
  for (let i = 0; i < one.length; i += 1) {
    if (one[i] < other[i]) return -1;
    if (one[i] > other[i]) return 1;
  }
  return (a.from ?? Infinity) - (b.from ?? Infinity) || (a.event_id < b.event_id ? -1 : 1);
}

// One test for each filter that is set, the cheap ones first.
function makeTests(filters) {
  const { kinds, status, source, place: where, actor, from, to, contested } = filters;
  const terms = filters.words.toLowerCase().split(/\s+/).filter(Boolean);
  const [wherePart, actorPart] = [where.toLowerCase(), actor.toLowerCase()];
  return [
    kinds && ((event) => kinds.has(event.kind)),
    contested && ((event) => event.contested > 0),
    status && ((event) => event.status === status),
    source && ((event) => event.sources.has(Number(source))),
    (from !== null || to !== null) && ((event) => overlaps(event, from, to)),
    wherePart && ((event) => [event.location, event.admin1, event.country].some((name) => name?.toLowerCase().startsWith(wherePart))),
    actorPart && ((event) => event.actors.some((name) => name.toLowerCase().includes(actorPart))),
    terms.length && ((event) => terms.every((term) => textOf(event).includes(term))),
  ].filter(Boolean);
}

function overlaps(event, from, to) {
  return event.from !== null && (from === null || event.to >= from) && (to === null || event.from <= to);
}

function countFilters({ words: typed, kinds, ...others }) {
  const set = ["actor", "place", "source", "status", "contested"].filter((name) => others[name]).length;
  return set + (kinds ? 1 : 0) + (others.from !== null || others.to !== null ? 1 : 0);
}
