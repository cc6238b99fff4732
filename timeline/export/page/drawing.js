// The drawing: Bokeh's models, filled with the events in view.

// With more closely dated events in view, columns count them; as near as can be, only as many more as a frame allows.
const MOST_DRAWN = 150;
const MOST_DRAWN_NEAR = 1000;
const MOST_LABELLED = 250;
const ROW = { labelled: 24, highest: 20, lowest: 10 };
const COLUMN_POINTS = 7;
// The limits of zooming: the fewest days, and the largest multiple of the domain.
const CLOSEST_DAYS = 3;
const FURTHEST = 1.2;

const BAND_POINTS = 15;
// On a narrow screen the drawing is a strip of columns beside the list.
const NARROW = matchMedia("(max-width: 40rem)");

const drawing = {
  events: [], items: [], domain: [0, 1], edges: [], chosen: null, top: 0, unit: 1, filled: null, placed: [], rows: [], count: 0, close: 0, headlines: [], groups: [],
  labelled: false, palette: null,
};

const SOURCES = [
  "certain", "likely", "possible", "throughout", "chosen", "marks", "competing", "signs", "labels", "lane-names", "leaders", "inside", "maybe", "all-inside", "all-maybe", "edges",
];

async function startDrawing(onView) {
  drawing.views = await Bokeh.embed.embed_item(parsed("drawing-data"), "timeline");
  const model = (name) => Bokeh.documents[0].get_model_by_name(name);
  for (const name of ["timeline", "strip", "days", "lanes", "whole", "most", "window"]) drawing[name] = model(name);
  drawing.sources = {};
  for (const name of SOURCES) {
    drawing.sources[name] = model(`${name}-data`);
  }
  drawing.edges = edgesOf(QUESTION.question);
  for (const [plot, range] of [[drawing.timeline, drawing.days], [drawing.strip, drawing.whole]]) {
    for (const axis of plot.below) axis.formatter.doFormat = (ticks) => spokenTicks(ticks, range, plot.inner_width);
  }
  const later = settled(() => {
    fill();
    onView();
  }, 150);
  drawing.onView = onView;
  const changed = perFrame(() => {
    if (!isFilled()) fill();
    later();
  });
  for (const name of ["start", "end"]) drawing.days.properties[name].change.connect(changed);
  for (const name of ["inner_width", "inner_height"]) drawing.timeline.properties[name].change.connect(later);
  drawing.lanes.properties.end.change.connect(() => {
    if (drawing.moving) return;
    drawing.top = -drawing.lanes.end;
    later();
  });
}

// Show other events: numbers in the order of the answer. whole: also go back to where most of them lie, or to the days asked for.
function showEvents(numbers, whole, asked = []) {
  drawing.events = numbers.map((number) => EVENTS[number]);
  if (whole) drawing.domain = domainOf(drawing.events, [...drawing.edges, ...asked]);
  drawing.items = drawing.events.map((event) => extent(event, drawing.domain));
  drawing.closeItems = drawing.items.filter((_, index) => !isVague(drawing.events[index]));
  drawing.top = 0;
  drawing.filled = null;
  if (whole) {
    const days = drawing.domain[1] - drawing.domain[0];
    drawing.days.setv({ min_interval: CLOSEST_DAYS * DAY, max_interval: days * FURTHEST * DAY });
    turn(drawing.whole, broadOf(drawing.events, drawing.domain));
    view(focusOf(drawing.events, drawing.domain, drawing.edges, asked));
  }
  recolour();
}

function recolour() {
  drawing.palette = colours();
  for (const plot of [drawing.timeline, drawing.strip]) paint(plot, drawing.palette);
  drawing.window.overlay.setv({ fill_color: drawing.palette.chosen, fill_alpha: 0.2, line_color: drawing.palette.chosen });
  const rightToLeft = isRightToLeft();
  for (const renderer of drawing.timeline.renderers) {
    const [near, far] = rightToLeft ? ["right", "left"] : ["left", "right"];
    if (renderer.name === "labels" || renderer.name === "lane-names") renderer.glyph.setv({ text_align: near, x_offset: rightToLeft ? -9 : 9 });
    if (renderer.name === "signs") renderer.glyph.setv({ text_align: far, x_offset: rightToLeft ? 9 : -9 });
  }
  fillStrip();
  fill();
}

