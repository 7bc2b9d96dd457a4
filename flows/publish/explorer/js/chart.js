// Range bars: claims and figures of one question on one scale.

function findScale(ranges) {
  const numbers = ranges.flat().filter((number) => number !== null);
  return makeScale(Math.max(1, ...numbers));
}

// From nought to a round number at or above the greatest, with some room for bars that are open upwards.
function makeScale(greatest) {
  const step = 10 ** Math.floor(Math.log10(greatest));
  const top = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((n) => n * step).find((n) => n >= greatest);
  return { top, share: (number) => (number / top) * 92 };
}

function drawRange([low, point, high], scale, kind) {
  const from = scale.share(low ?? 0);
  const to = high === null ? 100 : scale.share(high);
  const bar = low === high ? null : place(make("i", { class: high === null ? "open" : "" }), from, Math.max(to - from, 1));
  const dot = point === null ? null : place(make("b"), scale.share(point));
  return make("div", { class: `track ${kind}`, "aria-hidden": "true" }, bar, dot);
}

function drawAxis({ top }) {
  const ends = [0, top].map((number) => make("span", {}, formatCount(number)));
  const axis = make("div", { class: "scale", "aria-hidden": "true" }, ends);
  axis.style.width = "92%";
  return axis;
}

// A claim as [low, point, high]; the point of a range is its middle, as in the dataset's rules.
function findRange({ count_low: low, count_high: high }) {
  if (low === null) return [null, null, high];
  return [low, high === null ? low : Math.floor((low + high) / 2), high];
}
