import type { KeptText, TextKeeper } from './draft-keeper.ts'

/** In the storage of this tab only; storage may be closed or full, and then the screen goes on without. */
export function keptInSession(name: string): TextKeeper {
  const key = `uitpost-draft ${name}`
  const quietly = <T>(step: () => T): T | undefined => {
    try {
      return step()
    } catch {
      return undefined
    }
  }
  return {
    keep: (text) => quietly(() => sessionStorage.setItem(key, JSON.stringify(text))),
    forget: () => quietly(() => sessionStorage.removeItem(key)),
    find: () =>
      quietly(() => {
        const kept = sessionStorage.getItem(key)
        return kept === null ? undefined : (JSON.parse(kept) as KeptText)
      }),
  }
}
