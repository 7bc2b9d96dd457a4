// The words that say it: the sentence with the evidence marked, some context, and where it stands.

function showQuote(row) {
  const { words: text, first, start, end, last } = readExcerpt(row);
  return make("blockquote", { class: "quote" },
    showAround(text.slice(0, first), "… ", ""),
    text.slice(first, start),
    make("mark", {}, markTrigger(text.slice(start, end), row)),
    text.slice(end, last),
    showAround(text.slice(last), "", " …"));
}

function showAround(text, before, after) {
  return text.trim() ? make("span", { class: "around" }, before, text, after) : null;
}

// Claims have no trigger.
function markTrigger(text, { trigger_start: start = null, trigger_length: length }) {
  if (start === null) return text;
  return [text.slice(0, start), make("b", {}, text.slice(start, start + length)), text.slice(start + length)];
}

function nameDocument(row) {
  const { publisher, title, path } = documents[row.document];
  return publisher ?? title ?? path;
}

function showSource(row) {
  const { title, publisher, published, genre, path } = documents[row.document];
  const parts = [publisher, title ? `“${title}”` : null, published ? formatDay(published) : "no date of publication",
    genre ? nameOf("genre", genre) : null, title ? null : path].filter(Boolean);
  return make("p", { class: "source", title: `File ${path}` }, parts.join(" · "));
}

// Who says it: the speaker the text names, else the text itself.
const nameSpeaker = (row) => (row.attributed_to ? `${capitalise(row.attributed_to)} (${nameDocument(row)})` : nameDocument(row));

function showSpeaker(row) {
  const source = nameDocument(row);
  if (!row.attributed_to) return make("span", { class: "who" }, source, make("small", {}, "says it itself"));
  return make("span", { class: "who" }, capitalise(row.attributed_to), make("small", {}, `quoted by ${source}`));
}
