// One event: first what each source says and what the dataset chose, then how the texts tell it.

const MANY_PASSAGES = 6;

function showEvent(event) {
  const shown = rankFigures(event.figures);
  return make("article", {},
    showHead(event),
    shown.map((figure) => showFigure(figure)),
    showOtherClaims(event, shown),
    showDisputes(event),
    showPassages(event),
    showCodes(event));
}

// What is contested comes first, then deaths, injuries, captives, the displaced.
function rankFigures(rows) {
  const rank = (figure) => (isContested(figure) ? 0 : 10) + HARMS.indexOf(figure.harm);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

function showHead(event) {
  return make("header", {},
    make("div", { class: "detail-head" },
      make("p", { class: "kicker" }, swatch(event.kind), `${nameOf("event_type", event.event_type ?? "political")} · ${event.what}`),
      make("div", { class: "detail-tools" },
        make("button", { type: "button", click: () => window.print() }, "Print"),
        make("button", { type: "button", id: "detail-close", click: closeEvent, "aria-label": "Close the event" }, "Close"))),
    make("h2", { id: "detail-title" }, `${event.place}, ${formatDays(event.date_start, event.date_end, event.date_precision)}`),
    showSides(event),
    make("p", { class: "facts quiet" }, listFacts(event).map((fact) => make("span", {}, fact))));
}

function listFacts(event) {
  return [
    nameOf("status", event.status),
    `told in ${plural(event.mentions.length, "passage")} of ${plural(event.sources.size, "text")}, ${plural(event.voices, "independent voice")}`,
    event.date_precision ? `date: ${nameOf("date_precision", event.date_precision)}` : null,
    event.geo_precision ? `place: ${nameOf("geo_precision", event.geo_precision)}` : null,
  ].filter(Boolean);
}

function showSides(event) {
  const [by, on, beside] = [event.initiators, event.targets, event.third_parties].map((joined) => listNames(joined).join(", "));
  if (!by && !on) return make("p", { class: "sides quiet" }, "The texts do not say who did it.");
  return make("p", { class: "sides" },
    by || "somebody the texts do not name",
    on ? [make("span", { class: "arrow", "aria-label": "against or towards" }, "→"), on] : null,
    beside ? make("span", { class: "quiet" }, ` · with ${beside}`) : null);
}

// The heart of the page: one question, the choice, the claims.
function showFigure(figure) {
  const { left_out: reasons, lost } = figure;
  const used = [...figure.used].sort((a, b) => lost.has(a) - lost.has(b));
  const out = [...reasons.keys()];
  const ranges = [...used, ...out].map(findRange);
  const scale = findScale([...ranges, figure.best]);
  return make("section", { class: "figure" },
    make("h3", {}, describeHarm(figure.harm, figure.victim_type)),
    showVerdict(figure),
    showHeadline(figure),
    make("ol", { class: "claims" },
      showChoice(figure, scale),
      used.map((claim) => showClaim(claim, scale, describeUse(claim, figure, lost.get(claim)), "")),
      out.map((claim) => showClaim(claim, scale, `Left out: ${nameOf("left_out", reasons.get(claim))}.`, "out"))),
    showRules(figure));
}

function showVerdict(figure) {
  const [low, best, high] = figure.best;
  const bounds = best === null || (low === best && high === best) ? null : make("small", {}, describeBounds(low, high));
  return make("div", { class: "verdict" },
    make("p", { class: "number" }, best === null ? describeBounds(low, high) : formatCount(best), bounds),
    make("p", {}, make("b", {}, best === null ? "The dataset chose no single number. " : "What the dataset chose. "), words.why[figure.why]));
}

function describeBounds(low, high) {
  return low !== null && high !== null ? `between ${formatCount(low)} and ${formatCount(high)}` : formatBounds(low, high);
}

function showHeadline(figure) {
  return make("h4", {}, "What each source says ", isContested(figure) ? make("span", { class: "badge" }, "they contradict one another") : null);
}

function showChoice(figure, scale) {
  return make("li", {}, make("div", { class: "claim-head" },
    make("span", { class: "who" }, "This dataset", make("small", {}, "low, best and high number")),
    make("span", { class: "said" }, formatFigure(figure.best)),
    make("div", {}, drawRange(figure.best, scale, "dataset"), drawAxis(scale))));
}

function showClaim(claim, scale, note, kind) {
  const chosen = note.startsWith("Gives");
  return make("li", {},
    make("div", { class: "claim-head" },
      showSpeaker(claim),
      make("span", { class: "said", title: defineCode("qualifier", claim.qualifier) }, formatClaim(claim), claim.victims ? make("small", {}, claim.victims) : null),
      scale ? drawRange(findRange(claim), scale, kind) : null),
    showQuote(claim),
    showSource(claim),
    note ? make("p", { class: `tag ${chosen ? "chosen" : ""}` }, note) : null);
}

function describeUse(claim, figure, criterion) {
  const best = figure.best[1];
  if (figure.partisan.has(claim)) return "Widens the bounds only: a party speaks of its enemy’s losses.";
  if (best !== null && findRange(claim)[1] === best) return isRange(claim) ? "Gives the number chosen: the middle of its range." : "Gives the number chosen.";
  return criterion ? `Counts for the bounds; not chosen because ${nameOf("lost", criterion)}.` : "Counts for the bounds.";
}

const isRange = ({ count_low: low, count_high: high }) => low !== null && high !== null && low !== high;

function showRules(figure) {
  const others = Object.keys(words.rules).filter((rule) => figure[rule]);
  const best = formatFigure(figure.best);
  if (others.every((rule) => formatFigure(figure[rule]) === best)) return null;
  return make("dl", { class: "rules" }, make("span", {}, "By the rules of others:"), others.map((rule) =>
    make("span", { title: words.rule_notes[rule] }, make("dt", {}, `${words.rules[rule]}:`), make("dd", {}, formatFigure(figure[rule])))));
}

function showOtherClaims(event, shown) {
  const counted = new Set(shown.flatMap((figure) => [...figure.used, ...figure.left_out.keys()]));
  const others = event.claims.filter((claim) => !counted.has(claim));
  if (!others.length) return null;
  return make("section", { class: "block" }, make("h3", {}, "Other numbers told with this event"),
    make("ol", { class: "claims" }, others.map(showLooseClaim)));
}

function showLooseClaim(claim) {
  const note = claim.scope === "aggregate" ? "A total over a time or an area: never added to incidents." : "";
  const who = `${describeHarm(claim.harm, claim.victim_type)} · ${formatPlace(claim)} · ${formatDays(claim.date_start, claim.date_end, claim.date_precision)}`;
  const item = showClaim(claim, null, note, "");
  item.prepend(make("p", { class: "quiet note" }, who));
  return item;
}

function showDisputes(event) {
  const fields = [...group(event.disputes, "field")];
  if (!fields.length) return null;
  return make("section", { class: "block" }, make("h3", {}, "Where the passages differ"),
    make("table", { class: "disputes" }, fields.map(([field, values]) => showDispute(field, values))));
}

function showDispute(field, values) {
  const told = values.map(({ value, chosen, mentions: count }) => make("div", { class: chosen ? "chosen" : "" },
    `${nameValue(field, value)} (${plural(count, "passage")}${chosen ? "; chosen" : ""})`));
  return make("tr", {}, make("th", { scope: "row" }, nameOf("field", field)), make("td", {}, told));
}

const nameValue = (field, value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value) : nameOf(field, value));

