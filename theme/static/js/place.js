// Where a reader left a story, so that they may go on there: of the last twenty stories only.
const posts = [...document.querySelectorAll(".thread > .post[id]")];

const ways = document.querySelector(".way");

if (ways && posts.length > 2) {
  const here = location.pathname;
  const places = () => {
    const { places } = kept.all();
    return Array.isArray(places) ? places : [];
  };
  const others = () => places().filter(([page]) => page !== here);
  const [, left] = places().find(([page]) => page === here) ?? [];

  if (left && !location.hash) {
    const link = made("a", { href: `#${left}`, className: "tool", lang: document.documentElement.lang }, _("Go on reading"));
    ways.after(" ", link); // beside it: nothing is pushed away
  }

  const sees = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        const inside = target !== posts[0] && target !== posts.at(-1);
        kept.set("places", inside ? [[here, target.id], ...others()].slice(0, 20) : others());
      }
    },
    { rootMargin: "-40% 0px -59% 0px" },
  );
  posts.forEach((post) => sees.observe(post));
}
