// At the post that somebody went to by its number: copy its address, or share it.
if (posts.length) {
  const said = made("output");
  const address = () => said.closest(".post").querySelector(".post-mark").href;
  const copy = made("button", { className: "tool", type: "button" }, _("Copy link to this post"));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address());
      said.value = _("Copied");
    } catch {
      said.value = address();
    }
  });
  const tools = made("p", { className: "tools", lang: document.documentElement.lang, dir: "auto" }, copy);

  if (navigator.share) {
    const share = made("button", { className: "tool", type: "button" }, _("Share"));
    share.addEventListener("click", () => {
      navigator.share({ title: document.title, url: address() }).catch(() => {}); // they thought better of it
    });
    tools.append(share);
  }
  tools.append(said);

  const move = () => {
    const post = posts.find((post) => post.id === location.hash.slice(1));
    said.value = "";
    if (post) post.append(tools);
    else tools.remove();
  };
  addEventListener("hashchange", move);
  move();
}
