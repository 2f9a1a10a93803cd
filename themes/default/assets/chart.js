// Values of charts under the pointer, the finger and the keyboard's focus. An addition: every value stands in the table too.
"use strict";
for (const frame of document.querySelectorAll("[data-chart]")) {
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  // What is said aloud stands in a region of its own: one that appears together with its text is not always read.
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  frame.append(tip, said);

  let now = null;
  const hide = () => {
    tip.hidden = true;
    said.textContent = "";
    now?.classList.remove("c-now");
    now = null;
  };
  const show = (mark) => {
    hide();
    now = mark;
    mark.classList.add("c-now");
    tip.textContent = mark.dataset.value;
    tip.hidden = false;
    // Above the mark, below it where there is no room; never outside the figure or the window.
    const [box, at, size] = [frame, mark, tip].map((element) => element.getBoundingClientRect());
    const edge = Math.min(box.right, document.documentElement.clientWidth) - size.width;
    const left = Math.max(box.left, 0, Math.min(at.left + at.width / 2 - size.width / 2, edge));
    const above = at.top - size.height - 8;
    tip.style.left = `${left - box.left}px`;
    tip.style.top = `${(above < 0 ? at.bottom + 8 : above) - box.top}px`;
  };

  for (const drawing of frame.querySelectorAll("svg")) {
    const marks = [...drawing.querySelectorAll(".c-pt")].filter((mark) => mark.querySelector("title"));
    if (marks.length === 0) continue;
    for (const mark of marks) {
      const title = mark.querySelector("title");
      mark.dataset.value = title.textContent;
      // The browser's own tip would come on top of ours.
      title.remove();
      mark.addEventListener("pointerenter", () => show(mark));
      mark.addEventListener("pointerdown", () => show(mark));
      mark.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
    }
    // One stop for the Tab key; the arrows move from mark to mark.
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("aria-roledescription", frame.dataset.hint);
    drawing.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const last = marks.length - 1;
      const current = marks.indexOf(now);
      let next = null;
      if (event.key in steps) next = current < 0 ? 0 : Math.max(0, Math.min(last, current + steps[event.key]));
      else if (event.key === "Home") next = 0;
      else if (event.key === "End") next = last;
      else if (event.key === "Escape") hide();
      if (next === null) return;
      event.preventDefault();
      show(marks[next]);
      said.textContent = marks[next].dataset.value;
    });
    drawing.addEventListener("blur", hide);
  }
  addEventListener("pointerdown", (event) => { if (!frame.contains(event.target)) hide(); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

// Spacing that the reader sets for all text, and that the style sheet could not keep out of the drawings (a user style sheet, styles on
// elements): their labels keep the length that they were measured for. Captions and tables change with it, so that a change shows.
const lines = (text) => {
  const first = text.firstChild;
  if (text.childElementCount === 0 || !first) return [text];
  // The first line has no element of its own.
  if (first.nodeType === Node.TEXT_NODE) {
    const line = document.createElementNS(text.namespaceURI, "tspan");
    first.replaceWith(line);
    line.append(first);
  }
  return [...text.children];
};
const spacings = (text) => {
  const { letterSpacing, wordSpacing } = getComputedStyle(text);
  return [letterSpacing, wordSpacing].map((spacing) => parseFloat(spacing) || 0);
};
const isSpaced = (text) => spacings(text).some((spacing) => spacing !== 0);
const fit = (text) => {
  const [letters, words] = spacings(text);
  const plain = text.textContent;
  text.removeAttribute("textLength");
  const length = text.getComputedTextLength() - letters * plain.length - words * (plain.match(/\s/gu) ?? []).length;
  if (length > 0) text.setAttribute("textLength", length.toFixed(2));
};
const fitted = new ResizeObserver((entries) => {
  for (const { target } of entries) for (const text of target.querySelectorAll(".chart text")) if (isSpaced(text)) lines(text).forEach(fit);
});
for (const figure of document.querySelectorAll(".chart-figure")) fitted.observe(figure);
