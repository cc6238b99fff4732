// The address (#): what the form asks, the days in view and the event that is open, so that a view can be linked.

const address = { written: "", opening: "", days: null };

function keepAddress() {
  if (!address.opening) return;
  const asked = new URLSearchParams();
  for (const [name, field] of Object.entries(FIELDS)) {
    const value = field.type === "checkbox" ? (field.checked ? "yes" : "") : ["from", "to"].includes(name) ? codeOf(field.value) : field.value;
    if (value) asked.set(name, value);
  }
  if (state.chosen !== null) asked.set("event", EVENTS[state.chosen].id);
  if (daysInView() !== address.opening) asked.set("days", daysInView());
  const written = asked.size ? `#${asked}` : "";
  if (written === location.hash) return;
  address.written = written;
  history.replaceState(null, "", written || location.pathname + location.search);
}

function daysInView() {
  return viewed().map((day) => isoOf(Math.round(day))).join("/");
}

// Show what the address says; an address that says nothing leaves the page as it opens.
function readAddress() {
  address.opening ||= daysInView();
  if (location.hash.length < 2 || location.hash === address.written) return;
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const [name, field] of Object.entries(FIELDS)) {
    if (field.type === "checkbox") field.checked = asked.get(name) === "yes";
    else field.value = ["from", "to"].includes(name) ? writtenCode(asked.get(name) ?? "") : (asked.get(name) ?? "");
  }
  applyFilters();
  const event = EVENTS[NUMBER_OF.get(asked.get("event"))];
  if (event) choose(event.number, true);
  const [first, last] = (asked.get("days") ?? "").split("/").map((code) => daysOf(code)?.[0]);
  if (first !== undefined && last > first) view([first, last]);
}
