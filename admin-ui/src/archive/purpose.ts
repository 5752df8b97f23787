import { createContext, useContext, useState } from 'react'
import { purposeKey } from '../ui/session/purpose-key.ts'
import { forHeader } from './for-header.ts'

/** The limits that the API sets on `Uitpost-Purpose`. */
export const leastLength = 4

const storageKey = purposeKey
export interface Purpose {
  readonly why: string
  readonly say: (why: string) => void
}

/**
 * The purpose of a search in the archive is written to the audit log. The person is asked for it once per tab, and it stays
 * visible.
 */
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

/** The header that every request to the archive carries. */
export function usePurposeHeader(): Readonly<Record<string, string>> {
  return { 'Uitpost-Purpose': useContext(PurposeContext).why }
}
