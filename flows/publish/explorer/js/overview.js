// What is shown while no event is open: where to start, and the totals that belong to no event.

const FEW_CARDS = 6;
const MANY_CARDS = 30;
const FEW_CLAIMS = 4;

function showOverview() {
  const asked = describeQuestion();
  return make("article", {},
    make("h2", { id: "detail-title" }, asked ? `${asked}: what each source says, and what the dataset chose` : "What each source says, and what the dataset chose"),
    asked ? showAnswer() : showStart(),
    showTotalsLink());
}

function showStart() {
  const answers = rankAnswers(figures);
  return [
    make("p", { class: "lead" }, make("b", {}, "Type a place above"), " to see how many people each source says were killed there, the number this dataset chose, and why. ",
      "Open an event to read every claim in its own words."),
    make("p", { class: "lead quiet" }, `Read by a machine from ${plural(documents.length, "text")}: ${plural(events.length, "event")}, ${plural(claims.length, "claim")} of people killed, injured, captured or displaced. Nothing was verified: it is what the texts say.`),
    showCards("Where the sources contradict one another", answers.filter(isContested).slice(0, FEW_CARDS)),
    showCards("Most people killed", answers.filter((figure) => !isContested(figure)).slice(0, FEW_CARDS))];
}

// What is asked for by search and filters, in words; nothing where nothing is.
function describeQuestion() {
  const { words: typed, place: where, actor } = state.filters;
  const named = [typed.trim() && `“${typed.trim()}”`, where, actor].filter(Boolean);
  return named.join(", ") || (countFilters(state.filters) ? "The events chosen" : "");
}

// The events found that have numbers, a card each figure; events without are in the list.
function showAnswer() {
  const answers = rankAnswers(state.found.flatMap((event) => event.figures));
  const more = answers.length - MANY_CARDS;
  return [
    make("p", { class: "lead" }, `${plural(state.found.length, "event")} found; the texts give ${answers.length ? `numbers of people in ${plural(answers.length, "case")}` : "no number of people for any of them"}. `,
      answers.length > 1 ? "One may be part of another: do not add them up unread." : ""),
    showCards("", answers.slice(0, MANY_CARDS)),
    more > 0 ? make("p", { class: "lead quiet" }, `${formatCount(more)} more: see the list, or say more exactly what you look for.`) : null,
    showTotalsOf(findTerms())];
}

const findTerms = () => `${state.filters.words} ${state.filters.place}`.toLowerCase().split(/\s+/).filter(Boolean);

// Totals and numbers without an event whose sentences hold all the words asked for.
function showTotalsOf(terms) {
  const told = terms.length ? totals.filter((claim) => terms.every((term) => readExcerpt(claim).words.toLowerCase().includes(term))) : [];
  if (!told.length) return null;
  return make("section", { class: "block" }, make("h3", {}, "Totals, and numbers that belong to no single event"),
    make("ol", { class: "claims" }, told.slice(0, FEW_CARDS).map(showLooseClaim)));
}

// First what happened at the place asked for, then deaths, what is contested, the greatest numbers.
function rankAnswers(among) {
  const asked = state.filters.words.trim().toLowerCase();
  const rank = (figure) => [figure.event.place.toLowerCase().includes(asked) ? 0 : 1, HARMS.indexOf(figure.harm),
    isContested(figure) ? 0 : 1, -(figure.best[1] ?? figure.best[0] ?? 0)];
  return among.map((figure) => [rank(figure), figure.event, figure]).sort(compareRanks).map(([, , figure]) => figure);
}

function showCards(title, chosen) {
  if (!chosen.length) return null;
  return make("section", { class: "block" }, title ? make("h3", {}, title) : null,
    make("div", { class: "cards" }, chosen.map(showCard)));
}

// A card answers by itself: who says how many, what was chosen, and why.
function showCard(figure) {
  const { event, used, best } = figure;
  const scale = findScale([...used.map(findRange), best]);
  const more = used.length - FEW_CLAIMS;
  return make("a", { class: "card", href: `#${event.event_id}` },
    make("span", { class: "top" }, make("span", {}, event.place), make("span", { class: "day" }, formatDays(event.date_start, event.date_end, event.date_precision))),
    make("p", { class: "under" }, describeHarm(figure.harm, figure.victim_type)),
    used.slice(0, FEW_CLAIMS).map((claim) => showLine(nameSpeaker(claim), formatClaim(claim), findRange(claim), scale, "")),
    more > 0 ? make("p", { class: "under" }, `and ${plural(more, "more claim")}`) : null,
    showLine("Dataset chose", formatFigure(best), best, scale, "dataset"),
    make("p", { class: "under why" }, words.why[figure.why]));
}

const showLine = (label, number, range, scale, kind) => make("div", { class: `line ${kind}` },
  make("span", { title: label }, label), make("b", {}, number), drawRange(range, scale, kind));

function showTotalsLink() {
  if (!totals.length) return null;
  return make("section", { class: "block" }, make("h3", {}, "Totals"),
    make("p", { class: "lead" }, `${plural(totals.length, "claim")} cover a whole time, country or campaign, or belong to no event. They contain the incidents and are kept apart. `,
      make("a", { href: "#totals" }, "Show them")));
}

function showTotals() {
  const sets = [...group(totals, "conflict_set")].sort(([one], [other]) => (one === null) - (other === null));
  return make("article", {},
    make("div", { class: "detail-head" }, make("h2", { id: "detail-title" }, "Totals and claims without an event"),
      make("div", { class: "detail-tools" }, make("button", { type: "button", id: "detail-close", click: closeEvent }, "Close"))),
    make("p", { class: "lead" }, "Never add these to events or to one another: they overlap."),
    sets.map(([set, members]) => make("section", { class: "block" },
      sets.length > 1 ? make("h3", {}, set !== null ? "These contradict one another" : "Others") : null,
      make("ol", { class: "claims" }, members.map(showLooseClaim)))));
}
