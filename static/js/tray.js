// The tray in the browser's own storage: links "Add to the tray" become buttons that
// fill it where one reads, and the link to the tray leads to all that is in it.
"use strict";

{
  const KEY = "tray";
  const MOST = 50;

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  };
  const write = (places) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(places.slice(0, MOST)));
      return true;
    } catch {
      return false;
    }
  };
  const link = document.querySelector("a[data-tray-link]");
  const show = () => {
    const places = read();
    if (link) {
      const query = places.map((each) => `p=${encodeURIComponent(each).replaceAll("%2F", "/")}`).join("&");
      link.href = query ? `/tray?${query}` : "/tray";
      link.textContent = places.length ? `Tray (${places.length})` : "Tray";
    }
    for (const button of document.querySelectorAll("button[data-place]")) {
      const isIn = places.includes(button.dataset.place);
      button.classList.toggle("in-tray", isIn);
      if ("short" in button.dataset) {
        const { label } = button.dataset;
        button.textContent = isIn ? "−" : "+";
        button.title = isIn ? "Take out of the tray" : "Add to the tray";
        button.ariaLabel = isIn ? `Take ${label} out of the tray` : `Add ${label} to the tray`;
        continue;
      }
      const what = document.createElement("span");
      what.className = "visually-hidden";
      what.textContent = `: ${button.dataset.label}`;
      button.replaceChildren(isIn ? "Take out of the tray" : "Add to the tray", what);
    }
  };

  // A tray that was put in another order or made smaller on its page is kept so.
  const list = document.querySelector("[data-places]");
  if (list) {
    const here = list.dataset.places.split(" ");
    const kept = read();
    const keep = document.querySelector("button[data-keep-tray]");
    if (here.every((each) => kept.includes(each))) {
      write(here);
    } else if (keep) {
      keep.hidden = false;
      keep.addEventListener("click", () => {
        if (write(here)) keep.hidden = true;
        show();
      });
    }
  }

  if (write(read())) {
    // What the browser keeps need not stand in addresses.
    for (const each of document.querySelectorAll('a[href*="p="]')) {
      const url = new URL(each.href);
      if (url.origin === location.origin && !/^\/tray(\.|$)/.test(url.pathname) && url.searchParams.has("p")) {
        url.searchParams.delete("p");
        url.searchParams.delete("title");
        each.href = url.href;
      }
    }
    for (const each of document.querySelectorAll("input[data-carried]")) each.remove();
    for (const add of document.querySelectorAll("a[data-place]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `quiet ${add.className}`;
      Object.assign(button.dataset, add.dataset);
      button.addEventListener("click", () => {
        const places = read();
        const place = button.dataset.place;
        write(places.includes(place) ? places.filter((each) => each !== place) : [...places, place]);
        show();
      });
      add.replaceWith(button);
    }
  }
  show();
  addEventListener("storage", show);
}
