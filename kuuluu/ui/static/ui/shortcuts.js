// Keys of the desk: j and k walk a list, Enter opens, z chooses, ? shows the keys.
// A page names more with data-key="a" on a link, a button or a <details>; the help lists what the page has.
(() => {
  "use strict";

  const help = document.getElementById("keys");
  // Single keys can be turned off (WCAG 2.2, 2.1.4).
  if (help?.hasAttribute("data-off")) return;
  for (const hint of document.querySelectorAll(".shortcut-hint")) hint.hidden = false;
  let here = -1;

  const rows = () => [...document.querySelectorAll("[data-row]")];
  const walk = (step) => {
    const all = rows();
    if (!all.length) return;
    here = Math.max(0, Math.min(all.length - 1, here + step));
    all.forEach((row, at) => row.classList.toggle("is-here", at === here));
    const link = all[here].querySelector("a[href]");
    (link ?? all[here]).focus();
    all[here].scrollIntoView({ block: "nearest" });
  };

  // A row of a list may be chosen for something that is done to many.
  const choose = () => {
    const box = document.querySelector("[data-row].is-here input[type=checkbox]");
    if (box) box.click();
    return Boolean(box);
  };

  const act = (key) => {
    const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return false;
    if (found instanceof HTMLDetailsElement) {
      found.open = true;
      const first = found.querySelector("textarea, input:not([type=hidden]), select");
      // Of choices, the one that is chosen: from another, a press of the space bar would change it.
      const field = first?.type === "radio" ? (found.querySelector(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first) : first;
      (field ?? found.querySelector("summary"))?.focus();
    } else if (found.matches("input, textarea, select")) {
      found.focus();
    } else {
      found.click();
    }
    return true;
  };

  const listKeys = () => {
    const list = help.querySelector("dl");
    for (const old of list.querySelectorAll("[data-made]")) old.remove();
    for (const found of document.querySelectorAll("[data-key][data-key-name]")) {
      const key = document.createElement("dt");
      const name = document.createElement("dd");
      const drawn = document.createElement("kbd");
      drawn.textContent = found.dataset.key;
      key.append(drawn);
      name.textContent = found.dataset.keyName;
      key.dataset.made = name.dataset.made = "yes";
      list.append(key, name);
    }
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
    if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "z" && choose()) { /* chosen */ }
    else if (event.key === "?" && help) { listKeys(); help.showModal(); }
    else if (!act(event.key)) return;
    event.preventDefault();
  });
})();
