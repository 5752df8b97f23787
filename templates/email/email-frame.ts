import type { HouseStyle } from '../model/house-style.ts'

/** What stands around a letter sent by email: how to ask, who sends, why you get this, how to change it. */
export interface EmailFrame {
  readonly houseStyle: HouseStyle
  readonly references: { readonly ours: string; readonly yours?: string; readonly contact?: string }
  /** Of a copy: the name of whom the letter was written to. */
  readonly copyOf?: string
  /** Whether an answer to this email reaches somebody. */
  readonly replyAllowed: boolean
  /** A sentence in the letter's language: why the reader gets this by email. */
  readonly because?: string
  /** Where the reader chooses how letters come. */
  readonly preferencesUrl?: string
  /** Where the logo of the house style is found: see mail-logo.ts. Absent: the sender's name alone. */
  readonly logoSource?: string
}

export interface EmailContent {
  readonly subject: string
  readonly html: string
  readonly text: string
}
