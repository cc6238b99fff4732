// What the page shows: which events, how many are folded into them, which page of the list, which events are
// unfolded, which is chosen.

const state = { shown: ordered(folded(EVENTS), { from: null, to: null }).map((event) => event.number), folded: 0, page: 0, open: new Set(), chosen: null };
state.folded = EVENTS.length - state.shown.length;
const $ = (id) => document.getElementById(id);

// Choose an event: mark it in both places, and unfold it when asked to. stays: the drawing stays where it is, if the event is in view.
function choose(number, unfold, stays = false) {
  state.chosen = number;
  if (unfold) state.open.add(number);
  const place = state.shown.indexOf(number);
  if (place >= 0) state.page = Math.floor(place / PER_PAGE);
  goToEvent(EVENTS[number], stays && isInView(EVENTS[number]));
  drawList(state);
  $(`event-${number}`)?.scrollIntoView({ block: "nearest" });
  keepAddress();
  const event = EVENTS[number];
  $("status").classList.remove("heard");
  $("status").textContent = `${say(certaintyOf(event))}. ${inLanguage(event.when)}. ${say(event.factuality)}. ${event.headline}`;
}

function chooseNext(step) {
  if (!state.shown.length) return;
  const place = state.shown.indexOf(state.chosen);
  const next = place < 0 ? (step > 0 ? 0 : state.shown.length - 1) : place + step;
  if (next >= 0 && next < state.shown.length) choose(state.shown[next], false);
}

function focusChosen() {
  if (state.chosen === null) return;
  choose(state.chosen, true);
  buttonOf(state.chosen)?.focus();
}
