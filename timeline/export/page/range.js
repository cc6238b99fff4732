// Which days the drawing shows: of all its events, and at first.

// The share of the closely dated events that the densest part has.
const DENSE = 0.7;
// Longer events do not widen the drawing: an age that one of them names would make everything else small.
const LONGEST_IN_DOMAIN = 366;

// The days that the events and the question take up, with some room; in days.
function domainOf(events, edges) {
  const closed = events.filter((event) => !isOpen(event) && event.last - event.first < LONGEST_IN_DOMAIN);
  const counted = closed.length ? closed : events;
  let first = Infinity;
  let last = -Infinity;
  for (const event of counted) {
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

// The strip of the whole: without the farthest events, where they would make all others small.
function broadOf(events, domain) {
  const days = events.filter((event) => !isVague(event)).map((event) => event.first).sort((one, other) => one - other);
  if (!days.length) return domain;
  const at = (share) => days[Math.round((days.length - 1) * share)];
  const [first, last] = widened(at(0.02), at(0.98) + 1, 0.04, 0.14);
  return (last - first) * 4 < domain[1] - domain[0] ? [first, last] : domain;
}

// What is shown at first: the days that the form asks for, those of the question, or the densest part of the closely dated events.
function focusOf(events, domain, edges, asked = []) {
  if (asked.length) return widened(...asked, 0.06, 0.25);
  const close = events.filter((event) => !isVague(event));
  if (edges.length === 2 && close.some((event) => event.last >= edges[0] && event.first < edges[1])) return widened(...edges, 0.06, 0.25);
  const days = close.map((event) => event.first).sort((one, other) => one - other);
  if (!days.length) return domain;
  const [first, last] = densest(days);
  return last - first < (domain[1] - domain[0]) / 3 ? widened(first, last, 0.1, 0.3) : domain;
}

// The shortest days that have a share of some sorted ones.
function densest(days) {
  const size = Math.max(1, Math.ceil(days.length * DENSE));
  let best = [days[0], days[days.length - 1] + 1];
  for (let start = 0; start + size <= days.length; start += 1) {
    const range = [days[start], days[start + size - 1] + 1];
    if (range[1] - range[0] < best[1] - best[0]) best = range;
  }
  return best;
}

function widened(first, last, before, after) {
  const days = Math.max(last - first, 10);
  return [first - days * before, last + days * after];
}
