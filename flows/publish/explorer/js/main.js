// Addresses, keys and views: what holds the parts together.

const TITLE = document.title;

let cameFrom = "detail";

function openEvent(id) {
  cameFrom = document.body.dataset.view;
  if (location.hash === `#${id}`) readAddress();
  else location.hash = id;
}

function closeEvent() {
  if (location.hash) location.hash = "";
  else readAddress();
  showView(cameFrom);
  cameFrom = "detail";
  find("list").focus({ preventScroll: true });
}

// The address names the open event; Back therefore works by itself.
function readAddress() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === "events") return;
  const event = eventOf.get(id);
  state.selected = event ? id : null;
  show(find("detail"), event ? showEvent(event) : id === "totals" ? showTotals() : showOverview());
  find("detail").scrollTop = 0;
  document.title = event ? `${event.place}: ${event.what} – ${TITLE}` : TITLE;
  if (event || id === "totals") showView("detail");
  showSelected();
  drawPlaces();
}

// While no event is open, what is shown answers to search and filters.
function answerQuestion() {
  if (location.hash) return;
  show(find("detail"), showOverview());
  find("detail").scrollTop = 0;
}

// Whoever types asks something new: the open event makes way for the answer.
function leaveEvent() {
  if (location.hash) location.hash = "";
  showView("detail");
}

// On a narrow screen one pane is seen at a time.
function showView(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll("[data-show]")) {
    if (button.dataset.show === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

// Overview, pressed twice, leaves the open event.
function changeView(name) {
  if (name === "detail" && document.body.dataset.view === name && location.hash) closeEvent();
  showView(name);
}

function listenToKeys(happening) {
  if (happening.ctrlKey || happening.metaKey || happening.altKey || find("help").open) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(happening.target.tagName);
  if (happening.key === "Escape") leave(happening.target);
  else if (!typing && happening.key === "/") {
    happening.preventDefault();
    find("search").focus();
  } else if (!typing && happening.key === "?") find("help").showModal();
}

function leave(target) {
  if (target === find("search") && target.value) {
    target.value = "";
    changeFilters({ words: "" });
  } else if (location.hash) closeEvent();
  else find("list").focus();
}

function listenToSearch(happening) {
  if (happening.key !== "ArrowDown" && happening.key !== "Enter") return;
  happening.preventDefault();
  if (happening.key === "Enter" && state.found.length) openEvent(state.found[0].event_id);
  if (happening.key === "ArrowDown") showView("events");
  find("list").focus();
}

function showGlossary() {
  const lists = [["event_type", "Kinds of events"], ["status", "How it is told"], ["qualifier", "How exact a number is"]];
  show(find("glossary"), lists.map(([name, title]) => make("details", {}, make("summary", {}, title),
    make("dl", {}, Object.entries(words.definitions[name]).map(([code, text]) => [make("dt", {}, capitalise(nameOf(name, code))), make("dd", {}, text)])))));
  find("credit").textContent = words.credit;
}

function start() {
  find("filters").open = false;
  startFilters();
  startList();
  startMap();
  startTimeline();
  showGlossary();
  findEvents();
  whenFound(answerQuestion);
  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => changeView(button.dataset.show));
  }
  find("help-open").addEventListener("click", () => find("help").showModal());
  find("search").addEventListener("input", leaveEvent);
  find("search").addEventListener("keydown", listenToSearch);
  document.addEventListener("keydown", listenToKeys);
  addEventListener("hashchange", readAddress);
  showView("detail");
  readAddress();
  document.body.removeAttribute("aria-busy");
}

start();
