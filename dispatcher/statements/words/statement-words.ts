/** What a statement says, in one language. Functions take values that are already written in that language. */
export interface StatementWords {
  readonly title: string
  readonly intro: (sender: string, at: string) => string
  /** Of a letter that never reached a channel. */
  readonly notSent: string
  readonly test: string
  readonly removed: string
  readonly letter: string
  readonly fact: string
  readonly value: string
  readonly subject: string
  readonly sender: string
  readonly addressee: string
  readonly personNumber: string
  readonly enterpriseNumber: string
  readonly address: string
  readonly email: string
  readonly reference: string
  readonly dossier: string
  readonly letterDate: string
  readonly kind: string
  readonly template: (key: string, version: number) => string
  readonly templateHead: string
  readonly status: string
  readonly messageNumber: string
  readonly recordNumber: string
  readonly copyOf: string
  readonly timeline: string
  readonly timelineNote: string
  readonly when: string
  readonly what: string
  readonly reported: (at: string) => string
  readonly simulated: string
  readonly mayHaveLeftTwice: string
  readonly barcode: (number: string) => string
  readonly code: (code: string) => string
  readonly reason: Readonly<Record<ReasonName, string>>
  readonly otherReason: string
  readonly service: string
  readonly servedOn: string
  readonly termEndsOn: string
  readonly noTerm: string
  readonly notServed: string
  readonly awaited: string
  readonly provisional: string
  readonly judge: string
  readonly documents: string
  readonly documentsIntro: string
  readonly document: string
  readonly size: (pages: number | undefined, bytes: string) => string
  readonly seal: string
  readonly sealIntro: (document: number) => string
  readonly sealedBy: string
  readonly certificate: string
  readonly certificateIssuer: string
  readonly serialNumber: string
  readonly sealLevel: string
  readonly sealedAt: string
  readonly byOwnClock: (at: string) => string
  readonly timeStamp: string
  readonly stamped: (at: string, by: string) => string
  readonly sealFits: string
  readonly sealBroken: string
  /** A validation service judges the certificate. */
  readonly sealTrust: string
  readonly sealUnreadable: string
  readonly proof: string
  readonly proofIntro: string
  readonly pending: string
  readonly place: string
  readonly placeText: (index: string, size: string) => string
  readonly leafHash: string
  readonly root: string
  readonly signedAt: string
  readonly witness: string
  readonly cosigned: (name: string, at: string) => string
  readonly witnessNote: string
  readonly log: string
  readonly key: string
  readonly check: string
  readonly steps: (address: string) => readonly string[]
  readonly keyWarning: string
}

/** Why a letter came back, in the words of the post or of a mail server. Every other code is shown as it is. */
export const reasonNames = [
  'moved',
  'unknown',
  'refused',
  'deceased',
  'incomplete-address',
  'insufficient-address',
  'no-such-address',
  'vacant',
  'unclaimed',
  'not-collected',
  'term-passed',
  'unknown-recipient',
  'mailbox-full',
  'mailbox-disabled',
  'domain-unknown',
  'no-channel-left',
  'registry-address',
] as const
export type ReasonName = (typeof reasonNames)[number]
