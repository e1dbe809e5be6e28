// Small comforts; every page works the same without them. Nothing is stored and nothing is sent.
"use strict";

// Leave quickly: from now on nothing of the page is seen, and it does not stay in the tab's history.
const exit = document.querySelector(".leave-exit");
const PRESSES = 3, WITHIN = 5000;
let presses = [], left = false;

function leave(event) {
  event.preventDefault();
  if (left) return;
  left = true;
  document.title = exit.hostname;
  document.body.replaceChildren();
  location.replace(exit.href);
}

// Escape also stops a page from loading: neither the press that leaves nor one after it may do that.
function count(event) {
  if (event.key !== "Escape" || event.repeat || event.isComposing) return;
  presses = [...presses, event.timeStamp].slice(-PRESSES);
  if (left || (presses.length === PRESSES && event.timeStamp - presses[0] <= WITHIN)) leave(event);
}

if (exit) {
  exit.addEventListener("click", leave);
  addEventListener("keydown", count, true);
  document.querySelector(".leave-keys").hidden = false;
}
