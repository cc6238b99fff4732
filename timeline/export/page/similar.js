// Events that are possibly the same: folded into the one that most sources report, as printed lists are.

const NUMBER_OF = new Map(EVENTS.map((event) => [event.id, event.number]));

// The events of a list that stand for themselves; each other one is linked to one of them.
function folded(events) {
  const listed = new Set(events.map((event) => event.number));
  const heads = new Set();
  const hidden = new Set();
  for (const event of [...events].sort(bestSupportedFirst)) {
    if (hidden.has(event.number)) continue;
    heads.add(event.number);
    for (const number of similarTo(event)) {
      const alike = EVENTS[number];
      if (!listed.has(number) || heads.has(number) || certaintyOf(alike) !== certaintyOf(event)) continue;
      if (mayLieIn(alike, event.first, event.last)) hidden.add(number);
    }
  }
  return events.filter((event) => heads.has(event.number));
}

function bestSupportedFirst(one, other) {
  return other.sourceCount - one.sourceCount || other.importance - one.importance || (one.id < other.id ? -1 : 1);
}

// The numbers of the events of the page that may be the same as one.
function similarTo(event) {
  return event.similar.map((id) => NUMBER_OF.get(id)).filter((number) => number !== undefined);
}

// Their list in the details of an event: a click goes to each.
function similarOf(event) {
  const numbers = similarTo(event);
  if (!numbers.length) return [];
  const list = element("ul", "similar");
  for (const number of numbers) {
    const { when, headline } = EVENTS[number];
    const button = element("button", "", date(when), " ", quoted("span", headline));
    button.type = "button";
    button.dataset.similar = String(number);
    list.append(element("li", "", button));
  }
  return [element("h4", "", say("similarTitle")), list];
}
