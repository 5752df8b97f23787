import { createContext, useContext, useState } from 'react'

const storageKey = 'uitpost-purpose'
/** What a header can carry: Latin-1, no control characters (`Uitpost-Purpose` of the API, 200 characters). */
const refused = /[^\x20-\x7e\xa0-\xff]/g
const plain: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '€': 'EUR',
}

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

export function forHeader(text: string): string {
  return text
    .normalize('NFC')
    .replace(refused, (sign) => plain[sign] ?? ' ')
    .trim()
    .slice(0, 200)
}

export const PurposeContext = createContext<Purpose>({ why: '', say: () => undefined })

/** The header that every look into the archive carries. */
export function usePurposeHeader(): Readonly<Record<string, string>> {
  return { 'Uitpost-Purpose': useContext(PurposeContext).why }
}
