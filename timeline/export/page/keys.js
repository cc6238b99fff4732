// The keys, and what the buttons of the timeline share with them.

const MOVES = {
  in: () => zoom(0.5), out: () => zoom(2), earlier: () => move(-0.5), later: () => move(0.5), all: showAll,
};

function pressed(event) {
  const towardsLater = isRightToLeft() ? "ArrowLeft" : "ArrowRight";
  const action = {
    ArrowLeft: () => move(towardsLater === "ArrowLeft" ? 0.2 : -0.2), ArrowRight: () => move(towardsLater === "ArrowRight" ? 0.2 : -0.2),
    "+": MOVES.in, "=": MOVES.in, "-": MOVES.out, 0: MOVES.all, Home: () => goToEnd(false), End: () => goToEnd(true),
    PageDown: () => scrollRows(0.8), PageUp: () => scrollRows(-0.8),
    ArrowDown: () => chooseNext(1), ArrowUp: () => chooseNext(-1), Enter: focusChosen,
  }[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
}

function pressedAnywhere(event) {
  if (event.key !== "/" || event.target.matches("input, select")) return;
  event.preventDefault();
  FIELDS.words.focus();
}
