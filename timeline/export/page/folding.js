// Arabic letters and figures in one spelling each.

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
