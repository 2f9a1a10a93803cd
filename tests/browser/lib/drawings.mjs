// What is looked at in drawings, on the site and in the gallery.

/** Readable without zooming, in CSS pixels. */
export const SMALLEST_TEXT = 11;

/** In the page: looks at every drawing that holds text. Runs in the browser, so it stands alone. */
export function lookAtDrawings(smallest) {
  const problems = [];
  const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";

  for (const figure of document.querySelectorAll("figure:has(.chart-drawing)")) {
    const shown = [...figure.querySelectorAll(".chart-wide, .chart-narrow")].filter(isShown);
    if (shown.length !== 1) problems.push(`#${figure.id} shows ${shown.length} drawings`);
    if (!figure.querySelector("figcaption")) problems.push(`#${figure.id} has no caption`);
  }

  /** The lines of text of a drawing: their words, and their boxes as high as the type size. */
  const lines = (svg, scale) => {
    const found = [];
    const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest("text") || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize) * scale;
      const middle = (box.top + box.bottom) / 2;
      found.push({ text: node.data.trim(), size, left: box.left, right: box.right, top: middle - size / 2, bottom: middle + size / 2 });
    }
    return found;
  };

  let drawings = 0;
  for (const svg of document.querySelectorAll("svg")) {
    if (!isShown(svg) || !svg.querySelector("text")) continue;
    drawings += 1;
    const name = svg.closest("[id]:not(svg)")?.id ?? "?";
    const scale = svg.getScreenCTM().a;
    const frame = svg.getBoundingClientRect();
    const texts = lines(svg, scale);
    for (const [index, one] of texts.entries()) {
      const tell = (what) => problems.push(`#${name}: “${one.text}” ${what}`);
      if (one.size < smallest - 0.01) tell(`is ${one.size.toFixed(1)} px`);
      if (one.left < frame.left - 1 || one.right > frame.right + 1) tell("sticks out sideways");
      if (one.top < frame.top - 1 || one.bottom > frame.bottom + 1) tell("sticks out above or below");
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 1) tell(`lies over “${other.text}” (${across.toFixed(1)} × ${down.toFixed(1)} px)`);
      }
    }
  }
  return { drawings, problems };
}
