// The events of the page, with what data.py left out put back.

const ARTICLES = parsed("articles-data");
const QUESTION = parsed("question-data");
const EVENTS = parsed("events-data").map(expand);

function expand(row, number) {
  const event = {
    factuality: "occurred", possible: false, likely: false, disputed: false, reporting: false, fragment: false, inPassing: false, chosen: false, caption: "", sourceCount: 1, importance: 0, similar: [], headline: row.text, ...row, number, ...ends(row),
  };
  event.reports = row.reports.map((report) => {
    const given = report.edtf ? { edtf: report.edtf, when: report.when, ...ends(report) } : { edtf: row.edtf, when: row.when, first: event.first, last: event.last };
    return {
      factuality: "occurred", quote: row.text, reasons: [], alternatives: [], names: [], places: [],
      ...report, ...given, article: ARTICLES[report.article],
    };
  });
  return event;
}

// first and last: null where the end is open.
function ends(row) {
  return { first: row.first ?? row.day ?? null, last: row.last ?? row.day ?? null };
}

// The days that the reports of an event give: how they tell it, and the publishers that do.
function competingDatesOf(event) {
  const found = new Map();
  for (const report of event.reports) {
    const key = `${report.edtf} ${report.factuality}`;
    if (!found.has(key)) {
      const { edtf, when, factuality, first, last } = report;
      found.set(key, { edtf, when, factuality, first, last, publishers: new Set() });
    }
    found.get(key).publishers.add(report.article.publisher ?? report.article.id);
  }
  return [...found.values()].sort((one, other) => (one.edtf < other.edtf ? -1 : 1));
}

function articlesCount() {
  return ARTICLES.length;
}
