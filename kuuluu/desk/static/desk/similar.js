// Puts the similar cases beside the case. Without this a link leads to them.
(() => {
  "use strict";
  const place = document.querySelector("[data-similar]");
  if (!place) return;
  fetch(place.dataset.similar, { headers: { Accept: "text/html" } })
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject(new Error(String(answer.status)))))
    .then((words) => {
      const part = new DOMParser().parseFromString(words, "text/html");
      place.replaceChildren(...part.body.children);
    })
    .catch(() => {
      // The link stays, and leads to the same list.
    });
})();
