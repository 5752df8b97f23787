import type { HouseStyle } from '../model/house-style.ts'

/** The content around a letter sent by email: how to ask, who sends it, why the reader gets it, how to change that. */
export interface EmailFrame {
  readonly houseStyle: HouseStyle
  readonly references: { readonly ours: string; readonly yours?: string; readonly contact?: string }
  /** Of a copy: the name of the person to whom the letter was written. */
  readonly copyOf?: string
  /** Whether an answer to this email is received by a person. */
  readonly replyAllowed: boolean
  /** A sentence in the letter's language: why the reader gets this by email. */
  readonly because?: string
  /** Where the reader chooses how letters come. */
  readonly preferencesUrl?: string
  /** The source of the logo of the house style: see mail-logo.ts. Absent: the sender's name alone. */
  readonly logoSource?: string
}

export interface EmailContent {
  readonly subject: string
  readonly html: string
  readonly text: string
}
