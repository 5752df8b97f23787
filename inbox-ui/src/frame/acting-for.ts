import { createContext, useContext, useState } from 'react'
import type { Mandate, Me } from '../../../admin-ui/src/ui/api/api-types.ts'

export interface ActingFor {
  /** The mandate in use; undefined when a person reads their own letters. */
  readonly mandate: Mandate | undefined
  /** The person or enterprise whose letters these are. */
  readonly name: string
  /** The mandate that was in use ended since the reader chose it. */
  readonly hasEnded: boolean
  readonly choose: (mandate: Mandate | undefined) => void
}

const storageKey = 'uitpost-reading-for'

/** The choice of one reader: another person who signs in later in this tab has made none. */
interface Stored {
  readonly id: string
  readonly reader: string
}

/** The inbox that this tab reads. The choice is per tab: two tabs may read two inboxes. */
export function useActingForState(me: Me): ActingFor {
  const [chosen, setChosen] = useState(() => storedFor(me.name) ?? me.actingFor ?? undefined)
  const mandate = me.mandates.find((each) => each.id === chosen)
  const choose = (next: Mandate | undefined) => {
    if (next === undefined) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, JSON.stringify({ id: next.id, reader: me.name } satisfies Stored))
    setChosen(next?.id)
  }
  const hasEnded = chosen !== undefined && mandate === undefined
  return { mandate, name: mandate?.name ?? me.name, hasEnded, choose }
}

function storedFor(reader: string): string | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Stored | null
    return stored?.reader === reader ? stored.id : undefined
  } catch {
    // What an older version of this page stored.
    return undefined
  }
}

export const ActingForContext = createContext<ActingFor>({
  mandate: undefined,
  name: '',
  hasEnded: false,
  choose: () => undefined,
})

export function useActingFor(): ActingFor {
  return useContext(ActingForContext)
}
