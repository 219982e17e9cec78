// Small things for readers, each of which may be absent: one line a file, bundled into theme/site.js,
// which early.js fetches.
import "kept.js";
import "made.js";
import "way.js";
import "place.js";
import "tools.js";
import "keys.js";
import "settings.js";
import "later.js";
