// Hiding words of a text by mouse or by keyboard. Each hidden place is a row of the form below the text; this only fills it.
// In the original: arrows walk from word to word, Shift widens, Enter or h hides, Delete drops. Without scripts, the rows
// and "Hide more words" do the same.
(() => {
  "use strict";

  const WORD = /\S+/g;

  const start = (section) => {
    const box = section.querySelector(".pair-part .pair-words");
    const list = section.querySelector("[data-list]");
    const form = section.querySelector("form");
    if (!box || !list) return;
    const words = wrap(box, section.dataset.original ?? "");
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
    const hide = () => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      add(list, form, words[first].start, words[last].end, words.slice(first, last + 1).map((w) => w.text).join(" "));
      for (let at = first; at <= last; at += 1) words[at].element.classList.add("hidden-part");
      from = to;
      draw();
    };
    const drop = () => {
      const word = words[to];
      for (const row of list.querySelectorAll("[data-place]")) {
        const [begin, end] = row.dataset.place.split(":").map(Number);
        if (begin < word.end && end > word.start) {
          row.querySelector("input[type=checkbox]").checked = false;
          words.filter((w) => w.start < end && w.end > begin).forEach((w) => w.element.classList.remove("hidden-part"));
        }
      }
    };

    box.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 };
      if (event.key in steps) go(to + steps[event.key], event.shiftKey);
      else if (event.key === "Enter" || event.key === "h") hide();
      else if (event.key === "Delete" || event.key === "Backspace") drop();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
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
        if (node.parentElement.closest(".hidden-part")) element.classList.add("hidden-part");
        words.push({ element, text: match[0], start: [...text.slice(0, at)].length, end: [...text.slice(0, search)].length });
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
    list.append(row);
    form.querySelector("[data-none]")?.remove();
  };

  document.querySelectorAll("[data-redacting]").forEach(start);
})();
