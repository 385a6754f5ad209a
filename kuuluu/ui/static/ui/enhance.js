// Small comforts on every page; each works on what it finds and nothing needs it.
(() => {
  "use strict";

  // The list of what to put right takes the focus, so that it is read first; where there is none, the field itself, or what a page has to say first.
  const first = [".error-summary", '[aria-invalid="true"]', "[data-first]"].map((one) => document.querySelector(one)).find(Boolean);
  first?.focus();
  // Where the address names a part of the page, the browser goes there when all has come, and the focus is gone.
  window.addEventListener("load", () => { if (document.activeElement === document.body) first?.focus(); });

  // How many characters are left, said when few are.
  for (const area of document.querySelectorAll("textarea[data-limit]")) {
    const limit = document.getElementById(`${area.id}_limit`);
    if (!limit) continue;
    const most = Number(area.dataset.limit);
    const words = limit.textContent;
    const tell = () => {
      const now = [...area.value].length;
      limit.textContent = now > most * 0.8 ? `${words} (${now} / ${most})` : words;
      limit.classList.toggle("limit-over", now > most);
    };
    area.addEventListener("input", tell);
    tell();
  }

  // Leaving a form with words that were not sent: the browser asks first.
  for (const form of document.querySelectorAll("form[data-keep]")) {
    let touched = false;
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", () => { touched = false; });
    window.addEventListener("beforeunload", (event) => {
      if (touched) event.preventDefault();
    });
  }

  // A second click right after the first does nothing; after a while, or on a bad line, it may be tried again.
  for (const form of document.querySelectorAll('form[method="post"]')) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      setTimeout(() => { delete form.dataset.sent; }, 4000);
    });
  }

  // <button hidden data-copy="words" data-copied="Copied">: shown only where it can work.
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }

  // <button hidden data-print> prints the page.
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
