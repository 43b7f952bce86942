// How does the column beside a long case follow the reader, also when it is taller than the window?
//
// The page works without this script: then the column sticks to the top, and its end is reached with the page's.
"use strict";

(() => {
  const along = document.querySelector("[data-along]");
  if (!along || !window.ResizeObserver) return;
  const measure = () => along.style.setProperty("--tall", `${along.offsetHeight}px`);
  new ResizeObserver(measure).observe(along);
  measure();
})();
