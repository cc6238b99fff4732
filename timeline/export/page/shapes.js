// What an event looks like: pure functions of events.

// The factuality of an event: its marker in the drawing, and its sign in text.
const SHAPES = {
  occurred: { marker: "circle", sign: "●" },
  announced: { marker: "triangle", sign: "▲" },
  denied: { marker: "circle_x", sign: "⊗" },
  hypothetical: { marker: "diamond", sign: "◆" },
};
// Events of fewer days are drawn among the days; longer ones in a band of their own.
const CLOSE_DAYS = 27;
const OPEN_DAYS = 365;
// Room that is kept for words, in letters, and how many there are at most where more room is left.
const LONGEST_LABEL = 60;
const LETTERS_OF_A_LABEL = 160;
// What the end of a headline says of its article: the list has it.
const ARTICLE_OF = / ?\(من مقال عن [^()]*\)$/;
const SHORTEST_LABEL = 8;
// Letters of 13 px are about so wide; Arabic ones are narrower.
const POINTS_A_LETTER = { arabic: 6.7, other: 7.2 };

const MEASURE = document.createElement("canvas").getContext("2d");
// As chart.py has it.
MEASURE.font = "13px system-ui, 'Noto Sans Arabic', 'Noto Naskh Arabic', Tahoma, sans-serif";

function widthOf(text) {
  return MEASURE.measureText(text).width;
}

function pointsALetter(text) {
  return /[\u0620-\u06ff]/.test(text) ? POINTS_A_LETTER.arabic : POINTS_A_LETTER.other;
}

// The days that an event takes, end excluded. What goes on reaches the end of `domain`; of what was only before or after a
// day, no more than a year is drawn, so that it does not cover all time.
function extent(event, domain) {
  const { first, last } = event;
  if (first === null && last === null) return domain;
  return [first ?? last - OPEN_DAYS, last === null ? (event.kind === "after" ? first + OPEN_DAYS : Math.max(domain[1], first + 1)) : last + 1];
}

function isOpen(event) {
  return event.first === null || event.last === null;
}

// Whether it is dated no closer than to about a month: it has no place among days.
function isVague(event) {
  return isOpen(event) || event.last - event.first >= CLOSE_DAYS;
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
function labelOf(event, letters = LONGEST_LABEL) {
  const text = plainHeadline(event);
  // A date that is cut is another date.
  if (event.group) {
    const shorter = [text, countOf(event.group.length), String(event.group.length)].find((words) => letters >= words.length + 1);
    return shorter ? isolated(shorter) : "";
  }
  if (letters < Math.min(SHORTEST_LABEL, text.length)) return "";
  return isolated(cutAtWord(text, letters));
}

function plainHeadline(event) {
  return event.headline.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").replace(ARTICLE_OF, "");
}

// The beginning of a text that ends with a whole word. Neither numbers nor signs come last: a date that is cut is another date.
function cutAtWord(text, most) {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most - 1);
  const start = text.slice(0, space > 0 ? space : most - 1);
  return `${start.replace(/[\p{N}\p{P}\s]+$/u, "") || start}…`;
}

// A text that reads in its own direction, whatever the page's is.
function isolated(text) {
  return `\u2068${text}\u2069`;
}

function labelPoints(event) {
  const text = plainHeadline(event);
  const letters = event.group ? text.length + 2 : Math.min(text.length, LONGEST_LABEL + 1);
  return letters * pointsALetter(text) + 16;
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