// What stands at the ticks of an axis: years, months or days in words, which read in the direction of the page. None at an edge, where
// the axis would move them over each other.
function spokenTicks(ticks, { start, end }, width) {
  const days = ticks.map((tick) => tick / DAY);
  const isFirst = (part) => days.every((day) => part(day) === "1");
  const monthNumber = (day) => String(new Date(day * DAY).getUTCMonth() + 1);
  const month = (day) => `${monthOf(day, "short")} ${yearOf(day)}`;
  const spoken = !isFirst(dayOfMonth) ? (day) => `${dayOfMonth(day)} ${month(day)}` : isFirst(monthNumber) ? yearOf : month;
  const fits = (day, words) => {
    const x = ((day * DAY - start) / (end - start)) * width;
    return Number.isInteger(day) && Math.min(x, width - x) > widthOf(words) * 0.44;
  };
  return days.map((day) => (fits(day, spoken(day)) ? isolated(spoken(day)) : ""));
}

// The days in view, whichever way time runs.
function viewed() {
  const { start, end } = drawing.days;
  return [Math.min(start, end) / DAY, Math.max(start, end) / DAY];
}

function view(range) {
  turn(drawing.days, range);
}

// In the Arabic page time runs from right to left.
function turn(range, [first, last]) {
  const ends = [first * DAY, last * DAY];
  if (isRightToLeft()) ends.reverse();
  range.setv({ start: ends[0], end: ends[1] });
}

function inView(range) {
  const found = [];
  drawing.items.forEach(([start, end], index) => {
    if (end > range[0] && start < range[1]) found.push(drawing.events[index]);
  });
  return found;
}

function pointDays() {
  const [first, last] = viewed();
  return (last - first) / (drawing.timeline.inner_width || 600);
}

// Steps of zoom between which rows keep their order, each twice the one before.
function levelOf(days) {
  return 2 ** Math.ceil(Math.log2(days));
}

// Whether what is drawn still reaches beyond what is in view, at the same step of zoom.
function isFilled() {
  const [first, last] = viewed();
  const { filled } = drawing;
  return filled !== null && filled.level === levelOf(pointDays()) && filled.range[0] <= first && filled.range[1] >= last;
}

// Fill the sources for what is in view and as much again on either side.
function fill() {
  const [first, last] = viewed();
  const found = inView([first, last]);
  const level = levelOf(pointDays());
  const range = [first - (last - first), last + (last - first)];
  const close = found.filter((event) => !isVague(event));
  const grouped = isCrowded(close.length);
  const stays = isFilled() && drawing.filled.events === drawing.events && drawing.filled.grouped === grouped;
  if (!stays) {
    drawing.filled = { range, level, grouped, events: drawing.events };
    drawing.columns = grouped ? counted(drawing.closeItems, range[0], range[1], columnDays(level)) : null;
    drawing.groups = groupsAsked();
    const near = inView(range);
    const vague = bandOf(near.filter((event) => isVague(event)), grouped);
    const shown = grouped ? vague : [...near.filter((event) => !isVague(event)), ...vague];
    if (!drawing.groups.length) placeEvents(shown, range, level, grouped || close.length + vague.length <= MOST_LABELLED);
    else if (grouped) placeEvents([], range, level, true);
    else placeInGroups(range, level);
    drawing.quads = grouped && drawing.groups.length ? quadsOfGroups(range, columnDays(level)) : quads(drawing.columns ?? { inside: [], maybe: [] });
  }
  const { inside, maybe } = drawing.quads;
  setData({ inside, maybe });
  fitLanes(grouped);
  drawing.headlines = grouped && !drawing.groups.length ? headlinesOf(close, [first, last], drawing.headlineRows) : [];
  fillRows([first, last]);
}

