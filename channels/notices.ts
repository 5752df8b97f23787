import type { Language } from '../core/words/language.ts'
import type { Outcome, RawReceipt } from './port.ts'

/**
 * A short mail of the hub itself to one person, which is no letter: it is neither archived nor routed. The same notice gives the
 * same bytes and Message-ID each time it is sent.
 */
export interface Notice {
  /** UUID; names the notice in the Message-ID and the envelope sender. */
  readonly id: string
  readonly to: string
  readonly fromName: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly date: Date
  /** Files that go along; one with a `cid` is shown within the HTML. Absent: none. */
  readonly files?: readonly NoticeFile[]
}

export interface NoticeFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly cid?: string
}

/** What a mail server later reported about a notice. */
export interface NoticeReceipt {
  readonly notice: string
  readonly type: 'bounced' | 'complained'
  /** For a bounce: whether the address is permanently wrong. */
  readonly hard: boolean
  /** Enhanced status code (RFC 3463) or kind of complaint; never an address. */
  readonly code: string
}

/** Sends notices. One outcome per notice, in the same order; never throws for what a server does. */
export interface NoticeMailer {
  send(notices: readonly Notice[], signal: AbortSignal): Promise<readonly Outcome[]>
  /** Reports about the hub's own notices; empty for mail about anything else. */
  receipts(raw: RawReceipt): Promise<readonly NoticeReceipt[]>
}
