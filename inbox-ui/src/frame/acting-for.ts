import { createContext, useContext, useState } from 'react'
import type { Mandate, Me } from '../../../admin-ui/src/ui/api/api-types.ts'

export interface ActingFor {
  /** The mandate in use; undefined when a person reads their own letters. */
  readonly mandate: Mandate | undefined
  /** The person or enterprise whose letters these are. */
  readonly name: string
  readonly choose: (mandate: Mandate | undefined) => void
}

const storageKey = 'uitpost-reading-for'

/** The inbox that this tab reads. The choice is per tab: two tabs may read two inboxes. */
export function useActingForState(me: Me): ActingFor {
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(storageKey) ?? me.actingFor ?? undefined)
  const mandate = me.mandates?.find((each) => each.id === chosen)
  const choose = (next: Mandate | undefined) => {
    if (next === undefined) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, next.id)
    setChosen(next?.id)
  }
  return { mandate, name: mandate?.name ?? me.name, choose }
}

export const ActingForContext = createContext<ActingFor>({ mandate: undefined, name: '', choose: () => undefined })

export function useActingFor(): ActingFor {
  return useContext(ActingForContext)
}
