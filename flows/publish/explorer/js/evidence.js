// The words that say it: the sentence with the evidence marked, some context, and where it stands.

function showQuote(row, trigger) {
  const { words: text, first, last } = excerpts[row.excerpt];
  return make("blockquote", { class: "quote" },
    showAround(text.slice(0, first), "… ", ""),
    text.slice(first, row.start),
    make("mark", {}, markTrigger(text.slice(row.start, row.end), trigger)),
    text.slice(row.end, last),
    showAround(text.slice(last), "", " …"));
}

function showAround(text, before, after) {
  return text.trim() ? make("span", { class: "around" }, before, text, after) : null;
}

function markTrigger(text, trigger) {
  const at = trigger ? text.toLowerCase().indexOf(trigger.toLowerCase()) : -1;
  if (at < 0) return text;
  return [text.slice(0, at), make("b", {}, text.slice(at, at + trigger.length)), text.slice(at + trigger.length)];
}

// Positions count Unicode characters in the data, UTF-16 units in JavaScript.
for (const excerpt of excerpts) {
  if (/[\ud800-\udbff]/.test(excerpt.words)) excerpt.points = [...excerpt.words];
}

for (const row of [...mentions, ...claims]) {
  const { points } = excerpts[row.excerpt];
  if (points) [row.start, row.end] = [row.start, row.end].map((n) => points.slice(0, n).join("").length);
}

for (const excerpt of excerpts) {
  const { points } = excerpt;
  if (points) [excerpt.first, excerpt.last] = [excerpt.first, excerpt.last].map((n) => points.slice(0, n).join("").length);
}

function nameDocument(id) {
  const { publisher, title, path } = documentOf.get(id);
  return publisher ?? title ?? path;
}

function showSource(row) {
  const { title, publisher, published, genre, path } = documentOf.get(row.document_id);
  const parts = [publisher, title ? `“${title}”` : null, published ? formatDay(published) : "no date of publication",
    genre ? nameOf("genre", genre) : null, title ? null : path].filter(Boolean);
  return make("p", { class: "source", title: `File ${path}` }, parts.join(" · "));
}

// Who says it: the speaker the text names, else the text itself.
function showSpeaker(row) {
  const source = nameDocument(row.document_id);
  if (!row.attributed_to) return make("span", { class: "who" }, source, make("small", {}, "says it itself"));
  return make("span", { class: "who" }, capitalise(row.attributed_to), make("small", {}, `quoted by ${source}`));
}
