import { createContext, useContext, useState } from 'react'
import type { Mandate, Me } from '../../../admin-ui/src/ui/api/api-types.ts'

export interface ActingFor {
  /** The mandate in use; undefined when somebody reads their own letters. */
  readonly mandate: Mandate | undefined
  /** Whose letters these are. */
  readonly name: string
  readonly choose: (mandate: Mandate | undefined) => void
}

const storageKey = 'uitpost-reading-for'

/** For whom this tab reads. A tab of its own choice: two tabs may read for two people. */
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
