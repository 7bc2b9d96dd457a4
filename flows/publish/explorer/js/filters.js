// The filter form, the search box and the line that says how many events are left.

function showFilters() {
  show(find("filter-form"),
    showKinds(),
    field("Actor", make("input", { name: "actor", list: "actors", placeholder: "anyone" }), suggest("actors", events.flatMap((event) => event.actors))),
    field("Place", make("input", { name: "place", list: "places", placeholder: "anywhere" }), suggest("places", events.flatMap((event) => [event.location, event.admin1, event.country]))),
    field("Source", choose("source", "all texts", documents.map((row, number) => [number, nameSource(row)]))),
    field("How it is told", choose("status", "in any way", Object.entries(words.status))),
    make("div", { class: "days" }, field("From", make("input", { name: "from", type: "date" })), field("To", make("input", { name: "to", type: "date" }))),
    make("label", { class: "check" }, make("input", { type: "checkbox", name: "contested" }), " only where numbers contradict one another"),
    make("div", {}, make("button", { type: "reset" }, "Clear all filters")));
}

const nameSource = ({ publisher, title, path }) => [publisher, title ?? path].filter(Boolean).join(": ");

function showKinds() {
  const counts = new Map(KINDS.map((_, kind) => [kind, events.filter((event) => event.kind === kind).length]));
  return make("fieldset", {}, make("legend", {}, "Kind of event"), [...counts].filter(([, count]) => count).map(([kind, count]) =>
    make("label", { class: "chip", title: defineCode("event_type", KINDS[kind]) },
      make("input", { type: "checkbox", name: "kind", value: kind, checked: true }), swatch(kind), `${nameOf("event_type", KINDS[kind])} ${formatCount(count)}`)));
}

const field = (label, ...controls) => make("label", { class: "field" }, make("span", { class: "label" }, label), controls.reverse());

function choose(name, all, options) {
  return make("select", { name }, make("option", { value: "" }, all), options.map(([value, label]) => make("option", { value }, label)));
}

function suggest(id, names) {
  const known = [...new Set(names)].filter(Boolean).sort((a, b) => a.localeCompare(b, "en"));
  return make("datalist", { id }, known.map((value) => make("option", { value })));
}

function readFilters() {
  const { actor, place: where, source, status, from, to, contested } = find("filter-form").elements;
  const boxes = [...find("filter-form").querySelectorAll("[name=kind]")];
  const on = boxes.filter((box) => box.checked).map((box) => Number(box.value));
  changeFilters({
    kinds: on.length === boxes.length ? null : new Set(on),
    actor: actor.value.trim(), place: where.value.trim(), source: source.value, status: status.value,
    from: from.value ? toDay(from.value) : null, to: to.value ? toDay(to.value) : null, contested: contested.checked,
  });
}

function setDates(from, to) {
  const form = find("filter-form").elements;
  form.from.value = from === null ? "" : toIso(from);
  form.to.value = to === null ? "" : toIso(to);
  readFilters();
}

function setPlace(name) {
  find("filter-form").elements.place.value = name;
  readFilters();
}

function startFilters() {
  showFilters();
  show(find("sort"), Object.entries(ORDERS).map(([value, { label }]) => make("option", { value }, label)));
  find("filter-form").addEventListener("input", readFilters);
  find("filter-form").addEventListener("submit", (happening) => happening.preventDefault());
  find("filter-form").addEventListener("reset", () => setTimeout(readFilters));
  find("sort").addEventListener("change", () => changeOrder(find("sort").value));
  find("search").addEventListener("input", () => changeFilters({ words: find("search").value }));
  whenFound(showCount);
}

function showCount() {
  const set = countFilters(state.filters);
  const { length } = state.found;
  find("count").textContent = length === events.length ? plural(length, "event") : `${formatCount(length)} of ${plural(events.length, "event")}`;
  find("filters-on").textContent = set ? `${formatCount(set)} set` : "none set";
}
