// The list: the same events as the timeline, in words, a page at a time.

const PER_PAGE = 100;
const MOST_PRINTED = 2000;
const MOST_NAMED = 3;
const SIGN = { certain: "+", likely: "~", possible: "?" };

function certaintyOf(event) {
  if (event.likely) return "likely";
  return event.possible ? "possible" : "certain";
}

// shown: numbers of events; page: which hundred of them; open: numbers of those unfolded; chosen: one or null.
function drawList(state) {
  const digest = isDigest();
  const many = state.shown.length > MANY_LISTED;
  document.getElementById("pages").hidden = digest;
  document.getElementById("digest").hidden = !many || !["", "asked"].includes(orderAsked());
  document.getElementById("digest").textContent = digest ? say("everyOne", state.shown.length) : say("digestTitle");
  document.getElementById("list-title").textContent = say(digest ? "digestTitle" : "list");
  if (digest) {
    drawDigest();
    return;
  }
  const first = state.page * PER_PAGE;
  const part = state.shown.slice(first, first + PER_PAGE);
  fillList(state, part);
  const last = first + part.length;
  document.getElementById("place").textContent = say("place", part.length ? first + 1 : 0, last, state.shown.length);
  document.getElementById("previous").disabled = state.page === 0;
  document.getElementById("next").disabled = last >= state.shown.length;
}

function fillList(state, numbers) {
  const items = [];
  let before = null;
  for (const number of numbers) {
    const certainty = certaintyOf(EVENTS[number]);
    if (certainty !== before) {
      const part = element("li", `part ${certainty}`);
      part.append(element("span", "sign", `${SIGN[certainty]} `), say(`${certainty}Part`));
      items.push(part);
      before = certainty;
    }
    items.push(itemOf(EVENTS[number], state));
  }
  if (!items.length) items.push(element("li", "empty", say(EVENTS.length ? "noneFits" : "empty")));
  replaceList(items);
}

// Other lines in the list; the focus stays on the event that has it.
function replaceList(items) {
  const focused = document.activeElement.dataset.event;
  document.getElementById("events").replaceChildren(...items);
  if (focused !== undefined) buttonOf(focused)?.focus({ preventScroll: true });
}

function buttonOf(number) {
  return document.querySelector(`button[data-event="${number}"]`);
}

function itemOf(event, state) {
  const certainty = certaintyOf(event);
  const item = element("li", `${certainty}${event.number === state.chosen ? " chosen" : ""}`);
  item.id = `event-${event.number}`;
  const open = state.open.has(event.number);
  const button = element("button", "", headOf(event), quoted("span", event.headline, "text"));
  button.type = "button";
  button.dataset.event = String(event.number);
  button.setAttribute("aria-expanded", String(open));
  item.append(element("h3", "", button));
  if (event.image) item.append(pictureWith(event));
  if (open) item.append(detailsOf(event));
  return item;
}

// The picture that an editor gave an event. A browser that does not load it shows the caption.
function pictureWith(event) {
  const made = element("figure", "");
  const image = element("img", "");
  image.src = event.image;
  image.alt = event.caption;
  image.loading = "lazy";
  image.referrerPolicy = "no-referrer";
  made.append(image);
  if (event.caption) made.append(quoted("figcaption", event.caption));
  return made;
}

function headOf(event) {
  const certainty = certaintyOf(event);
  const head = element("span", "head");
  head.append(element("span", "sign", `${SIGN[certainty]} ${say(certainty)}`), titled(date(event.when, "when"), event.edtf));
  if (event.factuality !== "occurred") head.append(element("span", "badge", `${SHAPES[event.factuality].sign} ${say(event.factuality)}`));
  if (event.reporting) head.append(element("span", "badge", say("reporting")));
  if (event.disputed) head.append(element("span", "badge disputed", `≠ ${say("disputedBadge")}`));
  const alike = similarTo(event).length;
  if (alike) head.append(element("span", "badge", say("similar", alike)));
  head.append(sourcesOf(event));
  return head;
}

// How many sources, and the first few publishers.
function sourcesOf(event) {
  const names = [...new Set(event.reports.map((report) => report.article.publisher).filter(Boolean))];
  const count = event.sourceCount > 1 ? [say("sources", event.sourceCount)] : names.length ? [] : [say("source")];
  const parts = [...count, ...names.slice(0, MOST_NAMED).map((name) => quoted("bdi", name))];
  const made = element("span", "sources", ...parts.flatMap((part, index) => [index ? say("comma") : "", part]));
  const days = [...new Set(event.reports.map((report) => report.article.published).filter((day) => day !== undefined))];
  if (days.length) made.append(element("span", "published", say("comma"), say("published"), " ", ...days.slice(0, MOST_NAMED).flatMap((day, index) => [index ? say("comma") : "", date(day)])));
  return made;
}

// What is printed: all events that fit, as far as paper goes, in a few lines each; those that are unfolded in full.
// The digest is printed as it is.
function drawForPrint(state) {
  if (isDigest()) return;
  const numbers = state.shown.slice(0, MOST_PRINTED);
  fillList(state, numbers);
  if (numbers.length === state.shown.length) return;
  const note = element("li", "part", say("printed", numbers.length, state.shown.length));
  document.getElementById("events").prepend(note);
}
