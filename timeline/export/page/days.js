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

// A day, a month or a year in words, in the language of the page.
function spokenCode(text) {
  const days = daysOf(text);
  if (days === null) return text;
  const units = text.split("-").length;
  return [...(units > 2 ? [dayOfMonth(days[0])] : []), ...(units > 1 ? [monthOf(days[0])] : []), yearOf(days[0])].join(" ");
}

function dayOfMonth(day) {
  return String(new Date(day * DAY).getUTCDate());
}

function monthOf(day, width = "long") {
  return monthName(new Date(day * DAY).getUTCMonth() + 1, width);
}

function yearOf(day) {
  const year = new Date(day * DAY).getUTCFullYear();
  if (year > 0) return year < 1000 ? say("annoDomini", year) : String(year);
  return say("beforeChrist", 1 - year);
}

function weekdayOf(day) {
  return formatOf({ weekday: "long" }).format(day * DAY);
}

// A code as people write it, where the form would read it back.
function writtenCode(code) {
  const spoken = spokenCode(code);
  return codeOf(spoken) === code ? spoken : code;
}

function spokenDay(day) {
  return spokenCode(isoOf(day));
}

// Syria's and Lebanon's names in Arabic; the figures of both languages are the same.
function monthName(month, width) {
  return formatOf({ month: width }).format(Date.UTC(2000, month - 1, 1));
}

// What the browser knows of a language takes long to make.
const FORMATS = new Map();

function formatOf(wanted) {
  const key = `${language} ${Object.entries(wanted)}`;
  if (!FORMATS.has(key)) FORMATS.set(key, new Intl.DateTimeFormat(language === "ar" ? "ar-SY" : "en", { ...wanted, timeZone: "UTC" }));
  return FORMATS.get(key);
}

// The names of the months in the languages and countries in which people write them, and their numbers.
const MONTHS = new Map();
for (const locale of ["ar", "ar-SY", "ar-TN", "ar-MA", "en", "fr"]) {
  for (const width of ["long", "short"]) {
    const names = new Intl.DateTimeFormat(locale, { month: width, calendar: "gregory", timeZone: "UTC" });
    for (let month = 0; month < 12; month += 1) MONTHS.set(foldedMonth(names.format(Date.UTC(2000, month, 1))), month + 1);
  }
}

function foldedMonth(name) {
  return fold(name).normalize("NFD").replace(/[\u0300-\u036f.]/g, "");
}

// What somebody wrote for a day, a month or a year, as a code that daysOf takes: 10 تموز ٢٠٢٢ is 2022-07-10.
function codeOf(text) {
  const written = foldedMonth(text.trim()).replace(/[,،]/g, " ").replace(/\s+/g, " ");
  const found = /^(?:(\d{1,2}) )?([^\d]+?) (\d{4})$/.exec(written) ?? reordered(/^([^\d]+?) (\d{1,2}) (\d{4})$/.exec(written));
  const month = found ? MONTHS.get(found[2].trim()) : undefined;
  if (month === undefined) return fold(text.trim()).replace(/ bc$/, " BC");
  const [, day, , year] = found;
  return [year, String(month).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}

function reordered(found) {
  return found && [found[0], found[2], found[1], found[3]];
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
