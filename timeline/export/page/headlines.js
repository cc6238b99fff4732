// Over the columns, the headlines of the most important events: the far view reads as a chronology.

const HEADLINE_POINTS = 20;
const MOST_HEADLINE_ROWS = 8;
// Candidates that are tried, the most important first.
const MOST_TRIED = 400;

function moreImportantFirst(one, other) {
  return other.chosen - one.chosen || other.importance - one.importance || other.sourceCount - one.sourceCount || one.number - other.number;
}

// Headlines that have room beside each other: [{ event, day, row, text }], rows from the top.
function headlinesOf(events, [first, last], rows) {
  if (!rows) return [];
  const days = pointDays();
  const told = events.filter((event) => !event.fragment && event.factuality !== "hypothetical" && event.first >= first && event.first < last);
  const free = Array.from({ length: rows }, () => []);
  const found = [];
  const words = new Set();
  for (const event of told.sort(moreImportantFirst).slice(0, MOST_TRIED)) {
    const day = middle(extent(event, drawing.domain));
    const letters = lettersAt(event, day, last);
    const text = labelOf(event, letters);
    if (!text || words.has(text)) continue;
    const end = day + (Math.min(event.headline.length, letters, LONGEST_LABEL) * pointsALetter(event.headline) + 24) * days;
    const row = free.findIndex((taken) => taken.every(([from, to]) => end <= from || day >= to));
    if (row < 0) continue;
    free[row].push([day - 4 * days, end]);
    words.add(text);
    found.push({ event, day, end, row, text });
  }
  return found;
}
