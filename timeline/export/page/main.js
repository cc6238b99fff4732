// The page: its parts put together, and what clicks do with them.

// drawn: whether there are days in view, which the list may follow.
function translate(chosen, drawn = true) {
  setLanguage(chosen);
  const possible = EVENTS.filter((event) => event.possible).length;
  const disputed = EVENTS.filter((event) => event.disputed).length;
  const question = [questionInWords(QUESTION.question), QUESTION.conditions[language]].filter(Boolean).join(say("comma"));
  $("question").textContent = QUESTION.title || question;
  document.title = QUESTION.title || `${say("title")}: ${question}`;
  $("introduction").replaceChildren(...QUESTION.introduction.map((paragraph) => quoted("p", paragraph)));
  $("introduction").hidden = !QUESTION.introduction.length;
  $("summary").textContent = EVENTS.length
    ? say("summary", EVENTS.length, EVENTS.length - possible, possible, disputed, ARTICLES.length)
    : say("empty");
  $("made").textContent = say("made", QUESTION.position, question) + say(QUESTION.loads.length ? "loads" : "complete", [...new Set(QUESTION.loads)].join(" "));
  $("legend").replaceChildren(...LEGEND.map(([sign, key]) => element("li", "", element("span", "", sign), say(key))));
  fillFilters();
  tell();
  if (drawn || !isDigest()) drawList(state);
}

const LEGEND = [
  ["●", "legendDay"], ["▨", "legendBar"], ["▬", "legendThroughout"], ["~", "legendAbout"], ["○ ┅", "legendPossible"], ["▲", "legendAnnounced"], ["⊗", "legendDenied"],
  ["◆", "legendHypothetical"], ["≠", "legendDisputed"], ["×", "legendRival"], ["◂ ▸", "legendOpen"], ["┊", "legendEdge"], ["▥", "legendColumn"],
];

function tell() {
  const { bad } = readFilters();
  const count = state.shown.length + state.folded;
  $("status").textContent = bad ? say("badDay") : EVENTS.length ? say("found", count, EVENTS.length) : "";
  // That all events fit is news only to those who hear the page.
  $("status").classList.toggle("heard", !bad && count === EVENTS.length);
}

function tellView() {
  const [first, last] = viewed();
  const ends = [spokenDay(Math.round(first)), spokenDay(Math.round(last) - 1)];
  const { grouped, level } = drawing.filled;
  const count = inView([first, last]).length;
  const [from, to, rows] = rowsInView();
  const hidden = !grouped && to - from + 1 < rows ? ` ${say("rows", from, to, rows)}` : "";
  $("view").textContent = grouped ? say("grouped", ...ends, count, columnDays(level), Math.ceil(highest(drawing.columns))) : say("view", ...ends, count) + hidden;
}

// Apply the form. moved: it is only the timeline that has moved.
function applyFilters(moved = false) {
  const asked = readFilters();
  const fits = fitting(asked);
  let found = ordered(listedOf(fits), asked);
  const days = asked.from !== null && asked.to !== null && asked.from <= asked.to ? [asked.from, asked.to + 1] : [];
  if (!moved) showEvents(found.map((event) => event.number), !FIELDS.visible.checked, days);
  if (FIELDS.visible.checked) found = found.filter((event) => isInView(event));
  state.shown = found.map((event) => event.number);
  state.folded = FIELDS.importance.value || FIELDS.visible.checked ? 0 : fits.length - found.length;
  state.page = moved ? Math.floor(Math.max(state.shown.indexOf(state.chosen), 0) / PER_PAGE) : 0;
  tell();
  tellView();
  drawList(state);
  keepAddress();
}

function isInView(event) {
  const [first, last] = viewed();
  const [start, end] = extent(event, drawing.domain);
  return end > first && start < last;
}

function turnPage(step) {
  state.page += step;
  drawList(state);
  $("list").scrollIntoView({ block: "start" });
}

function switchDigest() {
  FIELDS.order.value = isDigest() ? "asked" : "";
  applyFilters();
}

function clickedList({ target }) {
  const period = target.closest("button[data-from]");
  if (period) return askForPeriod(period.dataset);
  const alike = target.closest("button[data-similar]");
  if (alike) return goToSimilar(Number(alike.dataset.similar));
  const button = target.closest("button[data-event]");
  if (!button) return;
  const number = Number(button.dataset.event);
  if (state.open.has(number)) state.open.delete(number);
  else state.open.add(number);
  // What is read in the digest does not turn it into that of other days.
  choose(number, false, isDigest());
}

