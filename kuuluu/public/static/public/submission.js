// Comforts of uploading: what is too big is told before it is sent, and that a long sending goes on.
(() => {
  "use strict";

  for (const form of document.querySelectorAll("form[data-upload]")) {
    const input = form.querySelector('input[type="file"]');
    const state = form.querySelector(".upload-state");
    if (!input || !state) continue;
    const largest = Number(form.dataset.largest || 0);
    const most = Number(form.dataset.room || 0);

    const tooBig = () => [...input.files].filter((file) => largest && file.size > largest);
    const tell = () => {
      const names = tooBig().map((file) => file.name);
      const wrong = names.length ? `${names.join(", ")}: ${form.dataset.tooBig}` : input.files.length > most && most ? form.dataset.tooMany : "";
      state.textContent = wrong;
      state.classList.toggle("upload-wrong", Boolean(wrong));
      return !wrong;
    };
    input.addEventListener("change", tell);
    form.addEventListener("submit", (event) => {
      if (!tell()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        input.focus();
      } else if (input.files.length) state.textContent = form.dataset.sending;
    }, { capture: true });
    // Back from the next page: nothing is being sent any more.
    window.addEventListener("pageshow", () => { if (!state.classList.contains("upload-wrong")) state.textContent = ""; });
  }
})();
