// Moving in time: zoom, pan, ends, rows. Buttons, keys and clicks come here.

function zoom(factor, centre = null) {
  const [first, last] = viewed();
  const at = centre ?? (first + last) / 2;
  const [lowest, highest] = drawing.domain;
  const width = Math.min(Math.max((last - first) * factor, CLOSEST_DAYS), (highest - lowest) * FURTHEST);
  const share = (at - first) / (last - first);
  view([at - width * share, at + width * (1 - share)]);
}

// Move by a share of what is in view, earlier when it is negative.
function move(share) {
  const [first, last] = viewed();
  const [lowest, highest] = drawing.domain;
  const wanted = (last - first) * share;
  const step = Math.max(lowest - last + (last - first) / 2, Math.min(wanted, highest - first - (last - first) / 2));
  view([first + step, last + step]);
}

function showAll() {
  view(drawing.domain);
}

function goToEnd(latest) {
  const [first, last] = viewed();
  const [lowest, highest] = drawing.domain;
  view(latest ? [highest - (last - first), highest] : [lowest, lowest + (last - first)]);
}

// Scroll the rows by a share of those in view.
function scrollRows(share) {
  const { start, end } = drawing.lanes;
  if (drawing.filled?.grouped) return;
  drawing.top = Math.max(0, drawing.top + (end - start) * share);
  fitLanes(false);
  drawing.onView();
}

function closeInView() {
  return inView(viewed()).filter((event) => !isVague(event)).length;
}

// The first and the last row in view, and how many there are.
function rowsInView() {
  const { start, end } = drawing.lanes;
  return [Math.floor(-end) + 1, Math.min(Math.ceil(-start), drawing.count), drawing.count];
}

// The days of an event, of an open one its known end.
function knownDays(event) {
  if (event.first === null && event.last === null) return extent(event, drawing.domain);
  return [event.first ?? event.last, (event.last ?? event.first) + 1];
}

// Move so far that a day is not at the edge.
function fromTheEdge(day) {
  const [first, last] = viewed();
  const least = (last - first) * 0.08;
  const step = Math.min(0, day - least - first) || Math.max(0, day + least - last);
  if (step) view([first + step, last + step]);
}

// Bring an event into view, as close as is needed to draw it by itself, and mark it. stays: mark it where it is.
function goToEvent(event, stays = false) {
  drawing.chosen = event.number;
  if (stays) {
    fill();
    return;
  }
  const [start, end] = knownDays(event);
  const [first, last] = viewed();
  if (end <= first || start >= last || (!isOpen(event) && (start < first || end > last) && end - start < last - first)) {
    const half = Math.max(last - first, (end - start) * 1.4) / 2;
    view([middle([start, end]) - half, middle([start, end]) + half]);
  }
  for (let step = 0; step < 12 && !NARROW.matches && isCrowded(closeInView()); step += 1) zoom(0.5, middle([start, end]));
  fromTheEdge(middle([start, end]));
  fill();
  const index = drawing.placed.findIndex((placed) => standsFor(placed, event));
  if (index < 0 || drawing.filled.grouped) return;
  const row = drawing.rows[index];
  const shown = drawing.lanes.end - drawing.lanes.start;
  if (row < drawing.top || row + 1 > drawing.top + shown) {
    drawing.top = Math.max(0, row - shown / 2);
    fitLanes(false);
  }
}
