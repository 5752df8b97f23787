/** What is checked of a sender domain. */
export const senderChecks = ['spf', 'dkim', 'dmarc', 'alignment', 'mx', 'mta-sts', 'tls-rpt'] as const
export type SenderCheck = (typeof senderChecks)[number]

/** The worst first; the state of a domain is the worst of its findings. */
export const findingStates = ['fault', 'warning', 'not-checked', 'good'] as const
export type FindingState = (typeof findingStates)[number]

/** A record to publish. `FILE`: `name` is the address at which `value` is served. */
export interface DnsRecord {
  readonly name: string
  readonly type: 'TXT' | 'MX' | 'FILE'
  /** As it is pasted: each string of a TXT record that has several is between quotation marks (RFC 1035, 5.1). */
  readonly value: string
}

/** One result of a check, as it is stored; its sentences are in `finding-sentences.ts`. */
export interface Finding {
  readonly check: SenderCheck
  readonly state: FindingState
  /** Names the sentence. */
  readonly code: string
  /** What the sentence mentions. Part of it comes from DNS: shown as text, never interpreted. */
  readonly values: Readonly<Record<string, string | number>>
  readonly records: readonly DnsRecord[]
}

/** What a finding means, for staff. */
export interface Sentence {
  readonly nl: string
  readonly en: string
}

export function worstOf(findings: readonly Pick<Finding, 'state'>[]): FindingState {
  return findingStates.find((state) => findings.some((each) => each.state === state)) ?? 'not-checked'
}

/** What DNS or a policy file says is shortened before it is stored: a stranger may have written it. */
export function shortened(text: string, maxLength = 200): string {
  const printable = text.replace(/\p{C}/gu, '�')
  return printable.length <= maxLength ? printable : `${printable.slice(0, maxLength - 1)}…`
}
