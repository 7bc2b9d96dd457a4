// The list of events. Only the rows in sight exist, so that ten thousand events scroll like ten.

const ROW_HEIGHT = 76;
const ROWS_AROUND = 6;
const list = { box: find("list"), spacer: make("div", { class: "spacer", role: "presentation" }), active: 0 };

function startList() {
  list.box.append(list.spacer);
  list.box.addEventListener("scroll", drawRows, { passive: true });
  list.box.addEventListener("keydown", moveInList);
  list.box.addEventListener("click", openClicked);
  new ResizeObserver(drawRows).observe(list.box);
  whenFound(restartList);
}

function restartList() {
  const open = state.found.findIndex((event) => event.event_id === state.selected);
  list.active = Math.max(open, 0);
  list.box.scrollTop = 0;
  list.spacer.style.height = `${state.found.length * ROW_HEIGHT}px`;
  drawRows();
}

function drawRows() {
  const { scrollTop, clientHeight } = list.box;
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - ROWS_AROUND);
  const last = Math.min(state.found.length, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + ROWS_AROUND);
  const rows = state.found.slice(first, last).map((event, i) => drawRow(event, first + i));
  show(list.spacer, rows.length ? rows : make("p", { class: "none" }, "No event fits. Change the search or clear the filters."));
  list.box.setAttribute("aria-activedescendant", state.found.length ? `row-${list.active}` : "");
}

function drawRow(event, index) {
  const row = make("div", { class: index === list.active ? "row active" : "row", role: "option", id: `row-${index}`,
    "aria-selected": String(event.event_id === state.selected), "aria-posinset": index + 1, "aria-setsize": state.found.length, "data-index": index },
    make("span", { class: "place" }, event.place),
    make("span", { class: "toll" }, event.harmed ? `${formatFigure(event.harmed.figure)} ${event.harmed.harm}` : ""),
    make("span", { class: "day" }, formatDays(event.date_start, event.date_end, event.date_precision)),
    make("span", { class: "bounds" }, describeSpread(event)),
    make("span", { class: "what" }, swatch(event.kind), describeAct(event)));
  row.style.top = `${index * ROW_HEIGHT}px`;
  return row;
}

function describeAct(event) {
  const [by, on] = [event.initiators, event.targets].map((joined) => listNames(joined).join(", "));
  return [event.what, by && ` by ${by}`, on && ` → ${on}`].filter(Boolean).join("");
}

function describeSpread(event) {
  if (event.contested) return make("span", { class: "badge" }, event.contested > 1 ? `${event.contested} claims differ` : "contested");
  const [low, best, high] = event.harmed?.figure ?? [null, null, null];
  return best === null || (low === best && high === best) ? "" : formatBounds(low, high);
}

const STEPS = { ArrowDown: () => list.active + 1, ArrowUp: () => list.active - 1, Home: () => 0, End: () => state.found.length - 1,
  PageDown: () => list.active + rowsInSight(), PageUp: () => list.active - rowsInSight() };

const rowsInSight = () => Math.max(1, Math.floor(list.box.clientHeight / ROW_HEIGHT));

function moveInList(happening) {
  if (happening.key === "Enter" && state.found.length) openEvent(state.found[list.active].event_id);
  const step = STEPS[happening.key];
  if (!step) return;
  happening.preventDefault();
  list.active = Math.min(Math.max(step(), 0), Math.max(state.found.length - 1, 0));
  keepInSight(list.active);
  drawRows();
}

function keepInSight(index) {
  const top = index * ROW_HEIGHT;
  const { scrollTop, clientHeight } = list.box;
  if (top < scrollTop) list.box.scrollTop = top;
  else if (top + ROW_HEIGHT > scrollTop + clientHeight) list.box.scrollTop = top + ROW_HEIGHT - clientHeight;
}

function openClicked(happening) {
  const row = happening.target.closest(".row");
  if (!row) return;
  list.active = Number(row.dataset.index);
  openEvent(state.found[list.active].event_id);
}

function showSelected() {
  const index = state.found.findIndex((event) => event.event_id === state.selected);
  if (index >= 0) {
    list.active = index;
    keepInSight(index);
  }
  drawRows();
}
