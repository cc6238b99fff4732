// Events of a month, a year or longer: a band of their own below the days, in which those of the same days are one.

// So many are drawn one by one; more are gathered by their days.
const MOST_VAGUE = 40;
const MOST_GROUPS = 60;
// Rows of the band below the columns.
const MOST_BAND_ROWS = 6;

// What the band shows of some events: each, or those of the same days as one, the largest gatherings first.
function bandOf(events, gathered) {
  if (!gathered && events.length <= MOST_VAGUE) return events;
  const groups = new Map();
  for (const event of events) {
    const key = `${event.first}/${event.last}/${event.kind === "throughout"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(event);
  }
  const largest = [...groups.values()].sort((one, other) => other.length - one.length).slice(0, MOST_GROUPS);
  return largest.map((group) => (group.length === 1 ? group[0] : gatheredOf(group)));
}

// A stand-in for events of the same days: it is drawn like one, and its words say how many they are.
function gatheredOf(group) {
  const [one] = group;
  return {
    ...one, group, number: null, reports: [], factuality: "occurred", disputed: false, reporting: false,
    possible: group.every((event) => event.possible), likely: group.every((event) => event.likely),
    headline: `${inLanguage(one.when)} · ${say("gathered", group.length)}`,
  };
}

// The most important of what a bar stands for.
function foremostOf(event) {
  return event.group ? [...event.group].sort(moreImportantFirst)[0] : event;
}

function standsFor(placed, event) {
  return placed === event || Boolean(placed.group?.includes(event));
}
