// Over the columns, the headlines of the most important events: the far view reads as a chronology.

const HEADLINE_POINTS = 20;
const HEADLINE_LETTERS = 48;
const MOST_HEADLINE_ROWS = 8;
// Candidates that are tried, the most important first.
const MOST_TRIED = 400;

function moreImportantFirst(one, other) {
  return other.chosen - one.chosen || other.importance - one.importance || other.sourceCount - one.sourceCount || one.number - other.number;
}

// Headlines that have room beside each other, each with its day: [{ event, day, start, end, row, text }], rows from the top. They
// begin at their day, or earlier where the edge is near.
function headlinesOf(events, [first, last], rows) {
  if (!rows) return [];
  const days = pointDays();
  const isChosen = (event) => Number(event.number === drawing.chosen);
  const told = events.filter((event) => event.first >= first && event.first < last && (isChosen(event) || !isWeak(event)));
  const free = Array.from({ length: rows }, () => []);
  const found = [];
  const words = new Set();
  for (const event of told.sort((one, other) => isChosen(other) - isChosen(one) || moreImportantFirst(one, other)).slice(0, MOST_TRIED)) {
    const day = middle(extent(event, drawing.domain));
    const text = `${isolated(shortDate(event))} ${isolated(cutAtWord(plainHeadline(event), HEADLINE_LETTERS))}`;
    if (words.has(event.headline)) continue;
    const long = (widthOf(text) + 24) * days;
    const start = Math.max(first, Math.min(day, last - long));
    const end = start + long;
    const row = free.findIndex((taken) => taken.every(([from, to]) => end <= from || start >= to));
    if (row < 0) continue;
    free[row].push([start - 4 * days, end]);
    words.add(event.headline);
    found.push({ event, day, start, end, row, text: inOrder(text) });
  }
  return found;
}

// The day and the month of an event, or of its first and last day; the axis has the year.
function shortDate({ first, last }) {
  const ends = [first, last].map((day) => `${dayOfMonth(day)} ${monthOf(day)}`);
  return ends[0] === ends[1] ? `${ends[0]}:` : `${ends.join(" – ")}:`;
}

// Words that follow each other in the direction of the page.
function inOrder(text) {
  return `${isRightToLeft() ? "\u2067" : "\u2066"}${text}\u2069`;
}
