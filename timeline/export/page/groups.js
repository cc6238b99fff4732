// Lanes: the events of each place, publisher or person by themselves, one above the other, and of all others.

// So many lanes at most, each of so many points at least.
const MOST_LANES = 8;
const LANE_POINTS = 56;
// The share of a lane that its highest column takes; the rest is for its name.
const LANE_FILLED = 0.68;

// What an event is filed under; a place is known by its Arabic name and shown in the language of the page.
const FILED_UNDER = {
  place: (event) => event.reports.flatMap((report) => report.places.map(([arabic]) => arabic)),
  publisher: (event) => event.reports.map((report) => report.article.publisher).filter(Boolean),
  person: (event) => event.reports.flatMap((report) => report.names),
};

// The lanes that the form asks for: [{ name, events, items }], the largest first and then the others; none on a narrow screen.
function groupsAsked() {
  const under = NARROW.matches ? undefined : FILED_UNDER[FIELDS.lanes.value];
  if (!under) return [];
  const found = new Map();
  for (const event of drawing.events) {
    for (const name of new Set(under(event))) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(event);
    }
  }
  const room = Math.max(2, Math.min(MOST_LANES, Math.floor((drawing.timeline.inner_height || 400) / LANE_POINTS)));
  // By what the lanes show from far: a lane of vague events alone would be empty.
  const sizes = new Map([...found].map(([name, events]) => [name, events.filter((event) => !isVague(event)).length]));
  const largest = [...found].sort(([one], [other]) => sizes.get(other) - sizes.get(one) || (one < other ? -1 : 1)).slice(0, room - 1);
  const listed = new Set(largest.flatMap(([, events]) => events));
  const others = drawing.events.filter((event) => !listed.has(event));
  return [...largest.map(([name, events]) => groupOf(shownName(name), events)), ...(others.length ? [{ ...groupOf(say("otherLane"), others), rest: true }] : [])];
}

function groupOf(name, events) {
  const close = events.filter((event) => !isVague(event));
  return { name, events, items: close.map((event) => extent(event, drawing.domain)), row: 0 };
}

// A place in the language of the page.
function shownName(arabic) {
  if (language === "ar" || FIELDS.lanes.value !== "place") return arabic;
  for (const event of drawing.events) {
    for (const report of event.reports) {
      const place = report.places.find(([name]) => name === arabic);
      if (place) return place[1];
    }
  }
  return arabic;
}

// Rows for the events of each lane near `range`, below a row for its name.
function placeInGroups(range, level) {
  const placed = [];
  const rows = [];
  let count = 0;
  for (const group of drawing.groups) {
    group.row = count;
    const near = group.events.filter((event) => {
      const [start, end] = extent(event, drawing.domain);
      return end > range[0] && start < range[1];
    });
    const vague = bandOf(near.filter((event) => isVague(event)), false);
    const shown = [...near.filter((event) => !isVague(event)), ...vague];
    const packedRows = packed(shown.map((event) => place(event, drawing.domain, range, level, true)));
    placed.push(...shown);
    rows.push(...packedRows.rows.map((row) => row + count + 1));
    count += packedRows.count + 1;
  }
  Object.assign(drawing, { placed, rows, count, close: count, labelled: true });
}

// The columns of each lane, on a base line of its own: lane n lies from -n-1 to -n.
function quadsOfGroups(range, width) {
  const all = drawing.groups.map((group) => counted(group.items, ...range, width));
  // The others are many: on one scale with them, the lanes that are named would be flat.
  const most = Math.max(...all.filter((_, lane) => !drawing.groups[lane].rest).map(highest));
  const made = { inside: { left: [], right: [], bottom: [], top: [] }, maybe: { left: [], right: [], bottom: [], top: [] } };
  all.forEach((columns, lane) => {
    for (const [name, found] of Object.entries(quads(columns))) {
      made[name].left.push(...found.left);
      made[name].right.push(...found.right);
      for (const end of ["bottom", "top"]) made[name][end].push(...found[end].map((value) => (value / (drawing.groups[lane].rest ? highest(columns) : most)) * LANE_FILLED - lane - 1));
    }
  });
  return made;
}

// The lane at a height of the drawing while columns are shown.
function groupAt(y) {
  return drawing.filled.grouped ? drawing.groups[Math.floor(-y)] : undefined;
}

// The names of the lanes, and a line between two of them.
function groupNames([first, last]) {
  const names = { x: [], y: [], text: [] };
  const lines = { x0: [], x1: [], y0: [], y1: [] };
  drawing.groups.forEach((group, lane) => {
    const top = drawing.filled.grouped ? -lane : -group.row;
    names.x.push(first * DAY);
    names.y.push(drawing.filled.grouped ? top - (1 - LANE_FILLED) / 2 : top - 0.5);
    const told = drawing.filled.grouped ? group.events.filter((event) => !isVague(event)) : group.events;
    const near = told.filter((event) => (event.last ?? Infinity) >= first && (event.first ?? -Infinity) < last).length;
    names.text.push(`${isolated(group.name)} · ${near}`);
    if (lane) for (const [end, value] of Object.entries({ x0: (2 * first - last) * DAY, x1: (2 * last - first) * DAY, y0: top, y1: top })) lines[end].push(value);
  });
  return { names, lines };
}
