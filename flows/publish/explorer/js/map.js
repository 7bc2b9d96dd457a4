// The map: outlines once, a circle a place, a view box that moves and zooms. Mercator, in units of a degree of longitude.

const MOST_NAMES = 16;
const map = { box: find("map"), svg: null, dots: null, names: null, view: null, places: [], countries: [], shown: [], active: null };

const toY = (latitude) => -Math.log(Math.tan(Math.PI / 4 + (Math.max(-84, Math.min(84, latitude)) * Math.PI) / 360)) * (180 / Math.PI);

function startMap() {
  map.places = findPlaces();
  map.countries = findMiddles();
  map.dots = draw("g");
  map.names = draw("g", { "aria-hidden": "true" });
  map.svg = draw("svg", { role: "group", "aria-label": "Places of the events: arrows go from place to place, Enter keeps the events of one" }, drawOutlines(), map.dots, map.names);
  map.box.append(map.svg);
  find("map-in").addEventListener("click", () => zoomMap(0.6));
  find("map-out").addEventListener("click", () => zoomMap(1 / 0.6));
  find("map-fit").addEventListener("click", fitMap);
  map.box.addEventListener("wheel", zoomByWheel, { passive: false });
  map.box.addEventListener("pointerdown", startDrag);
  map.dots.addEventListener("keydown", listenOnMap);
  new ResizeObserver(resizeMap).observe(map.box);
  whenFound(drawPlaces);
}

function findPlaces() {
  const known = new Map();
  for (const event of events) {
    if (event.latitude === null) continue;
    const key = `${event.latitude} ${event.longitude}`;
    if (!known.has(key)) known.set(key, { key, x: event.longitude, y: toY(event.latitude), name: event.location, country: event.country, wide: event.geo_precision === 3, events: [] });
    known.get(key).events.push(event);
  }
  return [...known.values()];
}

function decodeLine(line, backwards) {
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < line.length; i += 2) {
    [x, y] = [x + line[i], y + line[i + 1]];
    points.push([x / outlines.unit, toY(y / outlines.unit)]);
  }
  return backwards ? points.reverse() : points;
}

const drawPath = (points) => `M${points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join("L")}`;

function drawOutlines() {
  const land = outlines.countries.map(({ rings }) => draw("path", { class: "land", d: rings.map(drawRing).join("") }));
  const between = outlines.divisions.map((line) => drawPath(decodeLine(line))).join("");
  return draw("g", { "aria-hidden": "true" }, land, draw("path", { class: "division", d: between }));
}

// A ring that crosses the date line would be drawn around the world: it is left out.
function drawRing(ring) {
  const points = ring.flatMap((n) => (n >= 0 ? decodeLine(outlines.lines[n]) : decodeLine(outlines.lines[~n], true)));
  const jumps = points.some(([x], i) => i && Math.abs(x - points[i - 1][0]) > 180);
  return points.length < 4 || jumps ? "" : `${drawPath(points)}Z`;
}

// The view holds the places of nine in ten events; those far off are reached by zooming out.
function fitMap() {
  const shown = state.found.filter((event) => event.latitude !== null);
  const seen = shown.length ? shown : events.filter((event) => event.latitude !== null);
  const [west, east] = spread(seen.map((event) => event.longitude));
  const [top, bottom] = spread(seen.map((event) => toY(event.latitude)));
  setView((west + east) / 2, (top + bottom) / 2, Math.max((east - west) * 1.3, ((bottom - top) * 1.35 * map.box.clientWidth) / map.box.clientHeight, 1.2));
}

function spread(values) {
  if (!values.length) return [-160, 160];
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length * 0.03)], sorted[Math.ceil(sorted.length * 0.97) - 1]];
}

function setView(x, y, width) {
  const across = Math.min(Math.max(width, 0.05), 360);
  const up = (across * map.box.clientHeight) / Math.max(map.box.clientWidth, 1);
  map.view = { x, y, width: across };
  map.svg.setAttribute("viewBox", `${x - across / 2} ${y - up / 2} ${across} ${up}`);
  drawPlaces();
}

function resizeMap() {
  if (!map.box.clientWidth || !map.box.clientHeight) return;
  if (map.view) setView(map.view.x, map.view.y, map.view.width);
  else fitMap();
}

const zoomMap = (factor) => setView(map.view.x, map.view.y, map.view.width * factor);

function zoomByWheel(happening) {
  happening.preventDefault();
  const factor = happening.deltaY > 0 ? 1.25 : 0.8;
  const [x, y] = pointOnMap(happening);
  setView(x + (map.view.x - x) * factor, y + (map.view.y - y) * factor, map.view.width * factor);
}

