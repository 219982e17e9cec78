// j and k go to the next post and the one before: only where a reader switched them on.
addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  const elsewhere = event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea");
  if (!step || elsewhere || !posts.length || !kept.all().keys) return;
  const top = innerHeight * 0.35;
  const last = posts.findLastIndex((post) => post.getBoundingClientRect().top <= top);
  const next = posts[Math.min(Math.max(last + step, 0), posts.length - 1)];
  location.hash = next.id;
  next.querySelector(".post-mark").focus({ preventScroll: true });
});
