// Rows for the events, so that none lies on another: pure functions of numbers.

// Short events lie above long ones: up to a day, most of a month; then vague ones up to a year, longer and open ones.
const BANDS = [1, CLOSE_DAYS, 366, Infinity];

// The row of each item, how many rows, and how many of them have events dated closely. items: [start, end, days], in any order; end is where the next may begin.
function packed(items) {
  const rows = new Array(items.length);
  let offset = 0;
  let shortest = 0;
  let close = 0;
  for (const longest of BANDS) {
    const order = [];
    items.forEach((item, index) => {
      if (item[2] > shortest && item[2] <= longest) order.push(index);
    });
    offset += packBand(items, order, rows, offset);
    shortest = longest;
    if (longest <= CLOSE_DAYS) close = offset;
  }
  return { rows, count: offset, close };
}

function packBand(items, order, rows, offset) {
  order.sort((one, other) => items[one][0] - items[other][0] || one - other);
  const free = new Heap();
  const busy = new Heap();
  let count = 0;
  for (const index of order) {
    const [start, end] = items[index];
    // Keys: the end for a busy row, the number for a free one, so that the topmost free row is taken.
    while (busy.size && busy.least.key <= start) {
      const { value } = busy.take();
      free.put(value, value);
    }
    const row = free.size ? free.take().value : count++;
    rows[index] = offset + row;
    busy.put(end, row);
  }
  return count;
}

class Heap {
  #entries = [];

  get size() {
    return this.#entries.length;
  }

  get least() {
    return this.#entries[0];
  }

  put(key, value) {
    const entries = this.#entries;
    let place = entries.push({ key, value }) - 1;
    while (place && entries[(place - 1) >> 1].key > key) {
      entries[place] = entries[(place - 1) >> 1];
      place = (place - 1) >> 1;
    }
    entries[place] = { key, value };
  }

  take() {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (!entries.length) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= entries.length) break;
      if (child + 1 < entries.length && entries[child + 1].key < entries[child].key) child += 1;
      if (entries[child].key >= last.key) break;
      entries[place] = entries[child];
      place = child;
    }
    entries[place] = last;
    return first;
  }
}
