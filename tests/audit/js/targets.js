// Everything that is pressed, and how large it is to a finger: [[selector, width, height, main], …].
// Links in running text are left out (WCAG 2.5.8, inline); what is too small by its box alone is
// felt out around its middle, since another box may widen it.
async () => {
  const name = SELECTOR;
  const pressed =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^='-'])";
  const main = ".site-header a, .site-nav a, .action, button, select, input, textarea, summary, a[rel=next], a[rel=prev]";
  const seen = (e) => e.checkVisibility({ visibilityProperty: true });
  const enough = 44;
  const found = [];

  // What stands for a box that isn't seen: its label.
  const standing = (e) => {
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const unseen = box.width < 3 || box.height < 3 || style.opacity === "0" || style.clipPath !== "none";
    return (unseen && e.labels?.[0]) || e;
  };
  // In a line of text with words of its own around it.
  const inline = (e) => {
    if (getComputedStyle(e).display !== "inline") return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const around = block.cloneNode(true);
    around.querySelectorAll(`${pressed}, .unseen`).forEach((target) => target.remove());
    return /[\p{L}\p{N}]/u.test(around.textContent);
  };
  const reach = (e, x, y, dx, dy) => {
    let far = 0;
    for (let step = 1; step <= enough / 2; step++) {
      const hit = document.elementFromPoint(x + dx * step, y + dy * step);
      if (!hit || !(e.contains(hit) || hit.contains(e) && hit.matches("label, a, button"))) break;
      far = step;
    }
    return far;
  };

  for (const target of document.querySelectorAll(pressed)) {
    const e = standing(target);
    if (!seen(target) || !seen(e) || target.classList.contains("skip") || inline(e)) continue;
    e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const boxes = [...e.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
    if (!boxes.length) continue;
    const box = boxes[0];
    let { width, height } = box;
    if (width < enough || height < enough) {
      const [x, y] = [box.left + width / 2, box.top + height / 2];
      width = Math.max(width, reach(e, x, y, -1, 0) + reach(e, x, y, 1, 0) + 1);
      height = Math.max(height, reach(e, x, y, 0, -1) + reach(e, x, y, 0, 1) + 1);
    }
    found.push([name(e), Math.round(width * 10) / 10, Math.round(height * 10) / 10, target.matches(main)]);
  }
  return found;
}
