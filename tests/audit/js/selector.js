// A selector by which people find an element: the nearest id, then names and classes.
(element) => {
  const steps = [];
  for (let e = element; e && e !== document.body && steps.length < 4; e = e.parentElement) {
    const classes = [...e.classList].map((name) => `.${name}`).join("");
    steps.unshift(e.id ? `#${e.id}` : e.localName + classes);
    if (e.id) break;
  }
  const words = (element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 24);
  return steps.join(" > ") + (words ? ` “${words.replace(/\s+/g, " ")}”` : "");
}
