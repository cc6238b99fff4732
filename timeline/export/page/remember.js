// What a reader chose, for the next page too; a browser that keeps nothing for a file on disk is no error.

function remember(name, value) {
  try {
    localStorage.setItem(`timeline-${name}`, value);
  } catch {
    // Forgotten with the page.
  }
}

function remembered(name, allowed) {
  try {
    const value = localStorage.getItem(`timeline-${name}`);
    return allowed.includes(value) ? value : null;
  } catch {
    return null;
  }
}
