// How many pixels wider the page is than the window, or text than the box that cuts it off, and who
// is to blame: [pixels, [[selector, pixels], …]].
() => {
  const name = SELECTOR;
  const root = document.documentElement;
  const wide = Math.max(0, root.scrollWidth - root.clientWidth);
  const who = [];
  let most = wide;
  for (const e of document.body.querySelectorAll("*")) {
    if (!e.checkVisibility({ visibilityProperty: true })) continue;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const ltr = style.direction === "ltr";
    const right = ltr ? Math.max(box.right, box.left + e.scrollWidth) : box.right;
    const left = ltr ? box.left : Math.min(box.left, box.right - e.scrollWidth);
    const beyond = Math.ceil(Math.max(right - root.clientWidth, -left));
    if (wide && beyond > 0 && box.width > 0) who.push([name(e), beyond]);
    const cut = (over, has, room) => (/hidden|clip/.test(over) ? has - room : 0);
    const unseen = style.clipPath !== "none" || e.clientWidth <= 1 || e.clientHeight <= 1;
    if (unseen || !e.textContent.trim() || e.matches("select, input")) continue;
    const lost = Math.max(
      cut(style.overflowX, e.scrollWidth, e.clientWidth),
      cut(style.overflowY, e.scrollHeight, e.clientHeight),
    );
    if (lost > 1) {
      who.push([name(e), lost]);
      most = Math.max(most, lost);
    }
  }
  return [most, who.sort((a, b) => b[1] - a[1]).slice(0, 10)];
}
