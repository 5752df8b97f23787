import { createContext, useContext, useState } from 'react'
import { forHeader } from './for-header.ts'

/** As the API asks of `Uitpost-Purpose`. */
export const leastLength = 4

const storageKey = 'uitpost-purpose'
export interface Purpose {
  readonly why: string
  readonly say: (why: string) => void
}

/** Why somebody looks in the archive goes into the audit log. It is asked once per tab and stays to be seen. */
export function usePurposeState(): Purpose {
  const [why, setWhy] = useState(() => sessionStorage.getItem(storageKey) ?? '')
  const say = (next: string) => {
    const clean = forHeader(next)
    sessionStorage.setItem(storageKey, clean)
    setWhy(clean)
  }
  return { why, say }
}

export const PurposeContext = createContext<Purpose>({ why: '', say: () => undefined })

/** The header that every look into the archive carries. */
export function usePurposeHeader(): Readonly<Record<string, string>> {
  return { 'Uitpost-Purpose': useContext(PurposeContext).why }
}
