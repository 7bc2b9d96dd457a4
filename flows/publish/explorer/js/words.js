// Values as people read them: numbers, ranges, days, names of codes.

const KINDS = Object.keys(words.event_type);
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const HARMS = ["killed", "injured", "captured", "displaced"];
const DAY = 86400000;

const nameOf = (list, code) => (code === null ? "" : words[list]?.[code] ?? String(code).replaceAll("_", " "));
const defineCode = (list, code) => words.definitions[list]?.[code] ?? "";
const capitalise = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const NUMBERS = new Intl.NumberFormat("en-GB");
const formatCount = (number) => NUMBERS.format(number);
const plural = (number, one, many = `${one}s`) => `${formatCount(number)} ${number === 1 ? one : many}`;
const listNames = (joined) => (joined ? joined.split("|") : []);

// [low, best, high] -> the number to show first: the best one, else the bounds.
function formatFigure([low, best, high]) {
  if (best !== null) return formatCount(best);
  return formatBounds(low, high);
}

function formatBounds(low, high) {
  if (low !== null && high !== null) return low === high ? formatCount(low) : `${formatCount(low)}–${formatCount(high)}`;
  if (low !== null) return `${formatCount(low)} or more`;
  return high === null ? "no number" : `up to ${formatCount(high)}`;
}

function formatClaim(claim) {
  const { count_low: low, count_high: high, qualifier } = claim;
  if (qualifier === "about" && low !== null) return `about ${formatCount(low)}`;
  if (qualifier === "vague") return low > 2 ? `“${claim.count_text}” (${formatBounds(low, high)})` : "no number given";
  return formatBounds(low, high);
}

const toDay = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const toIso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function formatDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function formatDays(start, end, precision) {
  if (!start && !end) return "no date given";
  if (!start) return `until ${formatDay(end)}`;
  if (!end) return `from ${formatDay(start)}`;
  if (start === end) return formatDay(start);
  return (precision >= 3 && wholeMonth(start, end)) || shortRange(start, end);
}

function wholeMonth(start, end) {
  const [year, month] = start.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  if (start.endsWith("-01") && end === last) return `${MONTHS[month - 1]} ${year}`;
  return start === `${year}-01-01` && end === `${year}-12-31` ? String(year) : "";
}

function shortRange(start, end) {
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${formatDay(end)}`;
  return `${formatDay(start)} – ${formatDay(end)}`;
}

function formatPlace(row, none = "Place not stated") {
  const area = [row.location, row.admin1, row.country].filter((name, i, all) => name && all.indexOf(name) === i);
  return area.length ? area.slice(0, 2).join(", ") : none;
}

function describeHarm(harm, victimType) {
  return capitalise(`${nameOf("victim_type", victimType)} ${harm}`);
}
