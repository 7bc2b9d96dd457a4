// Events over time, stacked by kind; dragging chooses days.

const UNITS = [["day", 92, (day) => day], ["week", 800, (day) => day - ((day + 3) % 7)], ["month", 6000, (day) => startOf(day, 7)], ["year", Infinity, (day) => startOf(day, 4)]];
const EDGE = { left: 30, right: 8, top: 10, bottom: 20 };
const time = { box: find("timeline"), whole: false, brush: null };

const startOf = (day, length) => toDay(`${toIso(day).slice(0, length)}-01-01`.slice(0, 10));

function startTimeline() {
  new ResizeObserver(drawTimeline).observe(time.box);
  find("time-clear").addEventListener("click", () => setDates(null, null));
  find("time-span").addEventListener("click", () => {
    time.whole = !time.whole;
    drawTimeline();
  });
  whenFound(drawTimeline);
  const kinds = [...new Set(events.map((event) => event.kind))].sort();
  show(find("legend"), kinds.map((kind) => make("span", {}, swatch(kind), nameOf("event_type", KINDS[kind]))));
}

const dated = () => events.filter((event) => event.from !== null);

// All days, or those of nine in ten events where a few far-off events would squeeze the others.
function findSpan() {
  const days = dated().map((event) => event.from).sort((a, b) => a - b);
  if (!days.length) return null;
  const whole = [days[0], days[days.length - 1]];
  const main = [days[Math.floor(days.length * 0.05)], days[Math.ceil(days.length * 0.95) - 1]];
  const squeezed = (main[1] - main[0]) * 3 < whole[1] - whole[0];
  return { span: squeezed && !time.whole ? [main[0] - 2, main[1] + 2] : whole, squeezed };
}

function drawTimeline() {
  const { clientWidth: width, clientHeight: height } = time.box;
  const found = findSpan();
  if (!width || !height) return;
  if (!found) return show(time.box, make("p", { class: "none" }, "No event has a date."));
  const [unit, , startOfBin] = UNITS.find(([, most]) => found.span[1] - found.span[0] <= most);
  const scale = makeTimeScale(found.span, startOfBin, width);
  show(time.box, draw("svg", { role: "img", "aria-label": `Events by ${unit}; the date filters do the same` },
    drawBars(scale, startOfBin, height), drawTimeAxis(scale, width, height), drawBrush(scale, height), listenToBrush(scale, width, height)));
  noteTime(found, unit);
}

function makeTimeScale([first, last], startOfBin, width) {
  const [from, to] = [startOfBin(first), last + 1];
  const unit = (width - EDGE.left - EDGE.right) / Math.max(to - from, 1);
  return { from, to, unit, x: (day) => EDGE.left + (day - from) * unit, day: (x) => Math.round(from + (x - EDGE.left) / unit - 0.5) };
}

function drawBars(scale, startOfBin, height) {
  const bins = countByBin(scale, startOfBin);
  const most = Math.max(1, ...[...bins.values()].map((counts) => counts.reduce((sum, n) => sum + n, 0)));
  const rise = (height - EDGE.top - EDGE.bottom) / most;
  const starts = [...bins.keys()].sort((a, b) => a - b);
  const width = Math.max(1.5, nextBin(starts[0] ?? scale.from, startOfBin) * scale.unit - 1);
  return [draw("text", { class: "axis", x: EDGE.left - 4, y: EDGE.top + 8, "text-anchor": "end" }, formatCount(most)),
    starts.map((start) => drawStack(bins.get(start), scale.x(start), width, rise, height - EDGE.bottom))];
}

function nextBin(start, startOfBin) {
  let days = 1;
  while (startOfBin(start + days) === start) days += 1;
  return days;
}

function countByBin(scale, startOfBin) {
  const bins = new Map();
  const starts = new Map();
  for (const event of state.found) {
    if (event.from === null || event.from < scale.from || event.from >= scale.to) continue;
    if (!starts.has(event.from)) starts.set(event.from, startOfBin(event.from));
    const start = starts.get(event.from);
    if (!bins.has(start)) bins.set(start, KINDS.map(() => 0));
    bins.get(start)[event.kind] += 1;
  }
  return bins;
}

function drawStack(counts, x, width, rise, ground) {
  let y = ground;
  return counts.map((count, kind) => {
    if (!count) return null;
    y -= count * rise;
    return draw("rect", { class: `kind-${kind}`, x, y, width, height: count * rise }, draw("title", {}, `${nameOf("event_type", KINDS[kind])}: ${count}`));
  });
}

function drawTimeAxis(scale, width, height) {
  const ground = height - EDGE.bottom;
  const wanted = Math.max(2, Math.floor((width - EDGE.left) / 90));
  const step = Math.max(1, Math.ceil((scale.to - scale.from) / wanted));
  const days = Array.from({ length: wanted }, (_, i) => scale.from + i * step).filter((day) => scale.x(day) < width - 50);
  return draw("g", { "aria-hidden": "true" }, draw("line", { class: "axis-line", x1: EDGE.left, x2: width - EDGE.right, y1: ground, y2: ground }),
    days.map((day) => draw("text", { class: "axis", x: scale.x(day), y: height - 6 }, formatTick(day, step))));
}

function formatTick(day, step) {
  const [year, month, date] = toIso(day).split("-").map(Number);
  if (step > 360) return String(year);
  return step > 45 ? `${MONTHS[month - 1].slice(0, 3)} ${year}` : `${date} ${MONTHS[month - 1].slice(0, 3)} ${String(year).slice(2)}`;
}

function drawBrush(scale, height) {
  const { from, to } = time.brush ?? state.filters;
  if (from === null && to === null) return null;
  const [left, right] = [scale.x(Math.max(from ?? scale.from, scale.from)), scale.x(Math.min(to ?? scale.to, scale.to - 1) + 1)];
  return right > left ? draw("rect", { class: "brush", x: left, y: EDGE.top, width: right - left, height: height - EDGE.top - EDGE.bottom }) : null;
}

function listenToBrush(scale, width, height) {
  return draw("rect", { class: "brush-area", x: EDGE.left, y: 0, width: Math.max(width - EDGE.left, 0), height, pointerdown: (start) => startBrush(start, scale) });
}

function startBrush(start, scale) {
  const left = time.box.getBoundingClientRect().left;
  const days = (now) => [start, now].map(({ clientX }) => scale.day(clientX - left)).sort((a, b) => a - b);
  const move = (now) => {
    const [from, to] = days(now);
    time.brush = { from, to };
    drawTimeline();
  };
  const stop = (now) => {
    removeEventListener("pointermove", move);
    time.brush = null;
    if (Math.abs(now.clientX - start.clientX) > 3) setDates(...days(now));
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop, { once: true });
  addEventListener("pointercancel", stop, { once: true });
}

function noteTime({ squeezed }, unit) {
  const undated = state.found.filter((event) => event.from === null).length;
  find("time-note").textContent = `Events by ${unit}; drag to choose days${undated ? ` (${formatCount(undated)} undated)` : ""}`;
  find("time-span").hidden = !squeezed;
  find("time-span").textContent = time.whole ? "Main period" : "Whole time";
  find("time-clear").hidden = state.filters.from === null && state.filters.to === null;
}
