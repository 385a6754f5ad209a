// The way begins where the telephone is, when its owner asks for it; nothing is kept of it.
(() => {
  "use strict";

  const form = document.querySelector("[data-start]");
  const button = form?.querySelector("[data-from-here]");
  if (!button || !navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const from = form.querySelector("[name=from]");
        from.disabled = false;
        from.value = `${coords.latitude.toFixed(4)},${coords.longitude.toFixed(4)}`;
        form.submit();
      },
      () => { form.querySelector("[data-start-said]").textContent = button.dataset.failed; },
      { timeout: 10000 },
    );
  });
})();
