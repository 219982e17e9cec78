// What has the focus: [selector, kind, outlined, covered, box], or null at the end of the page or where
// the walk begins again. kind: elements of one kind look alike.
() => {
  const name = SELECTOR;
  const e = document.activeElement;
  if (!e || e === document.body || e.dataset.walked !== undefined) return null;
  e.dataset.walked = "";
  const style = getComputedStyle(e);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const boxes = [...e.getClientRects()];
  const box = e.getBoundingClientRect();
  const inside = (b) => b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth;
  const within = (value, most) => Math.min(Math.max(value, 0), most - 1);
  // Anything of it at any of nine points: covered is what is covered entirely.
  const bare = (b) =>
    [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const [x, y] = [b.left + b.width * across, b.top + b.height * down];
        const hit = document.elementFromPoint(within(x, innerWidth), within(y, innerHeight));
        const labels = [...(e.labels ?? [])];
        return hit && (e.contains(hit) || hit.contains(e) || labels.some((label) => label.contains(hit)));
      }),
    );
  const kind = [e.localName, e.type, ...e.classList, e.parentElement.localName, ...e.parentElement.classList];
  const covered = !boxes.some((b) => inside(b) && bare(b));
  const label = e.labels?.[0]?.getBoundingClientRect();
  const around = box.width < 3 && label ? label : box;
  return [name(e), kind.join(" "), outlined, covered, [around.x, around.y, around.width, around.height]];
}
