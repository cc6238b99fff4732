// What an event looks like: pure functions of events.

// The factuality of an event: its marker in the drawing, and its sign in text.
const SHAPES = {
  occurred: { marker: "circle", sign: "●" },
  announced: { marker: "triangle", sign: "▲" },
  denied: { marker: "circle_x", sign: "⊗" },
  hypothetical: { marker: "diamond", sign: "◆" },
};
const LONGEST_LABEL = 42;
const LABEL_POINTS_A_LETTER = 7;

// The days that an event takes, end excluded; an open end reaches that of `domain`.
function extent(event, domain) {
  return [event.first ?? domain[0], event.last === null ? domain[1] : event.last + 1];
}

function isOpen(event) {
  return event.first === null || event.last === null;
}

function isOneDay(event) {
  return event.first !== null && event.first === event.last;
}

function middle(range) {
  return (range[0] + range[1]) / 2;
}

// Where the other days of a disputed event lie: the middle of each.
function otherDays(event, domain) {
  if (!event.disputed) return [];
  return competingDatesOf(event)
    .filter((one) => one.first !== event.first || one.last !== event.last)
    .map((one) => middle(extent(one, domain)));
}

// The beginning of its words, without what would turn the text around it; … where it is cut.
function labelOf(event) {
  const text = event.headline.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ");
  const cut = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL).trimEnd()}…` : text;
  return isolated(cut);
}

// A text that reads in its own direction, whatever the page's is.
function isolated(text) {
  return `\u2068${text}\u2069`;
}

function labelPoints(event) {
  return Math.min(event.headline.length, LONGEST_LABEL + 1) * LABEL_POINTS_A_LETTER + 16;
}

// [start, end, days] in days for lanes.js: all that is drawn of an event, with room around it.
function place(event, domain, window, pointDays, labelled) {
  const [start, end] = extent(event, domain);
  const others = otherDays(event, domain);
  const before = Math.min(Math.max(start, window[0]), ...others) - 9 * pointDays;
  const label = labelled ? Math.max(start, window[0], ...others) + labelPoints(event) * pointDays : end;
  const after = Math.max(end, label, ...others) + 9 * pointDays;
  return [before, after, isOpen(event) ? Infinity : end - start];
}

// The span that the events and the days of the question take up, with some room; in days.
function domainOf(events, edges) {
  let first = Infinity;
  let last = -Infinity;
  for (const event of events) {
    for (const day of [event.first, event.last]) {
      if (day === null) continue;
      first = Math.min(first, day);
      last = Math.max(last, day + 1);
    }
  }
  for (const edge of edges) {
    first = Math.min(first, edge);
    last = Math.max(last, edge);
  }
  if (first > last) [first, last] = [0, 1];
  // More room on the later side, for the text of the last events.
  return widened(first, last, 0.04, 0.14);
}

// Where most events lie, when a few others would make them small; else all of the domain.
function focusOf(events, domain) {
  const days = events.flatMap((event) => [event.first, event.last]).filter((day) => day !== null).sort((one, other) => one - other);
  if (!days.length) return domain;
  const at = (share) => days[Math.floor((days.length - 1) * share)];
  const [first, last] = [at(0.1), at(0.9) + 1];
  return last - first < (domain[1] - domain[0]) / 3 ? widened(first, last, 0.1, 0.35) : domain;
}

function widened(first, last, before, after) {
  const days = Math.max(last - first, 10);
  return [first - days * before, last + days * after];
}
