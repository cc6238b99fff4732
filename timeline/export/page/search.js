// Search: every word asked for, in any Arabic spelling, anywhere in an event's texts.

// Folded texts are kept as they are made: the first search of a large page takes longest.
const searchTexts = new Map();

function searchText(event) {
  let text = searchTexts.get(event.number);
  if (text === undefined) {
    const parts = [event.headline, event.text, event.edtf, ...SENTENCES[event.when], event.id];
    for (const report of event.reports) {
      parts.push(report.quote, report.expression, report.attribution ?? "", ...report.names, ...report.places.flat());
      parts.push(report.article.title ?? "", report.article.publisher ?? "");
    }
    text = fold([...new Set(parts)].join("\n"));
    searchTexts.set(event.number, text);
  }
  return text;
}

// A test of events for words that somebody typed: in their texts, or, in Latin letters, a name that sounds alike.
function matcher(typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const sounds = words.map((word) => (/^[a-z\u00e0-\u017e'-]{3,}$/.test(word) ? keysOfLatin(word) : null));
  return (event) => words.every((word, index) => searchText(event).includes(word) || (sounds[index] !== null && isNamed(event, sounds[index])));
}
