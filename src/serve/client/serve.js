// Added to each page by `gongbao serve`, never by a build: shows changes, problems and the places where things are edited.
"use strict";
(() => {
  const page = document.currentScript.dataset.page;
  if (window.top !== window) return;
  const memory = "gongbao-serve";
  const root = document.createElement("gongbao-serve");
  const shadow = root.attachShadow({ mode: "open" });
  const sheet = make("link", { rel: "stylesheet", href: "/.gongbao/serve.css" });
  const stage = make("div", { className: "stage" });
  // Nothing is seen before it has its style.
  stage.hidden = true;
  sheet.addEventListener("load", () => { stage.hidden = false; });
  shadow.append(sheet, stage);
  let look = null;
  let folded = false;
  let lost = false;

  /** An element with its properties and what stands in it. Text is only ever text. */
  function make(name, properties = {}, ...inside) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside.filter((part) => part !== null));
    return element;
  }

  const counted = (number, one, many) => (number === 1 ? one : many.replace("{n}", number));

  // ---- Reading on at the same place

  /** Reloads the page; what is being read stays where it is, whatever was added above it. */
  function reload() {
    const named = [...document.querySelectorAll("main [id]")].map((element) => [element.id, element.getBoundingClientRect().top]);
    const [id, top] = named.filter(([, top]) => top < innerHeight * 0.4).at(-1) ?? [null, 0];
    const place = { path: location.pathname, x: scrollX, y: scrollY, id, top, folded };
    try { sessionStorage.setItem(memory, JSON.stringify(place)); } catch { /* private mode: the browser does what it can */ }
    history.scrollRestoration = "manual";
    location.reload();
  }

  function readOn() {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(memory));
      sessionStorage.removeItem(memory);
    } catch { /* private mode */ }
    if (place?.path !== location.pathname) return;
    folded = place.folded;
    const restore = () => {
      const element = place.id === null ? null : document.getElementById(place.id);
      const y = element ? scrollY + element.getBoundingClientRect().top - place.top : place.y;
      scrollTo({ left: place.x, top: y, behavior: "instant" });
    };
    restore();
    addEventListener("load", () => {
      restore();
      history.scrollRestoration = "auto";
    });
  }

  // ---- Style

  const stem = (path) => path.replace(/\.[0-9a-f]{10}\.css$/, ".css");

  /** Puts new style sheets in the place of old ones; the old one goes when the new one is there, so that nothing flickers. */
  function restyle(addresses) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]:not([data-old])')) {
      const path = new URL(link.href).pathname;
      const next = addresses.map((address) => `/${address}`).find((other) => stem(other) === stem(path));
      if (!next || next === path) continue;
      const fresh = make("link", { rel: "stylesheet", href: next });
      link.dataset.old = "";
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => fresh.remove());
      link.after(fresh);
    }
  }

  // ---- Problems

  const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

  /** The words of the terminal, line by line. A Han character is as wide as two Latin ones there, and so here: marks stand under what they mark. */
  function lines(text) {
    return text.split("\n").map((line, number) => {
      const kind = number === 0 ? "title" : /^\s*=/.test(line) ? "hint" : /^\s*-->/.test(line) ? "place" : /^[\s|]*[\^-]+( |$)/.test(line.replace(/^\s*\|/, "")) ? "marks" : "line";
      const element = make("span", { className: kind });
      const parts = ["title", "place", "hint"].includes(kind) ? [line] : line.split(new RegExp(`(${wide.source})`, "u"));
      for (const part of parts) {
        if (part !== "") element.append(part.length <= 2 && wide.test(part) && parts.length > 1 ? make("i", {}, part) : part);
      }
      element.append("\n");
      return element;
    });
  }

  function problem({ severity, text, place }) {
    const words = look.words;
    const link = place.href === null ? null : make("a", { className: "open", href: place.href, title: place.label }, words.open);
    return make("article", { className: severity }, make("pre", { tabIndex: 0 }, ...lines(text)), link);
  }

  function list() {
    const { words, errors, warnings } = look;
    const more = errors + warnings - look.problems.length;
    return [
      ...(look.failure === null ? [] : [make("article", { className: "error" }, make("pre", { tabIndex: 0 }, ...lines(look.failure)))]),
      ...look.problems.map(problem),
      ...(more > 0 ? [make("p", { className: "more" }, words.more.replace("{n}", more))] : []),
    ];
  }

  function overlay() {
    const { words, errors } = look;
    const title = look.failure === null ? counted(errors, words.error, words.errors) : words.failure;
    const hide = make("button", { type: "button", className: "hide" }, words.hide);
    hide.addEventListener("click", () => fold(true));
    const panel = make("section", { className: "panel" },
      make("header", {}, make("h2", { id: "title" }, title), hide),
      make("p", { className: "under" }, `${look.held ? words.under : words.nothing_yet}${words.lang === "zh" ? "" : " "}${words.mend}`),
      make("div", { className: "problems" }, ...list()));
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-labelledby", "title");
    return make("div", { className: "overlay" }, panel);
  }

  // ---- The bar in the corner

  function bar() {
    const { words, warnings, errors } = look;
    const parts = [];
    if (lost) parts.push(make("p", { className: "lost" }, words.lost));
    if (folded && troubled()) {
      const show = make("button", { type: "button", className: "show" }, look.failure === null ? counted(errors, words.error, words.errors) : words.failure);
      show.addEventListener("click", () => fold(false));
      parts.push(show);
    }
    if (warnings > 0) {
      const told = look.problems.filter(({ severity }) => severity === "warning");
      parts.push(drawer("warnings", counted(warnings, words.warning, words.warnings), told.map(problem)));
    }
    const places = look.edit.page.filter(({ href }) => href !== null);
    if (places.length > 0) {
      const links = places.map(({ label, href }) => make("li", {}, make("a", { href }, label)));
      const headings = [...passages].filter(([element]) => /^h[1-6]$/.test(element.localName)).map(([element, { label, href }]) =>
        make("li", {}, make("a", { href, title: label }, element.textContent, make("span", {}, label.split(":").at(-1)))));
      const outline = headings.length > 0 ? make("ul", { className: "parts" }, ...headings) : null;
      parts.push(drawer("edit", words.edit, [make("p", {}, words.edit_page), make("ul", {}, ...links), ...(outline ? [outline] : [])]));
    }
    const nav = make("nav", { className: "bar" }, ...parts);
    nav.setAttribute("aria-label", words.name);
    return nav;
  }

  function drawer(name, title, inside) {
    const open = shadow.querySelector(`details.${name}`)?.open ?? false;
    return make("details", { className: name, open }, make("summary", {}, title), make("div", { className: "drawer" }, ...inside));
  }

  // ---- Where a passage is edited

  const passages = new Map();
  const pencil = make("a", { className: "pencil" });
  pencil.hidden = true;

  /** Finds the elements that the blocks of the prose have become: neighbours with the same names in the same order. */
  function find() {
    passages.clear();
    for (const [id, place] of look.edit.anchors) {
      const element = document.getElementById(id);
      if (element && place.href !== null) passages.set(element, place);
    }
    const blocks = look.edit.blocks;
    if (blocks.length === 0) return;
    const fits = (children, from) => blocks.every(([name], at) => name === "*" || children[from + at]?.localName === name);
    for (const parent of document.querySelectorAll("main, main *")) {
      const from = [...Array(Math.max(0, parent.childElementCount - blocks.length + 1)).keys()].find((from) => fits(parent.children, from));
      if (from === undefined) continue;
      blocks.forEach(([, place], at) => { if (place.href !== null) passages.set(parent.children[from + at], place); });
      return;
    }
  }

  function point(target) {
    let element = target;
    while (element && !passages.has(element)) element = element.parentElement;
    if (!element) return;
    const box = element.getBoundingClientRect();
    const place = passages.get(element);
    Object.assign(pencil, { href: place.href, title: `${look.words.edit_here}\n${place.label}`, hidden: false });
    pencil.replaceChildren(make("span", { className: "sign" }, "✎"), make("span", { className: "where" }, place.label.split("/").at(-1)));
    pencil.style.top = `${box.top + scrollY}px`;
    pencil.style.left = `${Math.min(box.right, document.documentElement.clientWidth - 8) + scrollX}px`;
  }

  document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") point(event.target); });
  document.addEventListener("focusin", (event) => point(event.target));

  // ---- News from the server

  const troubled = () => look.errors > 0 || look.failure !== null;

  function fold(away) {
    folded = away;
    draw();
    shadow.querySelector(away ? ".show" : ".hide")?.focus();
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && look && troubled() && !folded) fold(true);
  });

  function draw() {
    root.lang = look.words.lang;
    stage.replaceChildren(...(troubled() && !folded ? [overlay()] : []), bar(), pencil);
  }

  function hear(next) {
    const mended = look !== null && troubled() && next.errors === 0 && next.failure === null;
    const others = look !== null && JSON.stringify([look.problems, look.failure]) !== JSON.stringify([next.problems, next.failure]);
    look = next;
    if (mended || others) folded = false;
    if (next.held && next.page !== page) return reload();
    restyle(next.sheets);
    find();
    draw();
  }

  let events = null;

  function listen() {
    if (events !== null || document.visibilityState === "hidden") return;
    events = new EventSource(`/.gongbao/events?at=${location.pathname}`);
    events.addEventListener("open", () => { lost = false; });
    events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
    events.addEventListener("error", () => {
      lost = true;
      if (look) draw();
    });
  }

  function rest() {
    events?.close();
    events = null;
  }

  // A browser gives a site six connections in all: a tab that nobody sees needs none.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);

  document.documentElement.append(root);
  readOn();
  listen();
})();
