// Boxes that cover parts of a picture, by keyboard, mouse or touch. Each box is a row of the form below the picture:
// this only draws the rows and fills their numbers. Without scripts, the rows do the same.
(() => {
  "use strict";

  const SIDES = ["x", "y", "w", "h"];
  const SMALLEST = 1, STEP = 1, FIRST = 20, WAIT = 400;
  const within = (value, low, high) => Math.max(low, Math.min(high, value));
  const rounded = (value) => Math.round(value * 10) / 10;

  const start = (set) => {
    const [picture, list, said] = ["[data-picture]", "[data-list]", "[data-said]"].map((one) => set.querySelector(one));
    const empty = list.querySelector('[data-box="new"]');
    const model = empty.cloneNode(true);
    const preview = set.querySelector("[data-seen]");
    let added = 0, waiting = 0;

    const read = (row) => Object.fromEntries(SIDES.map((side) => [side, parseFloat(input(row, side).value.replace(",", "."))]));
    const input = (row, side) => row.querySelector(`[data-side="${side}"]`);
    const check = (row) => row.querySelector("input[type=checkbox]");
    const rows = () => [...list.querySelectorAll("[data-box]")].filter((row) => row !== empty);

    const write = (row, at) => {
      const w = within(at.w, SMALLEST, 100), h = within(at.h, SMALLEST, 100);
      const box = { w, h, x: within(at.x, 0, 100 - w), y: within(at.y, 0, 100 - h) };
      for (const side of SIDES) input(row, side).value = rounded(box[side]);
      draw(row);
    };
    const draw = (row) => {
      const at = read(row), box = row.drawn;
      const isBox = SIDES.every((side) => Number.isFinite(at[side]));
      box.hidden = !isBox;
      if (!isBox) return;
      Object.assign(box.style, { left: `${at.x}%`, top: `${at.y}%`, width: `${at.w}%`, height: `${at.h}%` });
      box.classList.toggle("is-dropped", !check(row).checked);
      box.setAttribute("aria-label", words(row));
      clearTimeout(waiting);
      waiting = setTimeout(show, WAIT);
    };
    const words = (row) => {
      const at = read(row), name = row.querySelector("[data-what]").textContent;
      const place = set.dataset.says.replace("{name}", name).replace(/\{(\w)\}/g, (_all, side) => at[side]);
      return `${place} ${check(row).checked ? set.dataset.kept : set.dataset.dropped}`;
    };
    const say = (row) => { said.textContent = words(row); };
    const show = () => {
      if (!preview) return;
      const chosen = rows().filter((row) => check(row).checked && !row.drawn.hidden);
      const query = new URLSearchParams(chosen.map((row) => ["b", SIDES.map((side) => read(row)[side]).join(",")]));
      preview.querySelector("img").src = `${set.dataset.preview}?${query}`;
    };
    const cover = (row, isCovered) => { check(row).checked = isCovered; draw(row); say(row); };

    const keys = (row, event) => {
      const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (way) {
        const at = read(row), [a, b] = event.shiftKey ? ["w", "h"] : ["x", "y"];
        at[a] += way[0];
        at[b] += way[1];
        if (event.shiftKey) { at.w = Math.min(at.w, 100 - at.x); at.h = Math.min(at.h, 100 - at.y); }
        write(row, at);
        // The arrows move the box and not the page: it may not leave what is seen (WCAG 2.4.11).
        row.drawn.scrollIntoView({ block: "nearest", inline: "nearest" });
        say(row);
      } else if (event.key === "Delete" || event.key === "Backspace") cover(row, false);
      else if (event.key === "Enter" || event.key === " ") cover(row, true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };

    // Drag with any pointer: `move` gets how far, in percent, from where it began.
    const drag = (event, move, end) => {
      const frame = picture.getBoundingClientRect(), [x, y] = [event.clientX, event.clientY];
      const far = (now) => [(100 * (now.clientX - x)) / frame.width, (100 * (now.clientY - y)) / frame.height];
      const moved = (now) => move(...far(now));
      const over = () => {
        window.removeEventListener("pointermove", moved);
        window.removeEventListener("pointerup", over);
        window.removeEventListener("pointercancel", over);
        end();
      };
      window.addEventListener("pointermove", moved);
      window.addEventListener("pointerup", over);
      window.addEventListener("pointercancel", over);
    };

    const enhance = (row) => {
      const box = document.createElement("button");
      box.type = "button";
      box.className = "box";
      box.setAttribute("aria-describedby", set.querySelector("[data-with-script] .hint").id);
      const corner = document.createElement("span");
      corner.className = "box-corner";
      box.append(corner);
      row.drawn = box;
      picture.append(box);
      box.addEventListener("keydown", (event) => keys(row, event));
      box.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.stopPropagation();
        const at = read(row), isCorner = event.target === corner;
        const move = (x, y) => isCorner
          ? write(row, { ...at, w: within(at.w + x, SMALLEST, 100 - at.x), h: within(at.h + y, SMALLEST, 100 - at.y) })
          : write(row, { ...at, x: at.x + x, y: at.y + y });
        drag(event, move, () => say(row));
      });
      row.addEventListener("input", () => draw(row));
      row.addEventListener("change", () => draw(row));
      draw(row);
    };

    const add = (at) => {
      added += 1;
      const row = model.cloneNode(true), key = `n${added}`, name = `${set.dataset.name} ${rows().length + 1}`;
      row.dataset.box = key;
      for (const one of row.querySelectorAll("[name], [id], [for]")) {
        if (one.name) one.name = one.name.replace(/:new$/, `:${key}`);
        if (one.value === "new") one.value = key;
        if (one.id) one.id = one.id.replace("-new-", `-${key}-`);
        if (one.htmlFor) one.htmlFor = one.htmlFor.replace("-new-", `-${key}-`);
      }
      row.querySelector("[data-what]").textContent = name;
      row.querySelector("summary .visually-hidden").textContent = `: ${name}`;
      check(row).checked = true;
      list.append(row);
      SIDES.forEach((side) => { input(row, side).value = rounded(at[side]); });
      enhance(row);
      return row;
    };

    rows().forEach(enhance);
    empty.remove();
    picture.querySelector("svg").remove();
    set.querySelector("[data-with-script]").hidden = false;
    set.querySelector("[data-add]").addEventListener("click", () => {
      const middle = (100 - FIRST) / 2, row = add({ x: middle, y: middle, w: FIRST, h: FIRST });
      row.drawn.focus();
      say(row);
    });
    picture.addEventListener("pointerdown", (event) => {
      if (event.button || event.pointerType === "touch" || event.target.closest(".box")) return;
      event.preventDefault();
      const frame = picture.getBoundingClientRect();
      const x = (100 * (event.clientX - frame.left)) / frame.width, y = (100 * (event.clientY - frame.top)) / frame.height;
      let row = null;
      const move = (w, h) => {
        if (!row && Math.max(Math.abs(w), Math.abs(h)) < SMALLEST) return;
        row ??= add({ x, y, w: SMALLEST, h: SMALLEST });
        const [left, right] = [within(Math.min(x, x + w), 0, 100), within(Math.max(x, x + w), 0, 100)];
        const [top, bottom] = [within(Math.min(y, y + h), 0, 100), within(Math.max(y, y + h), 0, 100)];
        write(row, { x: left, y: top, w: right - left, h: bottom - top });
      };
      drag(event, move, () => { if (row) { row.drawn.focus(); say(row); } });
    });
  };

  document.querySelectorAll("[data-boxes]").forEach(start);
})();
