// A passkey that was not found, or that somebody waved away: said in words where its button stands.
(() => {
  "use strict";

  document.addEventListener("allauth.error", (event) => {
    const place = document.querySelector("[data-passkey-failed]");
    if (!place) return;
    event.preventDefault();
    place.textContent = place.dataset.passkeyFailed;
  });
})();
