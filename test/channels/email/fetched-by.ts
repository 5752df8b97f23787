/** Addresses from which a mail program fetches something when it shows this HTML: pictures, styles, fonts, frames. Links are none. */
export function fetchedBy(html: string): string[] {
  const attributes = [
    ...html.matchAll(/\b(?:src|srcset|background|poster|data)\s*=\s*["']?\s*((?:https?:)?\/\/[^"'\s>]+)/gi),
  ]
  const links = [...html.matchAll(/<link\b[^>]*\bhref\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)/gi)]
  const styles = [...html.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi)]
  return [...attributes, ...links, ...styles].flatMap(([, address]) => address ?? [])
}
