"use strict";
/* Brings the page of a batch up to date until all its files are read. Without this the
   page reloads itself. */
(() => {
  const SECONDS = 2;
  const look = async () => {
    const shown = document.getElementById("progress");
    if (!shown || !("unfinished" in shown.dataset)) return;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("progress");
      // Logged out meanwhile: the next page says so.
      if (!fresh) return location.reload();
      // The sentence stays the same element, so that it is read out when it changes.
      const words = page.getElementById("summary").textContent;
      const sentence = document.getElementById("summary");
      if (sentence.textContent !== words) sentence.textContent = words;
      // Nobody loses the place where he is.
      if (!shown.contains(document.activeElement)) shown.replaceWith(fresh);
    } catch {
      // The site is being restarted, or the line is down: look again.
    }
    setTimeout(look, SECONDS * 1000);
  };
  setTimeout(look, SECONDS * 1000);
})();
