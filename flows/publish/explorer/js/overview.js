// What is shown while no event is open: where to start, and the totals that belong to no event.

const FEW_CARDS = 6;

function showOverview() {
  const contested = events.filter((event) => event.contested > 0).sort((a, b) => b.contested - a.contested || b.deaths - a.deaths);
  const deadliest = events.filter((event) => event.deaths > 0 && !event.contested).sort((a, b) => b.deaths - a.deaths);
  return make("article", {},
    make("h2", { id: "detail-title" }, "What each source says, and what the dataset chose"),
    make("p", { class: "lead" }, `Read from ${plural(documents.length, "text")}: ${plural(events.length, "event")}, and ${plural(claims.length, "claim")} of people killed, injured, captured or displaced. `,
      "Open an event to see every claim in its sentence, who makes it, the figure chosen and the reason. Nothing here was verified: it is what the texts say."),
    showCards("Where the sources contradict one another", contested),
    showCards("Most people killed", deadliest),
    showTotalsLink());
}

function showCards(title, chosen) {
  if (!chosen.length) return null;
  return make("section", { class: "block" }, make("h3", {}, title),
    make("div", { class: "cards" }, chosen.slice(0, FEW_CARDS).map(showCard)));
}

function showCard(event) {
  const [figure] = rankFigures(figuresOf.get(event.event_id));
  const told = figure.used.map((id) => claimOf.get(id));
  const scale = findScale([...told.map(findRange), figure.rules.best]);
  return make("a", { class: "card", href: `#${event.event_id}` },
    make("span", { class: "top" }, make("span", {}, event.place), make("span", {}, formatFigure(figure.rules.best))),
    make("p", { class: "under" }, `${describeHarm(figure.harm, figure.victim_type)} · ${formatDays(event.date_start, event.date_end, event.date_precision)}`),
    told.slice(0, 3).map((claim) => showLine(formatClaim(claim), findRange(claim), scale, "")),
    showLine("Dataset", figure.rules.best, scale, "dataset"));
}

const showLine = (label, range, scale, kind) => make("div", { class: "line" }, make("span", {}, label), drawRange(range, scale, kind));

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
      sets.length > 1 ? make("h3", {}, set ? "These contradict one another" : "Others") : null,
      make("ol", { class: "claims" }, members.map(showLooseClaim)))));
}
