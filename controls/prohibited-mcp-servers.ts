import { deepFreeze } from "./deep-freeze.ts";

/** A kind of MCP server that no review can approve (tier 3 of the guide's section 5). */
export interface Prohibition {
  readonly kind: string;
  /** What gives it away in the name or address of a server. */
  readonly words: readonly string[];
}

/** A server that searches or browses the web carries any prompt out, and any instruction in. */
export const prohibitions: readonly Prohibition[] = deepFreeze([
  {
    kind: "web search",
    words: [
      "websearch",
      "web-search",
      "google-search",
      "brave",
      "tavily",
      "serp",
      "serpapi",
      "serper",
      "searxng",
      "duckduckgo",
      "exa",
      "kagi",
      "perplexity",
      "bing",
    ],
  },
  {
    kind: "browser",
    words: [
      "browser",
      "browser-use",
      "browsermcp",
      "playwright",
      "puppeteer",
      "selenium",
      "chrome",
      "chromium",
      "browserbase",
      "hyperbrowser",
      "stagehand",
      "devtools",
    ],
  },
  {
    kind: "fetching of any page",
    words: [
      "fetch",
      "fetcher",
      "crawl",
      "crawler",
      "crawl4ai",
      "firecrawl",
      "scrape",
      "scraper",
      "scraping",
      "scrapegraph",
      "apify",
      "brightdata",
      "puppeteer",
    ],
  },
]);

/** The kind of prohibited server that a name or address gives away; undefined for any other. */
export function prohibitedKind(identifier: string): string | undefined {
  const text = `-${identifier.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-`;
  return prohibitions.find(({ words }) => words.some((word) => text.includes(`-${word}-`)))?.kind;
}
