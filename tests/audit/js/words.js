// The words and the links that somebody sees: [words, addresses]. Words of controls aren't counted:
// what only works with a script may come with it.
() => {
  const controls =
    "button, select, input, textarea, label, summary, output, legend, form, search, dialog, [role=status], script, style";
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const words = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (element.closest(controls) || !seen(element)) continue;
    words.push(...texts.currentNode.data.split(/\s+/).filter(Boolean));
  }
  const ways = [...document.querySelectorAll("a[href]")].filter(seen);
  return [words, ways.map((link) => new URL(link.getAttribute("href"), document.baseURI).href)];
}
