/** A place for what is not saved yet, that survives a reload. */
export interface SessionStore<Thing> {
  keep(thing: Thing): void
  find(): Thing | undefined
  forget(): void
}

/** In the storage of this tab only; storage may be closed or full, and then the screen goes on without. */
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
        const kept = sessionStorage.getItem(key)
        return kept === null ? undefined : (JSON.parse(kept) as Thing)
      }),
  }
}