// Whether so many closely dated events in view are counted in columns.
function isCrowded(count) {
  const [first, last] = viewed();
  return NARROW.matches || count > (last - first > 2 * CLOSEST_DAYS ? MOST_DRAWN : MOST_DRAWN_NEAR);
}

function setData(columns) {
  for (const [name, data] of Object.entries(columns)) drawing.sources[name].data = data;
}

function columnDays(level) {
  return Math.max(1, Math.round(level * COLUMN_POINTS));
}

function placeEvents(events, range, level, labelled) {
  const { rows, count, close } = packed(events.map((event) => place(event, drawing.domain, range, level, labelled)));
  Object.assign(drawing, { placed: events, rows, count, close, labelled });
}

function fillStrip() {
  const [first, last] = broadOf(drawing.events, drawing.domain);
  const width = Math.max(1, Math.round((last - first) / 160));
  const columns = counted(drawing.closeItems, first, last, width);
  const { inside, maybe } = quads(columns);
  setData({ "all-inside": inside, "all-maybe": maybe });
  drawing.most.setv({ start: 0, end: highest(columns) * 1.1 });
}

// The height of a row in view, and how far it is scrolled.
function fitLanes(grouped) {
  const height = drawing.timeline.inner_height || 400;
  drawing.moving = true;
  if (grouped) fitColumns(height);
  else {
    const fitted = Math.max(ROW.lowest, Math.min(ROW.highest, height / Math.max(drawing.count, 1)));
    // Whole rows: words that are cut along their middle cannot be read.
    const shown = drawing.labelled ? Math.max(1, Math.floor(height / ROW.labelled)) : height / fitted;
    drawing.unit = 1;
    drawing.top = Math.max(0, Math.min(drawing.top, drawing.count - shown));
    const bottom = Math.max(drawing.count, shown);
    drawing.lanes.setv({ bounds: [-bottom, 0], start: -drawing.top - shown, end: -drawing.top });
  }
  for (const renderer of drawing.timeline.renderers) {
    if (BAR_HEIGHTS[renderer.name]) renderer.glyph.setv({ height: BAR_HEIGHTS[renderer.name] * drawing.unit });
  }
  drawing.moving = false;
  const { edges } = drawing;
  const [bottom, top] = grouped ? [drawing.lanes.start, drawing.lanes.end] : [-drawing.count - 1000, 0];
  setData({ edges: { x: edges.map((day) => day * DAY), bottom: edges.map(() => bottom), top: edges.map(() => top) } });
}

// The shares of a row that bars take up.
const BAR_HEIGHTS = { certain: 0.6, likely: 0.6, possible: 0.6, throughout: 0.6, chosen: 0.9 };

// From above: headlines, columns, the band of vague events.
function fitColumns(height) {
  if (drawing.groups.length) {
    Object.assign(drawing, { headlineRows: 0, bandRows: 0, unit: 1, high: 0 });
    drawing.lanes.setv({ bounds: null, start: -drawing.groups.length, end: 0 });
    return;
  }
  const high = highest(drawing.columns) * 1.05;
  const headlineRows = NARROW.matches ? 0 : Math.min(MOST_HEADLINE_ROWS, Math.floor((height * 0.5) / HEADLINE_POINTS));
  const bandRows = Math.min(drawing.count, NARROW.matches ? 2 : MOST_BAND_ROWS);
  const [above, below] = [headlineRows * HEADLINE_POINTS, bandRows * BAND_POINTS + 4];
  const unit = high / Math.max(40, height - above - below);
  Object.assign(drawing, { headlineRows, bandRows, unit: unit * BAND_POINTS, high, headlineUnit: unit * HEADLINE_POINTS });
  drawing.lanes.setv({ bounds: null, start: -below * unit, end: high + above * unit });
}
