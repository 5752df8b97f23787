const schemes = ['https:', 'http:', 'mailto:', 'tel:']

/** Whether an address begins with a scheme that a letter may link to; nothing that runs in a reader's browser is one. */
export function hasAllowedScheme(address: string): boolean {
  const lower = address.toLowerCase()
  return schemes.some((scheme) => lower.startsWith(scheme))
}

/** The address as a browser will read it, or undefined where a letter may not link to it. */
export function allowedLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return schemes.includes(url.protocol) ? url.href : undefined
}
