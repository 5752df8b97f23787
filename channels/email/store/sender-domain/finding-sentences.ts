import type { Finding, Sentence } from './finding.ts'
import { mailSentences } from './sentences-mail.ts'
import { senderSentences } from './sentences-sender.ts'

/** Of every code of a finding; `{name}` is replaced by a value of the finding. */
export const findingSentences: Readonly<Record<string, Sentence>> = { ...senderSentences, ...mailSentences }

/** The sentences of a finding. A code of an earlier version that is no longer known shows as itself. */
export function sentenceOf({ code, values }: Pick<Finding, 'code' | 'values'>): Sentence {
  const found = findingSentences[code] ?? { nl: code, en: code }
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
  return { nl: fill(found.nl), en: fill(found.en) }
}
