// One event in full: the days that its sources give, and each report with its words and reasons.

function detailsOf(event) {
  const made = element("div", "details");
  const competing = competingDatesOf(event);
  if (event.disputed || competing.length > 1) {
    made.append(element("h4", "", say("competingDates")));
    const list = element("ul", "competing-dates");
    for (const one of competing) list.append(competingDateLine(one));
    made.append(list);
  }
  made.append(...similarOf(event));
  made.append(element("h4", "", say("reports")));
  for (const report of event.reports) made.append(reportOf(report));
  const identity = element("dl", "");
  row(identity, "id", code(event.id));
  made.append(identity);
  return made;
}

function competingDateLine(one) {
  const line = element("li", "", date(one.when), ` (${say(one.factuality)}): `);
  [...one.publishers].forEach((name, index) => line.append(index ? say("comma") : "", quoted("bdi", name)));
  return line;
}

function reportOf(report) {
  const made = element("div", "report");
  made.append(quoteOf(report));
  const facts = element("dl", "");
  const { article } = report;
  row(facts, "publisherOf", article.publisher ? quoted("span", article.publisher) : say("unknown"));
  row(facts, "titleOf", article.title && quoted("span", article.title));
  row(facts, "published", article.published !== undefined ? date(article.published) : say("unknown"));
  row(facts, "volume", report.volume && code(report.volume));
  row(facts, "page", report.page && code(report.page));
  row(facts, "link", linkTo(article.url));
  row(facts, "attribution", report.attribution && quoted("span", report.attribution));
  row(facts, "antecedent", report.antecedent && quoted("span", report.antecedent));
  row(facts, "factualityOf", say(report.factuality) + (report.reporting ? say("comma") + say("reporting") : ""));
  row(facts, "expression", quoted("span", report.expression));
  row(facts, "resolved", titled(date(report.when), report.edtf));
  row(facts, "anchor", report.anchor !== undefined && date(report.anchor));
  row(facts, "because", listed(report.reasons.map((reason) => reasonOf(reason))));
  row(facts, "alternatives", listed(report.alternatives.map(([when, condition]) => element("span", "", date(when), say("comma"), reasonOf(condition)))));
  row(facts, "names", report.names.length && listedNames(report.names));
  row(facts, "places", report.places.length && listedNames(report.places.map(([arabic, english]) => (language === "ar" ? arabic : english))));
  row(facts, "joined", report.joined !== undefined && reasonOf(report.joined));
  row(facts, "corrected", report.corrected && say("yes"));
  made.append(facts);
  return made;
}

// The quote, with the words that name the time marked in it.
function quoteOf(report) {
  const made = quoted("blockquote", "");
  const at = report.quote.indexOf(report.expression);
  if (at < 0) {
    made.append(report.quote);
    return made;
  }
  const end = at + report.expression.length;
  made.append(report.quote.slice(0, at), element("mark", "", report.expression), report.quote.slice(end));
  return made;
}

// A sentence of a derivation in the language of the page; dates in it and words of the article keep their direction.
function reasonOf(number) {
  const made = element("span", "words");
  const text = inLanguage(number);
  for (const part of text.split(/(\d{4}-\d\d(?:-\d\d)?|“[^”]*”)/)) {
    if (/^\d/.test(part)) made.append(element("bdi", "", spokenCode(part)));
    else if (part.startsWith("“")) made.append("“", quoted("bdi", part.slice(1, -1)), "”");
    else made.append(part);
  }
  return made;
}

function listedNames(names) {
  return element("span", "", ...names.flatMap((name, index) => [index ? say("comma") : "", quoted("bdi", name)]));
}

function titled(made, title) {
  made.title = title;
  return made;
}

function listed(parts) {
  if (!parts.length) return null;
  return element("ul", "", ...parts.map((part) => element("li", "", part)));
}

// A link only to the web: an address of an article may be anything, a script too.
function linkTo(url) {
  if (!url) return null;
  if (!/^https?:\/\//i.test(url)) return code(url);
  const made = element("a", "words", url);
  made.href = url;
  made.dir = "ltr";
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function row(list, key, value) {
  if (!value) return;
  list.append(element("dt", "", say(key)), element("dd", "", value));
}