function showPassages(event) {
  const items = event.mentions.map(showPassage);
  return make("section", { class: "block" }, make("h3", {}, "How the texts tell it"),
    make("ol", { class: "passages" }, items.slice(0, MANY_PASSAGES)),
    items.length > MANY_PASSAGES ? make("details", { class: "more" },
      make("summary", {}, `Show ${plural(items.length - MANY_PASSAGES, "more passage")}`),
      make("ol", { class: "passages" }, items.slice(MANY_PASSAGES))) : null);
}

function showPassage(mention) {
  const speaker = mention.attributed_to ? `, which says that ${mention.attributed_to} said it` : "";
  return make("li", {},
    make("p", { class: "from" }, make("b", {}, nameDocument(mention)), speaker, mention.status === "disputed" ? " (disputed)" : ""),
    showQuote(mention), showSource(mention));
}

function showCodes(event) {
  const codes = [["Event", event.event_id], ["ACLED", event.sub_event_type], ["PLOVER", event.plover], ["CAMEO", event.cameo],
    ["Coordinates", event.latitude === null ? null : `${event.latitude.toFixed(3)}, ${event.longitude.toFixed(3)}`]];
  return make("details", { class: "more" }, make("summary", {}, "Codes"),
    make("table", { class: "disputes" }, codes.filter(([, code]) => code !== null).map(([name, code]) =>
      make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, code)))));
}

const swatch = (kind) => make("span", { class: `swatch kind-${kind}`, "aria-hidden": "true" });
