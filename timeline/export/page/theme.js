// Light and dark: the switch, and the colours of the stylesheet handed to the drawing, which knows no CSS.

const DARK = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : DARK.matches;
}

function switchTheme() {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "soft", "line", "rule", "certain", "possible", "disputed", "chosen"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// Give a plot the colours, glyph by glyph; those of marks come with their data.
function paint(plot, palette) {
  for (const axis of plot.below) {
    axis.setv({
      major_label_text_color: palette.soft, axis_line_color: palette.line, major_tick_line_color: palette.line, minor_tick_line_color: null,
    });
  }
  for (const grid of plot.center.filter((one) => one.dimension === 0)) grid.setv({ grid_line_color: palette.rule });
  for (const renderer of plot.renderers) {
    const given = {
      certain: { fill_color: palette.certain, line_color: palette.certain, hatch_color: palette.certain },
      likely: { fill_color: palette.certain, line_color: palette.certain, hatch_color: palette.certain },
      possible: { fill_color: palette.possible, line_color: palette.possible, hatch_color: palette.possible },
      inside: { fill_color: palette.soft }, maybe: { fill_color: palette.soft, hatch_color: palette.soft },
      edges: { line_color: palette.ink }, leaders: { line_color: palette.line }, competing: { line_color: palette.disputed },
      chosen: { line_color: palette.chosen, fill_color: palette.chosen },
      "lane-names": { text_color: palette.ink, background_fill_color: palette.paper, background_fill_alpha: 0.9 },
      signs: { text_color: palette.disputed }, labels: { text_color: palette.ink, background_fill_color: palette.paper, background_fill_alpha: 0.94 },
    }[renderer.name];
    if (given) renderer.glyph.setv(given);
  }
}