function pointOnMap({ clientX, clientY }) {
  const { left, top, width, height } = map.box.getBoundingClientRect();
  const unit = map.view.width / width;
  return [map.view.x + (clientX - left - width / 2) * unit, map.view.y + (clientY - top - height / 2) * unit];
}

function startDrag(start) {
  if (start.target.classList.contains("dot") || start.button) return;
  const { x, y, width } = map.view;
  const unit = width / map.box.clientWidth;
  const move = (now) => setView(x - (now.clientX - start.clientX) * unit, y - (now.clientY - start.clientY) * unit, width);
  const stop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}

function drawPlaces() {
  if (!map.view || !map.box.clientWidth) return;
  const unit = map.view.width / map.box.clientWidth;
  const found = new Set(state.found);
  const circles = map.places.map((spot) => measurePlace(spot, found)).filter((spot) => spot.shown).sort((a, b) => b.size - a.size);
  showDots(circles, unit);
  show(map.names, nameDots(circles, unit));
  const missing = state.found.filter((event) => event.latitude === null).length;
  find("map-note").textContent = `${plural(circles.length, "place")}; the larger, the more people killed (best figures); blue: none told killed${missing ? `; ${plural(missing, "event")} without a place` : ""}`;
}

function measurePlace(spot, found) {
  const shown = spot.events.filter((event) => found.has(event));
  const deaths = shown.reduce((sum, event) => sum + event.deaths, 0);
  return { ...spot, shown: shown.length, deaths, size: deaths ? 4 + Math.min(Math.sqrt(deaths) * 0.75, 30) : 3.5,
    selected: shown.some((event) => event.event_id === state.selected) };
}

function drawDot(spot, unit) {
  const label = `${spot.name ?? "unnamed place"}: ${plural(spot.shown, "event")}, ${formatCount(spot.deaths)} killed`;
  const classes = ["dot", spot.deaths ? "" : "nobody", spot.wide ? "wide" : "", spot.selected ? "selected" : ""].join(" ");
  return draw("circle", { class: classes, cx: spot.x, cy: spot.y, r: spot.size * unit, role: "button", "aria-label": label,
    "aria-pressed": String(spot.name !== null && state.filters.place === spot.name), tabindex: spot.key === map.active ? 0 : -1,
    "data-key": spot.key, click: () => choosePlace(spot.name) }, draw("title", {}, label));
}

function choosePlace(name) {
  setPlace(state.filters.place === name ? "" : name ?? "");
}

// Names of the foremost places, each where it covers no other name.
function nameDots(circles, unit) {
  const taken = [];
  const ranked = [...circles].filter((spot) => spot.name && !spot.wide).sort((a, b) => b.selected - a.selected || b.deaths - a.deaths || b.shown - a.shown);
  for (const spot of ranked) {
    const label = { x: (spot.x - map.view.x) / unit + spot.size + 3, y: (spot.y - map.view.y) / unit + 4, width: spot.name.length * 6.6, spot };
    if (taken.length < MOST_NAMES && isInSight(label) && isFree(label, taken)) taken.push(label);
  }
  return [...nameCountries(taken, unit), ...taken.map(({ x, y, spot }) => drawName(spot.name, x, y, unit, ""))];
}

// Names of countries, the largest first, where they fit into their country and cover no other name.
function nameCountries(places, unit) {
  const taken = [...places];
  const labels = map.countries.map(({ name, x, y, across }) => ({ name, x: (x - map.view.x) / unit - name.length * 4.5, y: (y - map.view.y) / unit, width: name.length * 9, room: across / unit }));
  const shown = labels.filter((label) => isInSight(label) && label.width < label.room && isFree(label, taken) && taken.push(label));
  return shown.map(({ name, x, y }) => drawName(name, x, y, unit, "country"));
}

const isInSight = ({ x, y }) => Math.abs(x) < map.box.clientWidth / 2 && Math.abs(y) < map.box.clientHeight / 2;
const isFree = ({ x, y, width }, taken) => taken.every((other) => x + width < other.x || other.x + other.width < x || Math.abs(y - other.y) > 13);

// x and y are pixels from the middle of the view.
const drawName = (name, x, y, unit, kind) => draw("text", { class: `name ${kind}`, transform: `translate(${map.view.x + x * unit} ${map.view.y + y * unit}) scale(${unit})` }, name);

// The middle and the width of the largest piece of each country, the largest country first.
function findMiddles() {
  const pieces = outlines.countries.map(({ name, rings }) => ({ name, ...rings.map(measureRing).sort((a, b) => b.area - a.area)[0] }));
  return pieces.sort((a, b) => b.area - a.area);
}

function measureRing(ring) {
  const points = ring.flatMap((n) => decodeLine(outlines.lines[n < 0 ? ~n : n]));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (west + east) / 2, y: (top + bottom) / 2, across: east - west, area: (east - west) * (bottom - top) };
}
