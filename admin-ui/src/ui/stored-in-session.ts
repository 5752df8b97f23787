/** A store for unsaved content, which survives a reload. */
export interface SessionStore<Thing> {
  keep(thing: Thing): void
  find(): Thing | undefined
  forget(): void
}

/**
 * The content is in the session storage of this tab; the storage may be blocked or full, and then the screen works without it.
 */
export function storedInSession<Thing>(key: string): SessionStore<Thing> {
  const quietly = <T>(step: () => T): T | undefined => {
    try {
      return step()
    } catch {
      return undefined
    }
  }
  return {
    keep: (thing) => quietly(() => sessionStorage.setItem(key, JSON.stringify(thing))),
    forget: () => quietly(() => sessionStorage.removeItem(key)),
    find: () =>
      quietly(() => {
        const stored = sessionStorage.getItem(key)
        return stored === null ? undefined : (JSON.parse(stored) as Thing)
      }),
  }
}
