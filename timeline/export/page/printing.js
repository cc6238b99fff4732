// Printing: a picture of the drawing, and the list with all reports; then the page as it was.

// The drawing itself would be as wide as the screen, and takes new colours too late for the printer: page.css turns
// those of a dark picture around.
function beforePrint() {
  state.theme = document.documentElement.dataset.theme;
  $("picture").className = isDark() ? "dark" : "";
  if (EVENTS.length) $("picture").replaceChildren(...[drawing.timeline, drawing.strip].map(pictureOf));
  document.documentElement.dataset.theme = "light";
  drawForPrint(state);
}

function pictureOf(plot) {
  return drawing.views.find_one(plot).export("png").canvas;
}

function afterPrint() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  $("picture").replaceChildren();
  drawList(state);
}
