/** Turns any input into a key: lower case, digits and hyphens. */
export function plainKey(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(0, 40)
}

/** Returns a key that none of these items has. */
export function freeKey(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number++) if (!taken.includes(`nr-${number}`)) return `nr-${number}`
}

/** Of two items with the same key one would be lost. */
export function hasTwin(all: readonly { readonly key: string }[], wanted: string): boolean {
  return all.filter(({ key }) => key === wanted).length > 1
}
