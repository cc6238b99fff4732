// The form above the list: which events are shown.

const MOST_IMPORTANT = ["10", "30", "100", "300"];
const FIELDS = Object.fromEntries(
  ["words", "from", "to", "certainty", "factuality", "publisher", "importance", "disputed", "visible", "unfolded"].map((id) => [id, document.getElementById(id)]),
);

// Fill the selections, keeping what is chosen: they are made anew when the language changes.
function fillFilters() {
  choices(FIELDS.certainty, ["certain", "likely", "possible"], say);
  choices(FIELDS.factuality, ["occurred", "announced", "denied", "hypothetical"], say);
  const publishers = new Set(ARTICLES.map((article) => article.publisher).filter(Boolean));
  choices(FIELDS.publisher, [...publishers].sort((one, other) => one.localeCompare(other, "ar")), (name) => name);
  choices(FIELDS.importance, MOST_IMPORTANT, (count) => say("top", count));
}

function choices(select, values, label) {
  const chosen = select.value;
  const made = ["", ...values].map((value) => {
    const option = element("option", "", value ? label(value) : say("any"));
    option.value = value;
    return option;
  });
  select.replaceChildren(...made);
  select.value = chosen;
}

// What the form asks for; `bad` is whether a day in it cannot be read, which then asks for nothing.
function readFilters() {
  const [from, to] = [FIELDS.from, FIELDS.to].map((field) => {
    const days = field.value.trim() ? daysOf(codeOf(field.value)) : null;
    field.setAttribute("aria-invalid", String(Boolean(field.value.trim()) && !days));
    return days;
  });
  const bad = [FIELDS.from, FIELDS.to].some((field) => field.getAttribute("aria-invalid") === "true");
  return { from: from?.[0] ?? null, to: to?.[1] ?? null, matches: matcher(FIELDS.words.value), bad };
}

// The events that fit the form, in the order of the answer.
function fitting(asked) {
  const { certainty, factuality, publisher, disputed } = FIELDS;
  return EVENTS.filter(
    (event) =>
      (!certainty.value || certainty.value === certaintyOf(event)) &&
      (!factuality.value || factuality.value === event.factuality) &&
      (!publisher.value || event.reports.some((report) => report.article.publisher === publisher.value)) &&
      (!disputed.checked || event.disputed) &&
      mayLieIn(event, asked.from, asked.to) &&
      asked.matches(event),
  );
}

// Those of them that have a line: similar ones folded, unless all are asked for, and of these the most important.
function listedOf(found) {
  const listed = FIELDS.unfolded.checked ? found : folded(found);
  return FIELDS.importance.value ? mostImportant(listed, Number(FIELDS.importance.value)) : listed;
}

// The most important of some events, in their order; of equally important ones the earlier.
function mostImportant(events, count) {
  const kept = new Set([...events].sort((one, other) => other.importance - one.importance).slice(0, count));
  return events.filter((event) => kept.has(event));
}

// Whether an event may have happened from one day to another; null is no bound, or an end not known.
function mayLieIn(event, from, to) {
  return (from === null || event.last === null || event.last >= from) && (to === null || event.first === null || event.first <= to);
}
