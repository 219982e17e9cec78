// What stands in the head for readers without scripts, and comes late for others: a browser fetches
// the manifest at once, before the page is painted, and needs it only to install the site.
for (const { textContent } of document.querySelectorAll("head noscript")) {
  document.head.insertAdjacentHTML("beforeend", textContent);
}
