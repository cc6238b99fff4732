// What lies under the pointer, in words: an event, a gathering, a column with its most important events.

const MOST_IN_TIP = 3;

function showTip(content, { x, y }) {
  const tip = $("tip");
  if (!content) {
    tip.hidden = true;
    return;
  }
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${y + height + 24 > innerHeight ? y - height - 12 : y + 18}px`;
}

function tipOf(event) {
  const events = event.group ? [...event.group].sort(moreImportantFirst) : [event];
  const lines = events.slice(0, MOST_IN_TIP).map((one) => quoted("p", one.headline));
  const about = event.group ? say("gathered", events.length) : `${SIGN[certaintyOf(event)]} ${say(certaintyOf(event))}`;
  return [element("p", "", date(event.when, "when"), " ", about), ...lines, ...(event.group ? [] : [sourcesOf(event)])];
}

// group: the lane that the column is of, or undefined.
function tipOfColumn(column, group) {
  const ends = [spokenDay(column.first), spokenDay(column.last - 1)];
  const days = ends[0] === ends[1] ? [element("bdi", "when", ends[0])] : [element("bdi", "when", ends[0]), " – ", element("bdi", "when", ends[1])];
  const inside = (group?.events ?? drawing.events).filter((event) => !isVague(event) && event.first >= column.first && event.first < column.last);
  const foremost = inside.filter((event) => !isWeak(event)).sort(moreImportantFirst).slice(0, MOST_IN_TIP);
  const named = group ? [" ", quoted("bdi", group.name)] : [];
  return [element("p", "", ...days, " ", say("gathered", inside.length), ...named), ...foremost.map((event) => quoted("p", event.headline))];
}
