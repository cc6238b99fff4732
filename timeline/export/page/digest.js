// The digest: while the list is long, the most important events of each day, week, month or year in view, so that it
// reads as a chronology before anyone clicks.

const MANY_LISTED = 150;
const DIGEST_LINES = 40;
const LINES_OF_PERIOD = { fewest: 2, most: 12 };
// The longest views, in days, of each unit: a screen or two.
const UNITS_OF_VIEW = [["day", 31], ["week", 183], ["month", 3660], ["year", Infinity]];

// Whether the list is a digest: long, and in no order that somebody chose.
function isDigest() {
  return !orderAsked() && state.shown.length > MANY_LISTED;
}

// The first day of the period of a unit that has a day, and that of the next one; weeks are from Monday.
function periodOf(day, unit) {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "day") return [day, day + 1];
  if (unit === "week") {
    const first = Math.floor((day + 3) / 7) * 7 - 3;
    return [first, first + 7];
  }
  return unit === "month" ? [dayNumber(year, month, 1), dayNumber(year, month + 1, 1)] : [dayNumber(year, 0, 1), dayNumber(year + 1, 0, 1)];
}

// The periods that reach into some days and have events, in order: [{ first, next, events }], and how many events in view are in
// none, as theirs may be days of several.
function periodsOf(events, [from, to]) {
  const [unit] = UNITS_OF_VIEW.find(([, longest]) => to - from <= longest);
  // Many events have the same days.
  const ofDays = new Map();
  const found = new Map();
  let wider = 0;
  for (const event of events) {
    const known = event.first ?? event.last;
    if (known === null) continue;
    if (!ofDays.has(known)) ofDays.set(known, periodOf(known, unit));
    const [first, next] = ofDays.get(known);
    if ((isOpen(event) || event.last >= next) && !isOpened(event)) wider += reaches(event, from, to) ? 1 : 0;
    else if (next > from && first < to) {
      if (!found.has(first)) found.set(first, { first, next, events: [] });
      found.get(first).events.push(event);
    }
  }
  const periods = [...found.values()].sort((one, other) => one.first - other.first);
  return { periods: IS_NEWEST_FIRST ? periods.reverse() : periods, wider };
}

// Whether the answer was asked for with the newest first.
const IS_NEWEST_FIRST = (() => {
  const days = EVENTS.filter((event) => certaintyOf(event) === "certain" && !isVague(event)).map((event) => event.first);
  return days.length > 1 && days[0] > days.at(-1);
})();

// The lines of a period: its most important events, and those that are unfolded or chosen, in the order of time.
function linesOf(events, count) {
  const told = [...events].sort((one, other) => isWeak(one) - isWeak(other) || moreImportantFirst(one, other));
  const texts = new Set();
  const foremost = told.filter(({ headline }) => texts.size < count && !texts.has(headline) && texts.add(headline));
  const kept = new Set([...foremost, ...events.filter(isOpened)]);
  return [...kept].sort(IS_NEWEST_FIRST ? ORDERS.newest : ORDERS.oldest);
}

function reaches(event, from, to) {
  const [start, end] = extent(event, drawing.domain);
  return end > from && start < to;
}

function isOpened({ number }) {
  return state.open.has(number) || number === state.chosen;
}

// What is listed only where nothing else is: what says too little, is told in passing, did not happen, or has no day.
function isWeak(event) {
  return Number(event.fragment || event.inPassing || event.factuality === "hypothetical" || isVague(event));
}

// The days that the form asks for, or else those in view.
function digestDays() {
  const { from, to } = readFilters();
  const [first, last] = viewed().map(Math.round);
  return from !== null && to !== null && first <= from && to < last ? [from, to + 1] : [first, last];
}

// The periods that are listed: while a view has the same ones, their lines stay, as somebody may be about to click on them.
let listedPeriods = "";

// follows: only the days in view have changed.
function drawDigest(follows = false) {
  const events = state.shown.map((number) => EVENTS[number]);
  const [from, to] = digestDays();
  const { periods, wider } = periodsOf(events, [from, to]);
  const note = periods.length && wider ? say("widerThan", wider) : "";
  const names = periods.map(({ first, next }) => `${first}/${next}`).join(" ");
  if (follows && names === listedPeriods) {
    $("wider")?.replaceChildren(note);
    return;
  }
  listedPeriods = names;
  const { fewest, most } = LINES_OF_PERIOD;
  const count = Math.max(fewest, Math.min(most, Math.round(DIGEST_LINES / Math.max(periods.length, 1))));
  const items = periods.flatMap((period) => [headingOf(period), ...linesOf(period.events, count).map((event) => itemOf(event, state))]);
  items.push(Object.assign(element("li", "note", note), { id: "wider" }));
  if (!periods.length) items.push(element("li", "empty", say("noneInView")));
  replaceList(items);
}

// The name of a period, with the number of its events: a click asks for its days.
function headingOf({ first, next, events }) {
  const button = element("button", "", element("bdi", "when", spokenPeriod(first, next)), " ", element("span", "count", countOf(events.length)));
  button.type = "button";
  button.dataset.from = isoOf(first);
  button.dataset.to = isoOf(next - 1);
  return element("li", "period", element("h3", "", button));
}

function spokenPeriod(first, next) {
  if (next - first === 1) return `${weekdayOf(first)} ${spokenDay(first)}`;
  if (next - first === 7) return spokenWeek(first, next - 1);
  return next - first < 32 ? `${monthOf(first)} ${yearOf(first)}` : yearOf(first);
}

// 2–8 October 2023; 25 September – 1 October 2023.
function spokenWeek(first, last) {
  const alike = [yearOf, monthOf].map((part) => part(first) === part(last));
  const from = [dayOfMonth(first), ...(alike[0] && alike[1] ? [] : [monthOf(first)]), ...(alike[0] ? [] : [yearOf(first)])].join(" ");
  return say("between", from, spokenDay(last));
}

function countOf(events) {
  return events === 1 ? say("gatheredOne") : say("gathered", events);
}

function askForPeriod({ from, to }) {
  FIELDS.from.value = writtenCode(from);
  FIELDS.to.value = writtenCode(to);
  applyFilters();
  $("list").scrollIntoView({ block: "start" });
}
