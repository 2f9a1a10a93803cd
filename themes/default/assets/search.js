// Searches the index that the build made. Nothing is loaded until something is looked for. The index comes as scripts, not as data:
// so it works from a folder opened as files, too. Cutting and hashing are those of `src/search/grams.rs`.
"use strict";
(() => {
  const box = document.querySelector("[data-search]");
  if (!box) return;
  const { search: folder, shards, heads: headsOf, texts: textsOf, none, found, first, failed } = box.dataset;
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("ol");
  const more = box.querySelector(".search-more");
  const kinds = [...list.querySelectorAll("[data-kind]")].map((item) => item.textContent);
  list.replaceChildren();
  /** The form of a phrase that goes with a number. */
  const counted = (phrase, n) => {
    if (!phrase.startsWith("{\"")) return phrase.replace("{n}", n);
    const forms = JSON.parse(phrase);
    return (forms[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? forms.other).replace("{n}", n);
  };
  box.dataset.ready = "";

  // Files, each loaded once.
  const waiting = new Map();
  const files = new Map();
  globalThis.gongbaoSearch = { take: (what, at, value) => waiting.get(`${what}-${at}`)?.(value) };
  const load = (name) => {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.addEventListener("error", () => { files.delete(name); reject(new Error(name)); });
        script.src = `${folder}${name}.js`;
        document.head.append(script);
      }));
    }
    return files.get(name);
  };

  // Text as it is compared.
  const foldOne = (c) => {
    const code = c.codePointAt(0);
    return (code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : c).toLowerCase();
  };
  const fold = (text) => [...text].map(foldOne).join("");
  const ideograph = /[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const runs = /([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)|([\p{Alphabetic}\p{N}])/gu;
  const split = (folded) => {
    const out = [];
    let word = [];
    const close = () => { if (word.length) out.push(word); word = []; };
    let before = 0;
    for (const match of folded.matchAll(runs)) {
      if (match.index !== before || match[1]) close();
      if (match[1]) out.push([...match[1]]);
      else word.push(match[2]);
      before = match.index + match[0].length;
    }
    close();
    return out;
  };
  const windows = (chars, size) => chars.slice(0, Math.max(0, chars.length - size + 1)).map((_, at) => chars.slice(at, at + size).join(""));
  /** What a passage must have to hold the words: inside words too, so that a word's beginning counts only where it is too short. */
  const wanted = (folded) => [...new Set(split(folded).flatMap((run) => {
    if (ideograph.test(run[0])) return run.length === 1 ? run : windows(run, 2);
    return run.length < 3 ? [`^${run.join("")}`] : windows(run, 3);
  }))];
  const hash = (gram) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < gram.length; at += 1) value = Math.imul(value ^ gram.charCodeAt(at), 0x01000193) >>> 0;
    return value;
  };

  const sums = (differences) => { let sum = 0; return differences.map((difference) => (sum += difference)); };
  const isCommon = (texts) => texts.length === 3 && texts[0] === 0 && texts[1] === 0;
  const postings = async (gram) => {
    const shard = await load(`shard-${hash(gram) % Number(shards)}`);
    if (!Object.hasOwn(shard, gram)) return null;
    const [titles, texts] = shard[gram];
    return { titles: new Set(sums(titles)), texts: isCommon(texts) ? null : new Set(sums(texts)) };
  };

  /** Numbers of entries that may hold all grams, the better ones first. */
  const candidates = async (grams) => {
    const lists = await Promise.all(grams.map(postings));
    if (lists.length === 0 || lists.includes(null)) return [];
    const sized = lists.filter((it) => it.texts).sort((a, b) => a.titles.size + a.texts.size - b.titles.size - b.texts.size);
    const start = sized.length ? [...sized[0].titles, ...sized[0].texts] : [...new Set(lists.flatMap((it) => [...it.titles]))];
    return start
      .filter((number) => lists.every((it) => !it.texts || it.titles.has(number) || it.texts.has(number)))
      .map((number) => ({ number, titles: lists.filter((it) => it.titles.has(number)).length }))
      .sort((a, b) => b.titles - a.titles || a.number - b.number);
  };

  const entry = async (number) => {
    const heads = await load(`heads-${Math.floor(number / Number(headsOf))}`);
    const [kind, title, href, figure, own] = heads[number % Number(headsOf)];
    const passages = own || (await load(`text-${Math.floor(number / Number(textsOf))}`))[number % Number(textsOf)];
    return { number, kind, title, href, figure, passages };
  };

  /** Whether all words stand in the entry, and the passage that has most of them. */
  const judged = (it, words) => {
    const [title, figure] = [fold(it.title), fold(it.figure)];
    let [best, most] = [null, 0];
    const left = new Set(words);
    for (const word of words) if (title.includes(word) || figure.includes(word)) left.delete(word);
    for (const [anchor, text] of it.passages) {
      const folded = fold(text);
      const here = words.filter((word) => folded.includes(word));
      here.forEach((word) => left.delete(word));
      if (here.length > most) [best, most] = [{ anchor, text }, here.length];
    }
    if (left.size > 0) return null;
    const passage = best || (it.passages.length ? { anchor: "", text: it.passages[0][1] } : null);
    const exact = title === words.join(" ") ? 1 : 0;
    return { ...it, passage, rank: words.filter((word) => title.includes(word)).length + exact };
  };

  /** `text` with every word marked, as nodes. */
  const marked = (text, words) => {
    const chars = [...text];
    const folded = chars.map(foldOne);
    const starts = [];
    folded.reduce((at, c) => { starts.push(at); return at + c.length; }, 0);
    const whole = folded.join("");
    const on = new Array(chars.length).fill(false);
    for (const word of words) {
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
        starts.forEach((start, index) => { if (start >= at && start < at + word.length) on[index] = true; });
      }
    }
    const nodes = [];
    for (let from = 0; from < chars.length;) {
      let to = from + 1;
      while (to < chars.length && on[to] === on[from]) to += 1;
      const piece = chars.slice(from, to).join("");
      if (on[from]) { const mark = document.createElement("mark"); mark.textContent = piece; nodes.push(mark); } else nodes.push(piece);
      from = to;
    }
    return nodes;
  };
  const excerpt = (text, words) => {
    const flat = text.replace(/\s+/gu, " ").trim();
    const at = Math.max(0, Math.min(...words.map((word) => fold(flat).indexOf(word)).filter((it) => it >= 0), flat.length));
    const [before, length] = ideograph.test(flat) ? [24, 90] : [60, 200];
    let from = at >= flat.length ? 0 : Math.max(0, at - before);
    // A Latin word is not cut.
    if (from > 0 && !ideograph.test(flat[from])) from = flat.indexOf(" ", from) + 1 || from;
    const cut = flat.slice(from, from + length);
    return `${from > 0 ? "…" : ""}${cut}${from + length < flat.length ? "…" : ""}`;
  };
  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    node.className = className;
    node.append(...children);
    return node;
  };
  const shown = (it, words) => {
    const link = element("a", "search-title", ...marked(it.title, words));
    link.href = it.passage?.anchor ? `${it.href}#${it.passage.anchor}` : it.href;
    const line = element("p", "search-head", element("span", "search-kind", kinds[it.kind] || ""), " ", link);
    const item = element("li", "search-result", line);
    if (it.figure) item.append(element("p", "search-figure", ...marked(it.figure, words)));
    if (it.passage) item.append(element("p", "search-excerpt", ...marked(excerpt(it.passage.text, words), words)));
    return item;
  };

  const PAGE = 8;
  /** A word that is everywhere leads to many entries that do not hold it: so many are looked at for one page of results. */
  const TRIES = 32;
  let current = 0;
  const begin = async (query) => {
    const own = (current += 1);
    const words = fold(query).split(/\s+/u).filter(Boolean);
    more.hidden = true;
    if (words.length === 0) {
      list.replaceChildren();
      list.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      const queue = await candidates(wanted(words.join(" ")));
      if (own !== current) return;
      const state = { own, words, queue, at: 0, shown: 0, fresh: true };
      await next(state);
      more.onclick = () => next(state);
    } catch { if (own === current) status.textContent = failed; }
  };
  const next = async (state) => {
    const results = [];
    for (let tries = 0; results.length < PAGE && state.at < state.queue.length && tries < TRIES;) {
      const some = state.queue.slice(state.at, state.at + PAGE);
      state.at += some.length;
      tries += some.length;
      const entries = await Promise.all(some.map((it) => entry(it.number)));
      if (state.own !== current) return;
      results.push(...entries.map((it) => judged(it, state.words)).filter(Boolean));
    }
    results.sort((a, b) => b.rank - a.rank || a.kind - b.kind || a.number - b.number);
    const items = results.map((it) => shown(it, state.words));
    if (state.fresh) list.replaceChildren();
    const wasFresh = state.fresh;
    state.fresh = false;
    list.append(...items);
    state.shown += items.length;
    list.hidden = state.shown === 0;
    more.hidden = state.at >= state.queue.length;
    status.textContent = state.shown === 0 ? none : counted(more.hidden ? found : first, state.shown);
    if (!wasFresh) items[0]?.querySelector("a").focus();
  };

  let timer;
  const go = () => {
    const query = input.value.trim();
    try {
      const address = new URL(location.href);
      if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
      history.replaceState(null, "", address);
    } catch { /* a folder opened as files keeps its address */ }
    begin(query);
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(go, 150); });
  box.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); go(); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; begin(asked.trim()); }
})();
