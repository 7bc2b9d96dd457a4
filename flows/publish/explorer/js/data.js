// The data of the page as objects that know one another.

function group(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row[key])) groups.set(row[key], []);
    groups.get(row[key]).push(row);
  }
  return groups;
}

const documents = readSheet(sheets.documents);
const passages = readSheet(sheets.passages);
const excerpts = readSheet(sheets.excerpts);
const spots = readSheet(sheets.spots);
const mentions = readSheet(sheets.mentions);
const claims = readSheet(sheets.claims);
const figures = readSheet(sheets.figures);
const disputes = readSheet(sheets.disputes);
const events = readSheet(sheets.events);

for (const row of [...events, ...claims]) Object.assign(row, spots[row.spot]);
for (const [name, rows] of Object.entries({ mentions, claims, figures, disputes })) {
  const belonging = group(rows, "event");
  events.forEach((event, number) => {
    event[name] = belonging.get(number) ?? [];
  });
}
for (const figure of figures) {
  figure.event = events[figure.event];
  figure.used = figure.used.map((number) => claims[number]);
  figure.partisan = new Set(figure.partisan.map((number) => claims[number]));
  for (const name of ["left_out", "lost"]) figure[name] = new Map(figure[name].map(([number, why]) => [claims[number], why]));
}

const eventOf = new Map(events.map((row) => [row.event_id, row]));
const totals = claims.filter((claim) => claim.scope === "aggregate" || claim.event === null);

for (const event of events) {
  event.kind = KINDS.indexOf(event.event_type ?? "political");
  event.what = event.sub_event_type ? nameOf("sub_event_type", event.sub_event_type) : nameOf("plover", event.plover);
  event.place = formatPlace(event);
  event.first = event.date_start ?? event.date_end;
  event.from = event.first && toDay(event.first);
  event.to = event.first && toDay(event.date_end ?? event.date_start);
  event.actors = [event.initiators, event.targets, event.third_parties].flatMap(listNames);
  event.sources = new Set(event.mentions.map((mention) => mention.document));
  event.contested = event.claims.filter((claim) => claim.conflict_set !== null).length;
  event.deaths = event.killed ? event.killed[1] ?? event.killed[0] ?? 0 : 0;
  event.harmed = mainFigure(event);
}

// The harm an event is listed with: deaths before injuries before captives before the displaced.
function mainFigure(event) {
  const count = (name) => (event[name] ? event[name][1] ?? event[name][0] ?? event[name][2] : 0);
  const harm = HARMS.find((name) => count(name) > 0) ?? HARMS.find((name) => event[name]);
  return harm ? { harm, figure: event[harm], number: event[harm][1] ?? event[harm][0] ?? 0 } : null;
}

// Whether claims that count for a figure contradict one another.
const isContested = ({ used }) => used.filter((claim) => claim.conflict_set !== null).length > 1;

// What the search looks through; made when it is first used.
function textOf(event) {
  event.text ??= [event.place, event.country, event.place_text, event.what, nameOf("event_type", event.event_type),
    ...event.actors, event.event_id, ...[...event.mentions, ...event.claims].map((row) => `${readExcerpt(row).words} ${row.attributed_to ?? ""}`),
  ].join(" ").toLowerCase();
  return event.text;
}

// The words around the evidence of a row, and where in them its sentence and the evidence begin and end.
function readExcerpt(row) {
  const { passage, start, before, length, after } = excerpts[row.excerpt];
  const first = before + row.start;
  return { words: passages[passage].words.slice(start, start + before + length + after), first: before, last: before + length,
    start: first, end: first + row.length };
}
