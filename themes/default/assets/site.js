// Everything here is an addition: each page works without it.
"use strict";
(() => {
  const key = "gongbao-language";
  const remember = (tag) => { try { localStorage.setItem(key, tag); } catch { /* private mode: the choice is not kept */ } };
  const remembered = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const links = [...document.querySelectorAll("a[data-language]")];

  // The form of a phrase that goes with a number: a text, or its forms by the plural categories of CLDR.
  const counted = (phrase, n) => {
    if (!phrase.startsWith("{\"")) return phrase.replace("{n}", n);
    const forms = JSON.parse(phrase);
    return (forms[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? forms.other).replace("{n}", n);
  };

  // The language switch keeps the place on the page, what is looked for and what is chosen there, and is remembered. It is brought up to
  // date before a browser can follow it, copy it or open it in another tab.
  for (const link of links) {
    const href = link.getAttribute("href");
    const update = () => link.setAttribute("href", href + location.search + location.hash);
    for (const event of ["pointerenter", "pointerdown", "focus", "contextmenu", "click"]) link.addEventListener(event, update);
    link.addEventListener("click", () => remember(link.dataset.language));
  }

  // The cover sends a reader on to the remembered language, else to the first one that the browser asks for.
  if (document.body.hasAttribute("data-gateway") && links.length > 0) {
    const primary = (tag) => tag.toLowerCase().split("-")[0];
    const wanted = [remembered(), ...(navigator.languages || [])].filter(Boolean);
    const match = wanted
      .map((tag) => links.find((link) => link.dataset.language.toLowerCase() === tag.toLowerCase())
        || links.find((link) => primary(link.dataset.language) === primary(tag)))
      .find(Boolean);
    if (match) location.replace(match.getAttribute("href") + location.search + location.hash);
  }

  // The menu closes with Escape.
  const menu = document.querySelector(".nav-narrow");
  menu?.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // The table of contents marks the section that is being read.
  const contents = document.querySelector("[data-contents]");
  if (contents && "IntersectionObserver" in window) {
    const entries = [...contents.querySelectorAll('a[href^="#"]')]
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter((entry) => entry.heading);
    const update = () => {
      const passed = entries.filter((entry) => entry.heading.getBoundingClientRect().top < innerHeight * 0.3);
      const current = passed.at(-1);
      for (const entry of entries) {
        if (entry === current) entry.link.setAttribute("aria-current", "location");
        else entry.link.removeAttribute("aria-current");
      }
    };
    const observer = new IntersectionObserver(update, { rootMargin: "0px 0px -70% 0px" });
    for (const entry of entries) observer.observe(entry.heading);
    update();
  }

  // A closed drawer that holds the place asked for opens.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const drawer = target && target.closest("details");
    if (drawer) drawer.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Copying needs a secure address; where there is none, the button stays away.
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      const label = button.textContent;
      button.dataset.ready = "";
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText((document.getElementById(button.dataset.copy) ?? button.parentElement.querySelector("code")).textContent.trim());
          button.textContent = button.dataset.copied;
          setTimeout(() => { button.textContent = label; }, 2000);
        } catch { /* refused by the browser: the text can still be selected */ }
      });
    }
  }

  // While an input method composes, a field holds what nobody looks for yet: its end counts as the input.
  const onInput = (field, listener) => {
    field.addEventListener("input", (event) => { if (!event.isComposing) listener(event); });
    field.addEventListener("compositionend", listener);
  };

  // Long lists can be filtered by any words in them.
  for (const filter of document.querySelectorAll("[data-filter]")) {
    const list = document.getElementById(filter.dataset.filter);
    const input = filter.querySelector("input");
    const status = filter.querySelector("[role=status]");
    const items = [...list.children].map((element) => ({ element, text: element.textContent.toLowerCase() }));
    filter.dataset.ready = "";
    onInput(input, () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const item of items) {
        const match = words.every((word) => item.text.includes(word));
        item.element.hidden = !match;
        if (match) shown += 1;
      }
      status.textContent = words.length === 0 ? "" : shown === 0
        ? filter.dataset.filterNone
        : counted(filter.dataset.filterSome, shown);
    });
  }

  // The index of indicators narrows down and sorts; what is chosen stands in the address, so that it can be sent on.
  for (const form of document.querySelectorAll("[data-explore]")) {
    const area = document.getElementById(form.dataset.explore);
    const list = area.querySelector("[data-explore-list]");
    const status = form.querySelector("[role=status]");
    const groups = [...area.querySelectorAll(".group")];
    const rows = [...area.querySelectorAll(".group .indicator-row")].map((element) => ({
      element,
      home: element.parentElement,
      text: element.textContent.toLowerCase(),
      // Marks such as “ and 《 count for nothing in the order of names.
      name: element.querySelector("h3").textContent.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim(),
      year: Math.max(0, ...[...element.querySelectorAll(".period")].map((it) => Number(/\d{4}(?!.*\d{4})/.exec(it.textContent)?.[0] ?? 0))),
    }));
    const compare = new Intl.Collator(document.documentElement.lang).compare;
    const orders = { name: (a, b) => compare(a.name, b.name), period: (a, b) => b.year - a.year };
    const show = () => {
      const chosen = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
      const words = (chosen.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      const matches = ({ element, text }) => words.every((word) => text.includes(word))
        && ["status", "dimension", "pillar"].every((name) => !chosen[name] || element.dataset[name] === chosen[name]);
      for (const row of rows) {
        row.element.hidden = !matches(row);
        row.home.append(row.element);
      }
      const order = orders[chosen.sort];
      if (order) list.append(...[...rows].sort(order).map((row) => row.element));
      list.hidden = !order;
      for (const group of groups) group.hidden = Boolean(order) || !group.querySelector(".indicator-row:not([hidden])");
      const shown = rows.filter((row) => !row.element.hidden).length;
      const any = Object.keys(chosen).length > 0;
      status.textContent = !any ? "" : shown ? counted(form.dataset.some, shown) : form.dataset.none;
      return any ? `#${new URLSearchParams(chosen)}` : "";
    };
    const keep = () => {
      const address = show();
      if (address || location.hash.includes("=")) history.replaceState(null, "", address || location.pathname + location.search);
    };
    const restore = () => {
      if (!location.hash.includes("=")) return;
      for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      show();
    };
    form.dataset.ready = "";
    onInput(form, keep);
    form.addEventListener("reset", () => setTimeout(keep));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", restore);
    restore();
  }

  // Terms tell what they are where they stand: under the pointer and for the keyboard. It stays while it is pointed at, Escape closes it
  // (WCAG 1.4.13), and without a script the link leads to the glossary all the same.
  const tip = document.createElement("div");
  tip.id = "term-tip";
  tip.className = "term-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  let owner = null;
  let closing;
  const close = () => {
    clearTimeout(closing);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  const open = (link) => {
    clearTimeout(closing);
    if (owner === link) return;
    close();
    owner = link;
    const { term, termLang, note } = link.dataset;
    tip.replaceChildren();
    if (term) {
      const name = document.createElement("strong");
      name.lang = termLang;
      name.textContent = term;
      tip.append(name);
    }
    if (note) {
      const text = document.createElement("span");
      text.textContent = note;
      tip.append(text);
    }
    if (!tip.isConnected) document.body.append(tip);
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    const [first] = link.getClientRects();
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(first.left, room - tip.offsetWidth - 8));
    const below = first.bottom + tip.offsetHeight + 12 < innerHeight || first.top < tip.offsetHeight + 12;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(below ? first.bottom + 6 : first.top - tip.offsetHeight - 6) + scrollY}px`;
  };
  const later = () => { clearTimeout(closing); closing = setTimeout(close, 200); };
  for (const link of document.querySelectorAll("a.ref-term:is([data-term], [data-note])")) {
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") open(link); });
    link.addEventListener("pointerleave", later);
    link.addEventListener("focus", () => open(link));
    link.addEventListener("blur", close);
  }
  tip.addEventListener("pointerenter", () => clearTimeout(closing));
  tip.addEventListener("pointerleave", later);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && owner) close(); });
})();
