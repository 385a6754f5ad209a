// Hiding and showing parts of the text without loading the page anew. Without this script, each press loads it.
(() => {
  "use strict";

  const form = document.querySelector(".check-form");
  if (!form) return;
  const state = document.getElementById("check-state");
  const parts = () => [...form.querySelectorAll("[data-live]")].filter((part) => !part.parentElement.closest("[data-live]"));

  // Send what is chosen and take the changed parts of the answer into the page; true when the server took it.
  const look = async (button, stays) => {
    const sent = new FormData(form);
    if (button) sent.append(button.name, button.value);
    const answer = await fetch(form.action, { method: "POST", body: sent, credentials: "same-origin" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts()) {
      const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (!fresh) return false;
      if (part.dataset.live !== stays) part.replaceWith(document.adoptNode(fresh));
    }
    if (state) state.textContent = document.getElementById("piilossa")?.textContent ?? "";
    return true;
  };

  // One at a time: what is chosen while the server answers goes with the next.
  let busy = false;
  let again = false;
  const lookAgain = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do { again = false; await look(null, "choices"); } while (again);
    } catch {
      // No connection: the choice stays on the page and goes with the next press.
    } finally { busy = false; }
  };
  form.addEventListener("change", (event) => {
    if (event.target.name === "pick" || event.target.name === "hides_place") lookAgain();
  });

  form.addEventListener("click", async (event) => {
    const button = event.target.closest('button[name="show"], button[name="hide"]');
    if (!button || busy) return;
    event.preventDefault();
    busy = true;
    let taken = false;
    try { taken = await look(button, ""); } catch { taken = false; } finally { busy = false; }
    if (!taken) { form.requestSubmit(button); return; }
    rove();
    const place = document.getElementById(`k${button.value}`)?.querySelector("button") ?? document.getElementById("piilossa");
    place?.focus();
  });

  // Words to choose are one stop of the Tab key; arrows move among them.
  const boxes = () => [...form.querySelectorAll("[data-words] input:not(:disabled)")];
  const rove = (to) => {
    const all = boxes();
    for (const box of all) box.tabIndex = -1;
    if (all.length) (to ?? all[0]).tabIndex = 0;
    for (const hint of form.querySelectorAll("[data-keys]")) hint.hidden = false;
    for (const words of form.querySelectorAll("[data-words]")) words.classList.add("can-be-drawn");
  };
  const line = (all, from, down) => {
    const here = from.getBoundingClientRect();
    const far = all.map((box) => ({ box, at: box.getBoundingClientRect() })).filter(({ at }) => (down ? at.top > here.top + 4 : at.top < here.top - 4));
    if (!far.length) return from;
    const top = down ? Math.min(...far.map(({ at }) => at.top)) : Math.max(...far.map(({ at }) => at.top));
    const near = far.filter(({ at }) => Math.abs(at.top - top) < 4);
    return near.reduce((best, one) => (Math.abs(one.at.left - here.left) < Math.abs(best.at.left - here.left) ? one : best)).box;
  };
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-words] input")) return;
    if (event.key === "Enter") { event.preventDefault(); event.target.click(); return; }
    const all = boxes();
    const at = all.indexOf(event.target);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    let next = all[steps[event.key]];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") next = line(all, event.target, event.key === "ArrowDown");
    if (!(event.key in steps) && !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    if (next) { rove(next); next.focus(); }
  });

  // Drawn over with a finger or the mouse, all words from the first to the last become as the first would by a press.
  const wordAt = (event, all) => all.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest(".word")?.querySelector("input"));
  form.addEventListener("pointerdown", (event) => {
    const pressed = event.target.closest?.("[data-words] .word input");
    const all = boxes();
    const first = all.indexOf(pressed);
    if (first < 0 || event.button || !event.isPrimary) return;
    const before = all.map((box) => box.checked);
    let last = first;
    const move = (now) => {
      const at = wordAt(now, all);
      if (at < 0 || at === last) return;
      last = at;
      const [low, high] = [Math.min(first, last), Math.max(first, last)];
      all.forEach((box, n) => { box.checked = first !== last && n >= low && n <= high ? !before[first] : before[n]; });
    };
    const end = (now) => {
      for (const name of ["pointermove", "pointerup", "pointercancel"]) window.removeEventListener(name, name === "pointermove" ? move : end);
      if (now.type === "pointercancel") { all.forEach((box, n) => { box.checked = before[n]; }); return; }
      if (first === last) return;
      // What a browser takes for a press of the word where it ended is none.
      const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
      window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
      rove(all[last]);
      all[last].focus({ preventScroll: true });
      all[last].dispatchEvent(new Event("change", { bubbles: true }));
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  });

  form.addEventListener("focusin", (event) => { if (event.target.matches?.("[data-words] input")) rove(event.target); });
  rove();
  // Back from another page, a browser may remember boxes as they were; the server knows how they are.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) for (const box of form.querySelectorAll("[data-words] input")) box.checked = box.defaultChecked;
  });
})();
