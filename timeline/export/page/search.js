// Search: every word asked for, in any Arabic spelling, anywhere in an event's texts.

const MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FOLDED = new Map();
for (const [from, to] of [
  ["أإآٱىیةۃؤئکھ", "ااااييههويكه"],
  ["٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789"],
]) {
  [...from].forEach((letter, index) => FOLDED.set(letter, to[index]));
}
const LETTERS = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "g");

// The folding of timeline/arabic/script.py, with small Latin letters.
function fold(text) {
  return text
    .replace(/[\ufb50-\ufdff\ufe70-\ufefc]+/g, (forms) => forms.normalize("NFKC"))
    .replace(MARKS, "")
    .replace(LETTERS, (letter) => FOLDED.get(letter))
    .toLowerCase();
}

// Folded texts are kept as they are made: the first search of a large page takes longest.
const searchTexts = new Map();

function searchText(event) {
  let text = searchTexts.get(event.number);
  if (text === undefined) {
    const parts = [event.headline, event.text, event.edtf, event.id];
    for (const report of event.reports) {
      parts.push(report.quote, report.expression, report.attribution ?? "", ...report.names, ...report.places);
      parts.push(report.article.title ?? "", report.article.publisher ?? "");
    }
    text = fold([...new Set(parts)].join("\n"));
    searchTexts.set(event.number, text);
  }
  return text;
}

// A test of events for words that somebody typed.
function matcher(typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (event) => !words.length || words.every((word) => searchText(event).includes(word));
}
