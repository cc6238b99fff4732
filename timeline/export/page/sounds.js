// One key for a name in Arabic and in Latin letters, as timeline/arabic/latin_key.py makes it.

const SOUNDS = Object.fromEntries(Object.entries(parsed("sounds-data")).map(([table, classes]) => [table, new Map(Object.entries(classes))]));
// Combinations have at most so many letters: tch, تش.
const MOST_LETTERS = 3;
// A shorter key is that of too many names.
const SHORTEST_KEY = 2;

function soundKey(word, script) {
  const classes = SOUNDS[script];
  let key = SOUNDS[`first_${script}`].get(word.slice(0, 1)) ?? "";
  let last = "";
  for (let position = 0; position < word.length; ) {
    let letters = "";
    for (let length = MOST_LETTERS; length > 0 && !letters; length -= 1) {
      const part = word.slice(position, position + length);
      if (classes.has(part)) letters = part;
    }
    const found = classes.get(letters) ?? "";
    if (found && found !== last) key += found;
    last = found;
    position += letters.length || 1;
  }
  return key;
}

function keysOfLatin(word) {
  const plain = word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/c(?=[eiy])/g, "s");
  const keys = [plain, plain.replaceAll("w", "v")].map((one) => soundKey(one, "latin"));
  return new Set(keys.filter((key) => key.length >= SHORTEST_KEY));
}

// The keys of the names and places of an event, made when they are first asked for.
const nameKeys = new Map();

function isNamed(event, keys) {
  let own = nameKeys.get(event.number);
  if (own === undefined) {
    const names = event.reports.flatMap((report) => [...report.names, ...report.places.map(([arabic]) => arabic)]);
    own = new Set(names.flatMap((name) => fold(name).split(/\s+/)).map((word) => soundKey(word.replace(/^ال/, ""), "arabic")));
    nameKeys.set(event.number, own);
  }
  return [...keys].some((key) => own.has(key));
}
