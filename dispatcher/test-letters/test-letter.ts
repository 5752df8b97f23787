import type { EntityId, Id } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'

export const testLetterStatuses = ['waiting', 'sent', 'failed'] as const
export type TestLetterStatus = (typeof testLetterStatuses)[number]

/** Tests of one person or key in an hour, and to one mailbox: more are not a test. */
export const maxTestsPerHour = 20

/** The person or key that asks for a test, and the mailbox to which it goes. */
export interface TestOwner {
  readonly entity: EntityId
  /** As the audit log names them. */
  readonly actor: string
}
export interface TestRecipient extends TestOwner {
  readonly to: string
}

/** A letter that was sent to its writer, or waits to be. */
export interface TestLetter {
  readonly id: Id<'testLetter'>
  readonly status: TestLetterStatus
  /** Why it failed: a word of the mail server's answer. */
  readonly reason: string | null
  readonly plannedAt: Date
  readonly settledAt: Date | null
}

/** A file that goes with a test. */
export interface TestDocument {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The mail of a test: the mail that a recipient would get, with the letter on paper attached. */
export interface TestMail {
  readonly language: Language
  /** The name of the sender, as the mail shows it. */
  readonly fromName: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Shown in the mail by its Content-ID. */
  readonly logo?: { readonly cid: string; readonly png: Uint8Array }
  readonly documents: readonly TestDocument[]
}
