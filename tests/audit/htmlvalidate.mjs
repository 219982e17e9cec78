// html-validate's recommended rules. One is off; three are told what this house writes.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A story's title is its teller's words; how much of it search engines show is theirs.
    "long-title": "off",
    // HTML takes either; the lower case is compressed with the rest.
    "doctype-style": ["error", { style: "lowercase" }],
    // HTML takes any id without a space (4 only wanted letters); a post's address is its number.
    "valid-id": ["error", { relaxed: true }],
    // ARIA lets a list have a name: which of several lists of a page it is.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
};
