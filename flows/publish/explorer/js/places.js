// The map by keyboard: one of its circles can be reached by Tab, from there the arrows go to the next ones.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The circles are drawn anew at every change; the one in focus stays in focus.
function showDots(circles, unit) {
  const focused = map.dots.contains(document.activeElement);
  map.shown = circles;
  if (!circles.some((spot) => spot.key === map.active)) map.active = (circles.find((spot) => spot.selected) ?? circles[0])?.key ?? null;
  show(map.dots, circles.map((spot) => drawDot(spot, unit)));
  if (focused) map.dots.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
}

function listenOnMap(happening) {
  const { key, target } = happening;
  const active = map.shown.find((spot) => spot.key === target.dataset.key);
  if (!active || happening.ctrlKey || happening.metaKey || happening.altKey) return;
  map.active = active.key;
  if (key === "Enter" || key === " ") choosePlace(active.name);
  else if (key === "+" || key === "-") zoomMap(key === "+" ? 0.6 : 1 / 0.6);
  else if (DIRECTIONS[key]) goTo(findNext(active, DIRECTIONS[key]) ?? active);
  else return;
  happening.preventDefault();
}

// The nearest circle that lies more in this direction than in any other.
function findNext(from, [right, down]) {
  const ahead = (spot) => (spot.x - from.x) * right + (spot.y - from.y) * down;
  const aside = (spot) => Math.abs((spot.x - from.x) * down) + Math.abs((spot.y - from.y) * right);
  const distance = (spot) => Math.hypot(ahead(spot), aside(spot));
  return map.shown.filter((spot) => ahead(spot) > 0 && aside(spot) <= ahead(spot)).sort((a, b) => distance(a) - distance(b))[0];
}

function goTo(spot) {
  map.active = spot.key;
  const unit = map.view.width / map.box.clientWidth;
  if (isInSight({ x: (spot.x - map.view.x) / unit, y: (spot.y - map.view.y) / unit })) drawPlaces();
  else setView(spot.x, spot.y, map.view.width);
}
