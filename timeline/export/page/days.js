// Days are numbers: days since 1970-01-01. The drawing counts milliseconds.

const DAY = 86400000;

function isoOf(day) {
  const date = new Date(day * DAY);
  const [iso] = date.toISOString().split("T");
  const year = date.getUTCFullYear();
  if (year > 9999) return "9999-12-31";
  return year > 0 ? iso : `${String(1 - year).padStart(4, "0")}-${iso.slice(-5)} BC`;
}

// The first and the last day of 2017, 2017-05, 2017-05-04, 44 BC or 0044-03-13 BC; null when it is none of these.
function daysOf(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? /^(\d{1,6})(?:-(\d\d))?(?:-(\d\d))? BC$/.exec(text);
  if (!found) return null;
  const [written, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  const year = text.endsWith(" BC") ? 1 - written : written;
  if (month !== null && (month < 1 || month > 12)) return null;
  const first = dayNumber(year, (month ?? 1) - 1, day ?? 1);
  if (day !== null) return isoOf(first) === text ? [first, first] : null;
  return [first, month === null ? dayNumber(year, 12, 0) : dayNumber(year, month, 0)];
}

function dayNumber(year, month, day) {
  // Date.UTC takes years below 100 for those of the 20th century.
  return new Date(0).setUTCFullYear(year, month, day) / DAY;
}

// The days at which a question begins or ends: where certain and possible part.
function edgesOf(question) {
  const found = (question.match(/\d{1,6}(-\d\d){0,2} BC|\d{4}(-\d\d){0,2}/g) ?? []).map(daysOf).filter((days) => days !== null);
  if (!found.length) return [];
  const first = found[0][0];
  const last = found.at(-1)[1] + 1;
  if (question.startsWith("before")) return [first];
  if (question.startsWith("after")) return [last];
  return [first, last];
}
