// The data blocks of the page as objects that know one another.

const sheets = JSON.parse(find("data").textContent);

function readSheet({ columns, rows }) {
  return rows.map((row) => {
    const record = {};
    for (let i = 0; i < columns.length; i += 1) record[columns[i]] = row[i];
    return record;
  });
}

function group(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row[key])) groups.set(row[key], []);
    groups.get(row[key]).push(row);
  }
  return groups;
}

const documents = readSheet(sheets.documents);
const excerpts = readSheet(sheets.excerpts);
const mentions = readSheet(sheets.mentions);
const claims = readSheet(sheets.claims);
const figures = readSheet(sheets.figures);
const disputes = readSheet(sheets.disputes);
const events = readSheet(sheets.events);

const documentOf = new Map(documents.map((row) => [row.document_id, row]));
const claimOf = new Map(claims.map((row) => [row.claim_id, row]));
const mentionOf = new Map(mentions.map((row) => [row.mention_id, row]));
const eventOf = new Map(events.map((row) => [row.event_id, row]));
const mentionsOf = group(mentions, "event_id");
const claimsOf = group(claims, "event_id");
const figuresOf = group(figures, "event_id");
const disputesOf = group(disputes, "event_id");
const totals = claims.filter((claim) => claim.scope === "aggregate" || claim.event_id === null);

for (const event of events) {
  const told = mentionsOf.get(event.event_id) ?? [];
  event.kind = KINDS.indexOf(event.event_type ?? "political");
  event.what = event.sub_event_type ? nameOf("sub_event_type", event.sub_event_type) : nameOf("plover", event.plover);
  event.place = formatPlace(event);
  event.first = event.date_start ?? event.date_end;
  event.from = event.first && toDay(event.first);
  event.to = event.first && toDay(event.date_end ?? event.date_start);
  event.actors = [event.initiators, event.targets, event.third_parties].flatMap(listNames);
  event.sources = new Set(told.map((mention) => mention.document_id));
  event.contested = (claimsOf.get(event.event_id) ?? []).filter((claim) => claim.conflict_set).length;
  event.deaths = event.killed ? event.killed[1] ?? event.killed[0] ?? 0 : 0;
  event.harmed = mainFigure(event);
}

// The harm an event is listed with: deaths before injuries before captives before the displaced.
function mainFigure(event) {
  const count = (name) => (event[name] ? event[name][1] ?? event[name][0] ?? event[name][2] : 0);
  const harm = HARMS.find((name) => count(name) > 0) ?? HARMS.find((name) => event[name]);
  return harm ? { harm, figure: event[harm], number: event[harm][1] ?? event[harm][0] ?? 0 } : null;
}

// What the search looks through; made when it is first used.
function textOf(event) {
  event.text ??= [event.place, event.country, event.place_text, event.what, nameOf("event_type", event.event_type),
    ...event.actors, event.event_id, ...(mentionsOf.get(event.event_id) ?? []).map((row) => excerpts[row.excerpt].words),
    ...(claimsOf.get(event.event_id) ?? []).map((row) => `${excerpts[row.excerpt].words} ${row.attributed_to ?? ""}`),
  ].join(" ").toLowerCase();
  return event.text;
}
