// The rows of the drawing: bars for periods, marks for days, signs and text next to them.

// Fill the rows in view and as many again on either side.
function fillRows(range) {
  const { placed, rows, palette, lanes } = drawing;
  const [lowest, highest] = [2 * lanes.start - lanes.end, 2 * lanes.end - lanes.start];
  const bars = Object.fromEntries(["certain", "likely", "possible"].map((name) => [name, { left: [], right: [], y: [] }]));
  const throughout = { left: [], right: [], y: [], fill: [] };
  const marks = { x: [], y: [], marker: [], fill: [], line: [] };
  const competing = { x0: [], x1: [], y: [] };
  const signs = { x: [], y: [], text: [] };
  const labels = { x: [], y: [], text: [] };
  const freeUntil = freeRoom(range);
  placed.forEach((event, index) => {
    const y = -(rows[index] + 0.5) * drawing.unit;
    if (y < lowest || y > highest || (drawing.filled.grouped && rows[index] >= drawing.bandRows)) return;
    const days = extent(event, drawing.domain);
    const shown = [Math.max(days[0], Math.min(range[0], days[1])), Math.min(days[1], Math.max(range[1], days[0]))];
    const colour = event.possible ? palette.possible : palette.certain;
    const at = isOneDay(event) ? middle(days) : middle(shown);
    if (!isOneDay(event)) {
      const into = event.likely || event.kind === "about" ? bars.likely : event.possible ? bars.possible : bars.certain;
      into.left.push(days[0] * DAY);
      into.right.push(days[1] * DAY);
      into.y.push(y);
      if (event.kind === "throughout") {
        throughout.left.push(days[0] * DAY);
        throughout.right.push(days[1] * DAY);
        throughout.y.push(y);
        throughout.fill.push(colour);
      }
    }
    if (isOneDay(event) || (event.factuality !== "occurred" && !drawing.labelled)) {
      marks.x.push(at * DAY);
      marks.y.push(y);
      marks.marker.push(SHAPES[event.factuality].marker);
      // A cross shows only on what is not full.
      marks.fill.push(event.possible || event.factuality === "denied" ? palette.paper : colour);
      marks.line.push(colour);
    }
    const others = otherDays(event, drawing.domain);
    for (const other of others) {
      competing.x0.push(at * DAY);
      competing.x1.push(other * DAY);
      competing.y.push(y);
    }
    const start = isOneDay(event) ? at : Math.max(days[0], shown[0]);
    if (event.disputed) {
      signs.x.push(start * DAY);
      signs.y.push(y);
      signs.text.push("≠");
    }
    const letters = lettersAt(event, Math.max(start, ...others), freeUntil[index]);
    const text = wordsBeside(event, letters);
    // Of what lies beyond the edges, the end of its words would be there alone.
    if (text && days[1] > range[0] && days[0] < range[1]) {
      labels.x.push(Math.max(start, ...others) * DAY);
      labels.y.push(y);
      labels.text.push(text);
    }
  });
  addHeadlines(labels);
  const { names, lines } = groupNames(range);
  setData({ leaders: drawing.groups.length ? lines : leadersOf(range), "lane-names": names, ...bars, throughout, marks, competing, signs, labels });
  markChosen();
}

// The headlines above the columns, among the other labels.
function addHeadlines(labels) {
  for (const { start, row, text } of drawing.headlines) {
    labels.x.push(start * DAY);
    labels.y.push(headlineHeight(row));
    labels.text.push(text);
  }
}

function headlineHeight(row) {
  return drawing.lanes.end - (row + 0.5) * drawing.headlineUnit;
}

// Lines: from a headline down to its column, and between what is dated closely and the band of the rest.
function leadersOf([first, last]) {
  const lines = { x0: [], x1: [], y0: [], y1: [] };
  const add = (x0, x1, y0, y1) => {
    for (const [name, value] of Object.entries({ x0: x0 * DAY, x1: x1 * DAY, y0, y1 })) lines[name].push(value);
  };
  for (const { day, row } of drawing.headlines) add(day, day, headlineHeight(row), 0);
  const border = drawing.filled.grouped ? 0 : -drawing.close;
  if (drawing.filled.grouped || (drawing.close > 0 && drawing.close < drawing.count)) add(2 * first - last, 2 * last - first, border, border);
  return lines;
}

// For each event drawn, where its words end at the latest: at what follows in its row, or at the edge of what is in view.
function freeRoom(range) {
  const following = new Map();
  const found = new Array(drawing.placed.length);
  const order = drawing.placed.map((event, index) => [Math.min(extent(event, drawing.domain)[0], ...otherDays(event, drawing.domain)), index]);
  for (const [start, index] of order.sort((one, other) => other[0] - one[0])) {
    const row = drawing.rows[index];
    found[index] = Math.min(range[1], (following.get(row) ?? Infinity) - 14 * pointDays());
    following.set(row, start);
  }
  return found;
}

// How many letters of its words have room; letters differ in width, so that what is cut is measured.
function lettersAt(event, start, end) {
  const points = (end - start) / pointDays();
  let letters = Math.min(LETTERS_OF_A_LABEL, Math.floor(points / pointsALetter(event.headline)) + 6);
  while (letters > SHORTEST_LABEL && widthOf(labelOf(event, letters)) > points - 12) letters -= 2;
  return letters;
}

// The text next to a mark or on a bar: arrows towards unknown ends, in the direction of time on the page; ~ for
// approximate days; the factuality of a bar's event; if there is room, the beginning of its text.
function wordsBeside(event, letters) {
  const [order, earlier, later] = isRightToLeft() ? ["\u2067", "▸", "◂"] : ["\u2066", "◂", "▸"];
  const signs = [
    event.first === null || event.kind === "until" ? earlier : "", event.last === null || event.kind === "since" ? later : "",
    event.kind === "about" ? "~" : "",
  ];
  if (drawing.labelled && !isOneDay(event) && event.factuality !== "occurred") signs.push(SHAPES[event.factuality].sign);
  const parts = [signs.join(""), drawing.labelled ? labelOf(event, letters) : ""].filter(Boolean);
  return parts.length ? `${order}${parts.join(" ")}\u2069` : "";
}

function markChosen() {
  const index = drawing.chosen === null ? -1 : drawing.placed.findIndex((event) => standsFor(event, EVENTS[drawing.chosen]));
  const data = { left: [], right: [], y: [] };
  if (index >= 0) {
    const [start, end] = extent(drawing.placed[index], drawing.domain);
    const room = 7 * pointDays();
    data.left.push((start - room) * DAY);
    data.right.push((end + room) * DAY);
    data.y.push(-(drawing.rows[index] + 0.5) * drawing.unit);
  }
  setData({ chosen: data });
}

// The event at a place of the drawing, or null: x in days, y as drawn.
function eventAt(x, y) {
  const headline = drawing.headlines.find(({ start, end, row }) => x >= start - 4 * pointDays() && x <= end && Math.abs(y - headlineHeight(row)) < drawing.headlineUnit / 2);
  if (headline) return headline.event;
  const row = Math.floor(-y / drawing.unit);
  const near = 8 * pointDays();
  let best = null;
  let least = Infinity;
  drawing.placed.forEach((event, index) => {
    if (drawing.rows[index] !== row) return;
    const [start, end] = extent(event, drawing.domain);
    const label = drawing.labelled ? Math.max(start, viewed()[0]) + labelPoints(event) * pointDays() : end;
    const distance = Math.max(start - x, x - Math.max(end, label), 0);
    if (distance <= near && distance < least) [best, least] = [event, distance];
  });
  return best;
}
