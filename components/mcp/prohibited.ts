/** Tier 3 of the guide's section 5: what no review can approve. */
interface Prohibition {
  readonly kind: string;
  /** What gives it away in the name or address of a server. */
  readonly words: readonly string[];
}

/** A server that searches or browses the web carries any prompt out, and any instruction in. */
const PROHIBITED: readonly Prohibition[] = [
  {
    kind: "web search",
    words: ["websearch", "web-search", "brave", "tavily", "serp", "serpapi", "duckduckgo", "exa", "perplexity", "bing"],
  },
  {
    kind: "browser",
    words: ["browser", "playwright", "puppeteer", "selenium", "chrome", "chromium", "browserbase", "devtools"],
  },
  {
    kind: "fetching of any page",
    words: ["fetch", "crawl", "crawler", "firecrawl", "scrape", "scraper", "scraping", "puppeteer"],
  },
];

/** The kind of prohibited server that a name or address gives away; undefined for any other. */
export function prohibitedKind(identifier: string): string | undefined {
  const text = `-${identifier.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-`;
  return PROHIBITED.find(({ words }) => words.some((word) => text.includes(`-${word}-`)))?.kind;
}
