// Light or dark as the reader chose, where it isn't as the system has it. The script runs before
// the page is painted.
const wear = (scheme) => {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
};

wear(kept.get("scheme"));
