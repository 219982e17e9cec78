// j and k go to the next post and the one before: only where a reader switched them on.
const TYPES = "textarea, select, input:not([type=radio], [type=checkbox])";

function current() {
  const chosen = posts.findIndex((post) => `#${post.id}` === location.hash);
  const { top, bottom } = posts[chosen]?.getBoundingClientRect() ?? {};
  if (bottom > 0 && top < innerHeight) return chosen; // a short post isn't where most of the eye is
  return posts.findLastIndex((post) => post.getBoundingClientRect().top <= innerHeight * 0.35);
}

addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  const elsewhere = event.ctrlKey || event.altKey || event.metaKey || event.target.closest(TYPES);
  if (!step || elsewhere || !posts.length || !kept.all().keys) return;
  const next = posts[Math.min(Math.max(current() + step, 0), posts.length - 1)];
  location.replace(`#${next.id}`); // one way back leads to where the reader came from
  next.querySelector(".post-mark").focus({ preventScroll: true });
});
