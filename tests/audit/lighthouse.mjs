// Lighthouse as on a phone, a new browser for every run. Takes {chromium, flags, runs, pages: [{url,
// skip}]} on standard input; writes one line of JSON a run: {url, scores, lcp, cls, tbt, failed}.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const find = createRequire(path.join(process.cwd(), "node_modules", "here.js"));
const from = (name) => import(pathToFileURL(find.resolve(name)).href);
const { default: lighthouse } = await from("lighthouse");
const { launch, Launcher } = await from("chrome-launcher");
const TRIES = 3;
const wanted = JSON.parse(fs.readFileSync(0, "utf8"));

// Of several lists of features Chromium heeds the last: all are put into one.
const LIST = "--disable-features=";
const given = ["--headless", ...Launcher.defaultFlags(), ...wanted.flags];
const features = given.filter((flag) => flag.startsWith(LIST)).map((flag) => flag.slice(LIST.length));
const chromeFlags = [...given.filter((flag) => !flag.startsWith(LIST)), LIST + features.join(",")];

const run = async ({ url, skip }) => {
  const userDataDir = fs.mkdtempSync(path.join(os.tmpdir(), "lighthouse-"));
  const chrome = await launch({
    chromePath: wanted.chromium,
    userDataDir,
    chromeFlags,
    ignoreDefaultFlags: true,
  });
  try {
    const onlyCategories = ["performance", "accessibility", "best-practices", "seo"];
    const options = { port: chrome.port, output: "json", logLevel: "silent", onlyCategories, skipAudits: skip };
    const { lhr } = await lighthouse(url, options);
    const scores = Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
    const figure = (name) => lhr.audits[name].numericValue;
    const counted = new Set(
      Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter((a) => a.weight).map((a) => a.id)),
    );
    const failed = Object.values(lhr.audits).filter((a) => counted.has(a.id) && a.score !== null && a.score < 1);
    return {
      url,
      scores: Object.fromEntries(scores),
      lcp: figure("largest-contentful-paint"),
      cls: figure("cumulative-layout-shift"),
      tbt: figure("total-blocking-time"),
      failed: failed.map((a) => [a.id, `${a.title}${a.displayValue ? `: ${a.displayValue}` : ""}`]),
      error: lhr.runtimeError?.message,
    };
  } finally {
    chrome.kill();
    fs.rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};

for (const page of wanted.pages) {
  for (let n = 0; n < wanted.runs; n++) {
    let result = { error: "not run" };
    // Where no trace could be recorded, it asks for another run; that says nothing of the page.
    for (let tries = 0; result.error && tries < TRIES; tries++)
      result = await run(page).catch((error) => ({ url: page.url, error: String(error) }));
    console.log(JSON.stringify(result));
  }
}
