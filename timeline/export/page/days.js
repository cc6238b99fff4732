// Days are numbers: days since 1970-01-01. The drawing counts milliseconds.

const DAY = 86400000;

function isoOf(day) {
  const iso = new Date(day * DAY).toISOString();
  return iso.startsWith("+") ? "9999-12-31" : iso.slice(0, 10);
}

// The first and the last day of 2017, 2017-05 or 2017-05-04; null when it is none of these.
function daysOf(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
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
  const found = (question.match(/\d{4}(-\d\d){0,2}/g) ?? []).map(daysOf).filter((days) => days !== null);
  if (!found.length) return [];
  const first = found[0][0];
  const last = found.at(-1)[1] + 1;
  if (question.startsWith("before")) return [first];
  if (question.startsWith("after")) return [last];
  return [first, last];
}
