// Hiding words of a text by mouse or by keyboard. Each hidden place is a row of the form below the text; this only fills it.
// In the original: arrows walk from word to word and from line to line, Shift widens, Enter or h hides, Delete drops; what
// happened is said. Without scripts, the rows and "Hide more words" do the same.
(() => {
  "use strict";

  // From the first letter or digit to the last: no comma is a word of its own, and none goes along with a name.
  const WORD = /[+\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu;

  const start = (section) => {
    const box = section.querySelector(".pair-part .pair-words");
    const list = section.querySelector("[data-list]");
    const form = section.querySelector("form");
    const said = section.querySelector("[data-words-said]");
    if (!box || !list) return;
    const text = section.dataset.original ?? "";
    const words = wrap(box, text);
    if (!words.length) return;
    let from = 0, to = 0;

    for (const hint of section.querySelectorAll("[data-with-script]")) hint.hidden = false;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", section.querySelector("h2").textContent.trim());
    words.forEach((word) => { word.element.tabIndex = -1; });
    words[0].element.tabIndex = 0;

    const draw = () => words.forEach((word, at) => {
      word.element.classList.toggle("is-marked", at >= Math.min(from, to) && at <= Math.max(from, to) && from !== to);
      word.element.tabIndex = at === to ? 0 : -1;
    });
    const go = (at, widen) => {
      to = Math.max(0, Math.min(words.length - 1, at));
      if (!widen) from = to;
      draw();
      words[to].element.focus();
    };
    const places = () => [...list.querySelectorAll("[data-place]")].map((row) => {
      const [begin, end] = row.dataset.place.split(":").map(Number);
      return { begin, end, box: row.querySelector("input[type=checkbox]"), words: row.querySelector("input[type=text]") };
    });
    const meets = (place, word) => place.begin < word.end && place.end > word.start;
    // What is hidden is seen in the original as the rows say, whichever of both was changed.
    const paint = () => {
      const kept = places().filter((place) => place.box.checked);
      for (const word of words) word.element.classList.toggle("hidden-part", word.isElsewhere || kept.some((place) => meets(place, word)));
      for (const mark of box.querySelectorAll("mark")) mark.classList.toggle("hidden-part", Boolean(mark.querySelector(".hidden-part")));
    };
    // What was hidden by writing words has no row.
    for (const word of words) word.isElsewhere = Boolean(word.element.closest(".hidden-part")) && !places().some((place) => meets(place, word));
    const say = (what, which) => { if (said && which) said.textContent = `${what}: ${which}`; };
    const hide = () => {
      const [first, last] = [words[Math.min(from, to)], words[Math.max(from, to)]];
      const chosen = text.slice(first.at, last.till).replace(/\s+/g, " ");
      add(list, form, first.start, last.end, chosen);
      from = to;
      draw();
      paint();
      say(said?.dataset.hidden, chosen);
    };
    const drop = () => {
      const dropped = places().filter((place) => place.box.checked && meets(place, words[to]));
      for (const place of dropped) place.box.checked = false;
      paint();
      say(said?.dataset.shown, dropped.map((place) => place.words.value).join(", "));
    };
    // The word that stands nearest above or below; the same one where there is no such line.
    const line = (down) => {
      const here = words[to].element.getBoundingClientRect();
      const far = words.map((word, at) => ({ at, box: word.element.getBoundingClientRect() }))
        .filter(({ box: one }) => (down ? one.top > here.bottom - 4 : one.bottom < here.top + 4));
      if (!far.length) return to;
      const top = down ? Math.min(...far.map(({ box: one }) => one.top)) : Math.max(...far.map(({ box: one }) => one.top));
      const near = far.filter(({ box: one }) => Math.abs(one.top - top) < 4);
      return near.reduce((best, one) => (Math.abs(one.box.left - here.left) < Math.abs(best.box.left - here.left) ? one : best)).at;
    };

    box.addEventListener("keydown", (event) => {
      // Those with another key beside are the browser's own: back, history.
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const steps = { ArrowRight: to + 1, ArrowLeft: to - 1, Home: 0, End: words.length - 1 };
      if (event.key in steps) go(steps[event.key], event.shiftKey);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") go(line(event.key === "ArrowDown"), event.shiftKey);
      else if (event.key === "Enter" || event.key === "h") hide();
      else if (event.key === "Delete" || event.key === "Backspace") drop();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    list.addEventListener("change", paint);
    box.addEventListener("pointerup", () => {
      const chosen = window.getSelection();
      if (!chosen || chosen.isCollapsed) return;
      const inside = words.map((word, at) => [word, at]).filter(([word]) => chosen.containsNode(word.element, true));
      if (!inside.length) return;
      [from, to] = [inside[0][1], inside[inside.length - 1][1]];
      chosen.removeAllRanges();
      draw();
      hide();
    });
    box.addEventListener("click", (event) => {
      const at = words.findIndex((word) => word.element === event.target.closest("[data-word]"));
      if (at >= 0) go(at, event.shiftKey);
    });
  };

  // Wrap each word in an element that knows where in the original it stands, counted in characters, not in UTF-16 units.
  const wrap = (box, text) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".mark-number, .only-heard")) nodes.push(walker.currentNode);
    const words = [];
    let search = 0;
    for (const node of nodes) {
      const parts = [];
      let done = 0;
      for (const match of node.data.matchAll(WORD)) {
        const at = text.indexOf(match[0], search);
        if (at < 0) continue;
        search = at + match[0].length;
        const element = document.createElement("span");
        element.dataset.word = "";
        element.textContent = match[0];
        words.push({ element, at, till: search, start: [...text.slice(0, at)].length, end: [...text.slice(0, search)].length });
        parts.push(node.data.slice(done, match.index), element);
        done = match.index + match[0].length;
      }
      if (parts.length) node.replaceWith(...parts, node.data.slice(done));
    }
    return words;
  };

  const add = (list, form, begin, end, words) => {
    const key = `${begin}:${end}:other`;
    const known = list.querySelector(`[data-place="${key}"]`);
    if (known) { known.querySelector("input[type=checkbox]").checked = true; return; }
    const row = form.querySelector("[data-new]").content.firstElementChild.cloneNode(true);
    const old = row.dataset.place;
    const number = list.children.length + 1;
    row.dataset.place = key;
    for (const one of row.querySelectorAll("[name], [id], [for]")) {
      if (one.name) one.name = one.name.replace(old, key);
      if (one.value === old) one.value = key;
      if (one.id) one.id = `${one.id}-${begin}-${number}`;
      if (one.htmlFor) one.htmlFor = `${one.htmlFor}-${begin}-${number}`;
    }
    row.querySelector("input[type=text]").value = words;
    for (const one of row.querySelectorAll("[data-hidden-words]")) one.textContent = words;
    list.append(row);
    form.querySelector("[data-none]")?.remove();
  };

  document.querySelectorAll("[data-redacting]").forEach(start);
})();
