// A question that somebody writes into the search: "what happened before 10 July 2022, newest first" asks for days and an order.

const RELATIONS_ASKED = [
  ["before", /^(?:before|قبل|avant)(?: le)? (.+)$/],
  ["after", /^(?:after|بعد|apres)(?: le)? (.+)$/],
  ["between", /^(?:between|from|بين|من|entre|du) (.+?) (?:and|to|until|و|الي|حتي|et|au) ?(.+)$/],
  ["on", /^(?:on|in|during|في|خلال|يوم|en|le)(?: يوم)? (.+)$/],
];
const ORDERS_ASKED = [
  ["newest", /(?:newest|latest|most recent)(?: ones?)? first|الاحدث (?:اولا|فالاقدم)|(?:les )?plus recents? (?:d'abord|en premier)/],
  ["oldest", /oldest first|الاقدم (?:اولا|فالاحدث)|(?:les )?plus anciens? (?:d'abord|en premier)/],
  ["important", /most important(?: events?)?(?: first)?|الاهم(?: اولا)?|اهم (?:الاحداث|احداث|ما حدث)|les plus importants?(?: d'abord)?/],
];
const ASKING = /^(?:what (?:has )?happened|events|ماذا (?:حدث|جري|حصل)|ما الذي حدث|الاحداث|que s'est[- ]il passe)\s*/;

// The days and the order that some words ask for; null when they are to be searched for.
function askedInWords(typed) {
  let words = foldedMonth(typed.trim().replace(/[؟?]/g, "")).replace(/[,،;]/g, " ").replace(/\s+/g, " ").trim();
  const order = ORDERS_ASKED.find(([, pattern]) => pattern.test(words));
  if (order) words = words.replace(order[1], " ").replace(/\s+/g, " ").trim();
  words = words.replace(ASKING, "").trim();
  for (const [relation, pattern] of RELATIONS_ASKED) {
    const days = pattern.exec(words)?.slice(1).map((text) => daysOf(codeOf(text)));
    if (days?.every(Boolean)) return { ...bounds(relation, days), order: order?.[0] ?? "" };
  }
  return null;
}

function bounds(relation, [first, second]) {
  if (relation === "before") return { from: null, to: first[0] - 1 };
  if (relation === "after") return { from: first[1] + 1, to: null };
  return { from: first[0], to: (second ?? first)[1] };
}
