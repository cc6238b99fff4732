// Many events as columns: how many fell in some days, and how many more are to be expected. Pure functions of numbers.

// items: [start, end] in days, end excluded. Each column of `width` days from `from` until `to` gets
// inside: events that lie in it wholly; maybe: of events that lie in it and in others the share that falls to it.
function counted(items, from, to, width) {
  const first = Math.floor(from / width);
  const size = Math.max(1, Math.ceil(to / width) - first);
  const inside = new Array(size).fill(0);
  const steps = new Array(size + 1).fill(0);
  for (const [start, end] of items) {
    const begins = Math.floor(start / width) - first;
    const stops = Math.ceil(end / width) - first;
    if (stops <= 0 || begins >= size) continue;
    if (stops - begins === 1) inside[begins] += 1;
    else {
      const share = 1 / (stops - begins);
      steps[Math.max(begins, 0)] += share;
      steps[Math.min(stops, size)] -= share;
    }
  }
  let running = 0;
  // Sums of fractions do not come back to zero by themselves.
  const maybe = inside.map((_, index) => Math.max(0, Math.round((running += steps[index]) * 1e6) / 1e6));
  return { start: first * width, width, inside, maybe };
}

// The quads that draw the columns: the full ones below, the hatched ones on them.
function quads(columns) {
  const made = { inside: { left: [], right: [], bottom: [], top: [] }, maybe: { left: [], right: [], bottom: [], top: [] } };
  const add = (into, index, bottom, top) => {
    if (top <= bottom) return;
    into.left.push((columns.start + index * columns.width) * DAY);
    into.right.push((columns.start + (index + 1) * columns.width) * DAY);
    into.bottom.push(bottom);
    into.top.push(top);
  };
  columns.inside.forEach((count, index) => {
    add(made.inside, index, 0, count);
    add(made.maybe, index, count, count + columns.maybe[index]);
  });
  return made;
}

function highest(columns) {
  return columns.inside.reduce((most, count, index) => Math.max(most, count + columns.maybe[index]), 1);
}

// The column that has a day: its first day, and the one after its last.
function columnAt(columns, day) {
  const index = Math.floor((day - columns.start) / columns.width);
  if (index < 0 || index >= columns.inside.length) return null;
  const first = columns.start + index * columns.width;
  return { first, last: first + columns.width };
}
