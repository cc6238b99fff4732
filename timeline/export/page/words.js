// The words of the interface in both languages, and small helpers for elements. Text goes in as text, never as HTML.

const WORDS = parsed("words-data");
// Each in the languages of the interface, in their order.
const SENTENCES = parsed("sentences-data");
const LANGUAGES = Object.keys(WORDS);
let language = document.documentElement.lang;

function parsed(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

// A phrase of the interface; {0}, {1} ... are replaced by the values, isolated: 2017-05-04 is not turned around.
function say(key, ...values) {
  return WORDS[language][key].replace(/\{(\d)\}/g, (_, index) => `\u2068${values[index]}\u2069`);
}

function isRightToLeft() {
  return say("direction") === "rtl";
}

function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = say("direction");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  document.getElementById("language").lang = chosen === "ar" ? "en" : "ar";
}

// A date in words, by the number of its sentence: in its own direction whatever is around it.
function date(number, classes = "") {
  return element("bdi", classes, inLanguage(number));
}

function inLanguage(number) {
  return SENTENCES[number][LANGUAGES.indexOf(language)];
}

// "before 2017-07-10", as the heading has it, in the language of the page.
function questionInWords(question) {
  const between = /^between (.+) and (.+)$/.exec(question);
  if (between) return betweenInWords(between[1], between[2]);
  const single = /^(before|after|on) (.+)$/.exec(question);
  if (single) return say(single[1], spokenCode(single[2]));
  return question === "everything" ? say("everything") : question;
}

function betweenInWords(first, last) {
  if (last === "..") return say("since", spokenCode(first));
  if (first === "..") return say("until", spokenCode(last));
  return say("between", spokenCode(first), spokenCode(last));
}

function element(name, classes, ...content) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...content);
  return made;
}

// Words of an article or of a publisher: their own direction, kept from what is around them.
function quoted(name, text, classes = "") {
  const made = element(name, `words ${classes}`.trim(), text);
  made.dir = "auto";
  return made;
}

// Dates and codes, which read from left to right in both languages.
function code(text, classes = "") {
  const made = element("bdi", classes, text);
  made.dir = "ltr";
  return made;
}
