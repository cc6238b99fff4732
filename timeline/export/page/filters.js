// The form above the list: which events are shown.

const MOST_IMPORTANT = ["10", "30", "100", "300"];
const FIELDS = Object.fromEntries(
  ["words", "from", "to", "order", "certainty", "factuality", "publisher", "importance", "lanes", "disputed", "visible", "unfolded"].map((id) => [id, document.getElementById(id)]),
);

// Fill the selections, keeping what is chosen: they are made anew when the language changes.
function fillFilters() {
  choices(FIELDS.certainty, ["certain", "likely", "possible"], say);
  choices(FIELDS.factuality, ["occurred", "announced", "denied", "hypothetical"], say);
  const publishers = new Set(ARTICLES.map((article) => article.publisher).filter(Boolean));
  choices(FIELDS.publisher, [...publishers].sort((one, other) => one.localeCompare(other, "ar")), (name) => name);
  choices(FIELDS.importance, MOST_IMPORTANT, (count) => say("top", count));
  choices(FIELDS.lanes, Object.keys(FILED_UNDER), (name) => say(`${name}Lanes`), "noLanes");
  const many = EVENTS.length > MANY_LISTED;
  choices(FIELDS.order, [...(many ? ["asked"] : []), ...Object.keys(ORDERS)], say, many ? "digest" : "asked");
}

function choices(select, values, label, none = "any") {
  const chosen = select.value;
  const made = ["", ...values].map((value) => {
    const option = element("option", "", value ? label(value) : say(none));
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
  const question = askedInWords(FIELDS.words.value);
  const words = question ? "" : FIELDS.words.value;
  return { from: from?.[0] ?? question?.from ?? null, to: to?.[1] ?? question?.to ?? null, matches: matcher(words), bad };
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

// Events in an order of the list, of each certainty by itself; where days are asked for, those dated within them first.
// Without days, those without a first day or of more than a year come last, unless the most important are first: a list does not
// begin with an age.
const CERTAINTIES = ["certain", "likely", "possible"];
const ORDERS = {
  oldest: (one, other) => startOf(one) - startOf(other) || lengthOf(one) - lengthOf(other),
  newest: (one, other) => startOf(other) - startOf(one) || lengthOf(one) - lengthOf(other),
  important: moreImportantFirst,
};

// The order of the form, or else that of a question in words.
function orderAsked() {
  return FIELDS.order.value || (askedInWords(FIELDS.words.value)?.order ?? "");
}

function isOfAnAge(event) {
  return event.first === null || (event.last !== null && event.last - event.first >= LONGEST_IN_DOMAIN);
}

function startOf(event) {
  return event.first ?? event.last;
}

function lengthOf(event) {
  return isOpen(event) ? Infinity : event.last - event.first;
}

function ordered(events, asked) {
  const value = orderAsked();
  const listed = ORDERS[value] ? [...events].sort(ORDERS[value]) : events;
  const isAsked = asked.from !== null || asked.to !== null;
  const comesLater = isAsked ? (event) => !liesIn(event, asked.from, asked.to) : (event) => isOfAnAge(event) && value !== "important";
  const place = (event) => CERTAINTIES.indexOf(certaintyOf(event)) * 2 + (comesLater(event) ? 1 : 0);
  return [...listed].sort((one, other) => place(one) - place(other));
}

// Whether all of its days are from one day to another.
function liesIn(event, from, to) {
  return (from === null || (event.first !== null && event.first >= from)) && (to === null || (event.last !== null && event.last <= to));
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
