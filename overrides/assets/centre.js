// Small comforts; every page works the same without them. Nothing is stored and nothing is sent.
"use strict";

// A long list of ways to choose stays closed on a small screen, so that the records are seen first.
if (matchMedia("(max-width: 40rem)").matches) {
  for (const details of document.querySelectorAll(".filters details[open]")) details.open = false;
}
