// Searches the index that the build made. Nothing is loaded until something is looked for. The index comes as scripts, not as data:
// so it works from a folder opened as files, too. Cutting and hashing are those of `src/search/grams.rs`.
"use strict";
(() => {
  const box = document.querySelector("[data-search]");
  if (!box) return;
  const { search: folder, shards, heads: headsOf, texts: textsOf, none, found, first, partly, failed, fillers } = box.dataset;
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

  // Text as it is compared: `src/search/fold.rs` does the same.
  const HAN = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const ideograph = new RegExp(`[${HAN}]`, "u");
  const dropped = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
  const plain = new Map([
    ...[..."~‐‑‒–—―⁃−∼〜〰⸺⸻˗"].map((c) => [c, "-"]), ...[..."`‘’‚‛′ʹʻʼ"].map((c) => [c, "'"]), ...[..."“”„‟«»「」『』〝〞〟"].map((c) => [c, '"']),
    ...[..."•‧・"].map((c) => [c, "·"]), ["⁄", "/"], ["∕", "/"], ["ß", "ss"], ["æ", "ae"], ["œ", "oe"], ["þ", "th"], ["ø", "o"], ["đ", "d"], ["ð", "d"], ["ł", "l"], ["ħ", "h"], ["ı", "i"], ["ς", "σ"],
  ]);
  /** Traditional characters and forms of radicals, loaded when somebody looks for ideographs. */
  const variants = new Map();
  /** A character and what is put on it; letters of Korean that stand beside each other make one. */
  const clusters = /[\u1100-\u11ff\u3131-\u318e\uffa0-\uffdc]+|\P{M}?[\p{M}\uff9e\uff9f]+|\P{M}/gu;
  const memory = new Map();
  const foldOne = (cluster) => {
    let folded = memory.get(cluster);
    if (folded === undefined) {
      const lower = [...cluster.replaceAll("´", "'").normalize("NFKD").replace(dropped, "")].map((c) => c.toLowerCase()).join("");
      folded = [...[...lower].map((c) => plain.get(c) ?? c).join("").normalize("NFC")].map((c) => variants.get(c) ?? c).join("");
      memory.set(cluster, folded);
    }
    return folded;
  };
  const thousands = new RegExp(`(^|[^.\\p{Alphabetic}\\p{N}]|[${HAN}])([0-9]{1,3}(?:[ ,'][0-9]{3})+)(?![0-9])`, "gu");
  /** The text in clusters, and folded: in one text, and the clusters that its characters come from. */
  const folding = (text) => {
    const parts = text.match(clusters) ?? [];
    const folded = parts.map(foldOne);
    // Of dashes beside each other one stays, and marks between thousands go.
    let whole = "";
    let places = [];
    folded.forEach((piece, part) => {
      for (const c of piece) {
        if (c === "-" && whole.endsWith("-")) continue;
        whole += c;
        for (let unit = 0; unit < c.length; unit += 1) places.push(part);
      }
    });
    const marks = new Set();
    for (const { 1: before, 2: number, index } of whole.matchAll(thousands)) {
      [...number].forEach((c, at) => { if (c < "0" || c > "9") marks.add(index + before.length + at); });
    }
    if (marks.size > 0) {
      whole = whole.replace(/[^]/g, (c, at) => (marks.has(at) ? "" : c));
      places = places.filter((_, at) => !marks.has(at));
    }
    return { parts, whole, places };
  };
  const fold = (text) => folding(text).whole;
  globalThis.gongbaoSearch.fold = fold;
  const useVariants = async (text) => {
    if (variants.size > 0 || !ideograph.test(text)) return;
    const table = [...await load("variants-0")];
    for (let at = 0; at + 1 < table.length; at += 2) variants.set(table[at], table[at + 1]);
    memory.clear();
  };
  const runs = new RegExp(`([${HAN}]+)|([\\p{Alphabetic}\\p{N}])`, "gu");
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

  /** Numbers of entries that may hold some of the parts, those with more of them first. */
  const similar = async (parts) => {
    const scores = new Map();
    const add = (number, score) => scores.set(number, (scores.get(number) ?? 0) + score);
    for (const grams of parts.map((part) => wanted(part.text))) {
      const lists = (await Promise.all(grams.map(postings))).filter(Boolean);
      for (const { titles, texts } of lists) {
        for (const number of titles) add(number, 1.1 / grams.length);
        for (const number of texts ?? []) add(number, 1 / grams.length);
      }
    }
    return [...scores].map(([number, score]) => ({ number, score })).sort((a, b) => b.score - a.score || a.number - b.number);
  };

  const entry = async (number) => {
    const heads = await load(`heads-${Math.floor(number / Number(headsOf))}`);
    const [kind, title, href, figure, own] = heads[number % Number(headsOf)];
    const passages = own || (await load(`text-${Math.floor(number / Number(textsOf))}`))[number % Number(textsOf)];
    return { number, kind, title, href, figure, passages };
  };

  // What is looked for.
  const trimmed = (word) => word.replace(/^(?:[.:'/·]|-(?![0-9]))+|[.:'/·-]+$/gu, "");
  /** Its words; marks that part or enclose them are none of theirs: “GDP growth?” has two. */
  const wordsOf = (folded) => folded
    .split(new RegExp(`[\\s;!?"()\\[\\]{}<>《》〈〉【】〔〕、。|]+|,(?![0-9])|(?<![0-9]),|(?<=[${HAN}])[.:/·-]+|[.:/·]+(?=[${HAN}])|-+(?=[${HAN}])`, "u"))
    .map(trimmed).filter(Boolean);
  /** Its parts, where no text has all words: runs of ideographs and words, without those that only make a question of them. */
  const partsOf = (query) => {
    const idle = fold(fillers).split(" ").filter(Boolean).sort((a, b) => b.length - a.length);
    const pieces = query.split(/\s+/u).flatMap((it) => wordsOf(fold(it)))
      .flatMap((word) => word.split(/-(?!\.?[0-9])|(?<=[0-9])-/u)).flatMap((word) => word.match(new RegExp(`[${HAN}]+|[^${HAN}]+`, "gu")) ?? []);
    const kept = pieces.flatMap((piece) => {
      if (!ideograph.test(piece)) return idle.includes(piece) ? [] : [piece];
      return idle.filter((it) => ideograph.test(it)).reduce((left, it) => left.flatMap((one) => one.split(it)), [piece]);
    }).filter((piece) => piece.length > 0 && wanted(piece).length > 0);
    return (kept.length ? kept : pieces).map((text) => ({ text, isHan: ideograph.test(text) }));
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
    return { ...it, words, passage, rank: words.filter((word) => title.includes(word)).length + exact };
  };

  /** The longest pieces of the part, of two characters and more, that the text has. */
  const shared = (part, folded) => {
    if (!part.isHan || part.text.length < 2) return folded.includes(part.text) ? [part.text] : [];
    const chars = [...part.text];
    const out = [];
    for (let from = 0; from < chars.length - 1;) {
      let to = from + 2;
      if (!folded.includes(chars.slice(from, to).join(""))) { from += 1; continue; }
      while (to < chars.length && folded.includes(chars.slice(from, to + 1).join(""))) to += 1;
      out.push(chars.slice(from, to).join(""));
      from = to;
    }
    return out;
  };
  const isShort = (part) => /^[\p{Alphabetic}\p{N}]{1,2}$/u.test(part.text) && !part.isHan;
  /** How much of what is looked for stands in the entry's title and one of its passages; `null` where it is less than half, and no four ideographs in a row. */
  const compared = (it, parts) => {
    const size = (text) => (ideograph.test(text) ? [...text].length : 3);
    const sum = (texts) => texts.reduce((all, text) => all + size(text), 0);
    const isLong = (text) => ideograph.test(text) && [...text].length >= 4;
    const head = `${fold(it.title)}\n${fold(it.figure)}`;
    let best = { share: 0 };
    for (const [anchor, text] of [["", ""], ...it.passages]) {
      const folded = `${head}\n${fold(text)}`;
      const apart = ` ${folded.replace(/[^\p{Alphabetic}\p{N}]+/gu, " ")} `;
      const words = parts.flatMap((part) => {
        if (isShort(part)) return apart.includes(` ${part.text} `) ? [part.text] : [];
        const found = shared(part, folded);
        return sum(found) >= 0.6 * size(part.text) || found.some(isLong) ? found : [];
      });
      const share = sum(words) / sum(parts.map((part) => part.text));
      if (share > best.share) best = { share, words, passage: text ? { anchor, text } : null };
    }
    if (best.share < 0.5 && !best.words?.some(isLong)) return null;
    const passage = best.passage ?? (it.passages.length ? { anchor: "", text: it.passages[0][1] } : null);
    return { ...it, words: best.words, passage, rank: best.share };
  };

  /** `text` with every word marked, as nodes. */
  const marked = (text, words) => {
    const { parts, whole, places } = folding(text);
    const on = new Array(parts.length).fill(false);
    for (const word of words) {
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
        on.fill(true, places[at], places[at + word.length - 1] + 1);
      }
    }
    const nodes = [];
    for (let from = 0; from < parts.length;) {
      let to = from + 1;
      while (to < parts.length && on[to] === on[from]) to += 1;
      const piece = parts.slice(from, to).join("");
      if (on[from]) { const mark = document.createElement("mark"); mark.textContent = piece; nodes.push(mark); } else nodes.push(piece);
      from = to;
    }
    return nodes;
  };
  const excerpt = (text, words) => {
    const flat = text.replace(/\s+/gu, " ").trim();
    const { parts, whole, places } = folding(flat);
    const first = Math.min(...words.map((word) => whole.indexOf(word)).filter((it) => it >= 0));
    const [before, length] = ideograph.test(flat) ? [24, 90] : [60, 200];
    const at = Number.isFinite(first) ? places[first] : 0;
    let from = Math.max(0, at - before);
    // A Latin word is not cut.
    if (from > 0 && !ideograph.test(parts[from])) from = parts.indexOf(" ", from) + 1 || from;
    const cut = parts.slice(from, from + length).join("");
    return `${from > 0 ? "…" : ""}${cut}${from + length < parts.length ? "…" : ""}`;
  };
  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    node.className = className;
    node.append(...children);
    return node;
  };
  const shown = (it) => {
    const { words } = it;
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
    more.hidden = true;
    if (!query) {
      list.replaceChildren();
      list.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      await useVariants(query);
      const words = wordsOf(fold(query));
      const queue = await candidates(wanted(words.join(" ")));
      const state = { own, queue, judge: (it) => judged(it, words), at: 0, shown: 0, fresh: true, said: { found, first } };
      if (own === current && !await next(state)) {
        // No text has all words: those that have most of what is asked for, told as such.
        const parts = partsOf(query);
        const some = (await similar(parts)).slice(0, TRIES);
        Object.assign(state, { queue: some, judge: (it) => compared(it, parts), at: 0, said: { found: partly, first: partly } });
        if (own === current && !await next(state)) status.textContent = none;
      }
      more.onclick = () => next(state);
    } catch { if (own === current) status.textContent = failed; }
  };
  /** Shows a page more; whether there was anything to show, or still may be. */
  const next = async (state) => {
    const results = [];
    for (let tries = 0; results.length < PAGE && state.at < state.queue.length && tries < TRIES;) {
      const some = state.queue.slice(state.at, state.at + PAGE);
      state.at += some.length;
      tries += some.length;
      const entries = await Promise.all(some.map((it) => entry(it.number)));
      if (state.own !== current) return true;
      results.push(...entries.map(state.judge).filter(Boolean));
    }
    results.sort((a, b) => b.rank - a.rank || a.kind - b.kind || a.number - b.number);
    const items = results.map(shown);
    if (state.fresh) list.replaceChildren();
    const wasFresh = state.fresh;
    state.fresh = false;
    list.append(...items);
    state.shown += items.length;
    list.hidden = state.shown === 0;
    more.hidden = state.at >= state.queue.length;
    if (state.shown === 0 && more.hidden) return false;
    status.textContent = state.shown === 0 ? none : counted(more.hidden ? state.said.found : state.said.first, state.shown);
    if (!wasFresh) items[0]?.querySelector("a").focus();
    return true;
  };

  let timer;
  let composing = false;
  const go = () => {
    clearTimeout(timer);
    const query = input.value.trim();
    try {
      const address = new URL(location.href);
      if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
      history.replaceState(null, "", address);
    } catch { /* a folder opened as files keeps its address */ }
    begin(query);
  };
  const soon = () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(go, 150);
  };
  // While an input method composes, the field holds what nobody looks for: nothing is sought or told until it ends.
  input.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); current += 1; });
  input.addEventListener("compositionend", () => { composing = false; soon(); });
  input.addEventListener("input", soon);
  box.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); if (!composing) go(); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; begin(asked.trim()); }
})();