// An event that is folded into another one is listed only if similar events are listed one by one.
function goToSimilar(number) {
  if (!state.shown.includes(number)) {
    FIELDS.unfolded.checked = true;
    applyFilters();
  }
  choose(number, true);
}

function clickedDrawing({ x, y }) {
  const event = eventAt(x / DAY, y);
  if (event) return choose(foremostOf(event).number, true);
  const column = drawing.filled.grouped ? columnAt(drawing.columns, x / DAY) : null;
  if (column) view(widened(column.first, column.last, 0.1, 0.3));
}

const pointer = { x: 0, y: 0 };

function pointedAt({ x, y }) {
  const event = eventAt(x / DAY, y);
  const group = groupAt(y);
  const inColumns = drawing.filled.grouped && (group || (y >= 0 && y < drawing.high));
  const column = !event && inColumns ? columnAt(drawing.columns, x / DAY) : null;
  showTip(event ? tipOf(event) : column ? tipOfColumn(column, group) : null, pointer);
}

// On a narrow screen there is no room for the strip of the whole below the drawing.
function fitScreen() {
  drawing.strip.visible = !NARROW.matches;
  for (const axis of [drawing.timeline, drawing.strip].flatMap((plot) => plot.below)) axis.ticker.desired_num_ticks = NARROW.matches ? 3 : 6;
  drawing.filled = null;
  fill();
  tellView();
}

// How days are written, by the first and the last month that the page opens on.
function hintDays() {
  const [first, last] = address.days ?? (address.days = viewed().map(Math.round));
  FIELDS.from.placeholder = spokenDay(first);
  FIELDS.to.placeholder = `${monthOf(last - 1)} ${yearOf(last - 1)}`;
}

function repaint() {
  $("theme").setAttribute("aria-pressed", String(isDark()));
  recolour();
}

function listen() {
  const search = settled(applyFilters, 150);
  $("filters").addEventListener("input", search);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => setTimeout(applyFilters));
  $("events").addEventListener("click", clickedList);
  $("digest").addEventListener("click", switchDigest);
  $("previous").addEventListener("click", () => turnPage(-1));
  $("next").addEventListener("click", () => turnPage(1));
  for (const button of document.querySelectorAll("[data-move]")) button.addEventListener("click", MOVES[button.dataset.move]);
  $("timeline").addEventListener("keydown", pressed);
  document.addEventListener("keydown", pressedAnywhere);
  $("language").addEventListener("click", () => {
    const range = viewed();
    switchLanguage();
    turn(drawing.whole, broadOf(drawing.events, drawing.domain));
    view(range);
    repaint();
    tellView();
    hintDays();
  });
  $("theme").addEventListener("click", () => {
    switchTheme();
    remember("theme", document.documentElement.dataset.theme);
    repaint();
  });
  DARK.addEventListener("change", repaint);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  drawing.timeline.on_event("tap", clickedDrawing);
  drawing.timeline.on_event("mousemove", pointedAt);
  NARROW.addEventListener("change", () => fitScreen());
  $("timeline").addEventListener("pointermove", (event) => Object.assign(pointer, { x: event.clientX, y: event.clientY }), true);
  for (const name of ["pointerleave", "pointerdown", "wheel"]) $("timeline").addEventListener(name, () => showTip(null, pointer), { passive: true });
}

function switchLanguage() {
  translate(language === "ar" ? "en" : "ar");
  remember("language", language);
}

async function start() {
  const theme = remembered("theme", ["light", "dark"]);
  if (theme) document.documentElement.dataset.theme = theme;
  translate(remembered("language", LANGUAGES) ?? language, false);
  $("filters").hidden = $("chart").hidden = !EVENTS.length;
  if (EVENTS.length) {
    await startDrawing(() => {
      tellView();
      if (FIELDS.visible.checked) applyFilters(true);
      else if (isDigest()) drawDigest(true);
      keepAddress();
    });
    showEvents(state.shown, true);
    listen();
    fitScreen();
    repaint();
    tellView();
    drawList(state);
    hintDays();
    readAddress();
    addEventListener("hashchange", readAddress);
  } else $("language").addEventListener("click", switchLanguage);
  document.documentElement.dataset.ready = "true";
}

start();
