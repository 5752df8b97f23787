import type * as seals from '../../../../api/contract/entity/seal.ts'
import type * as falseLetters from '../../../../api/contract/false-letters.ts'
import type * as inbox from '../../../../api/contract/inbox/inbox.ts'
import type * as older from '../../../../api/contract/inbox/older-letters.ts'
import type * as preferences from '../../../../api/contract/inbox/preferences.ts'
import type * as letterCheck from '../../../../api/contract/letter-check.ts'
import type { Page } from './api-types.ts'

export type InboxItem = inbox.InboxRow
export type LetterAction = InboxItem['actions'][number]
export type ActionKind = LetterAction['kind']
export interface InboxPage extends Page<InboxItem> {
  readonly unread: number
}
export type Letter = inbox.InboxLetter
export type LetterSeal = seals.RecordSeal
export type InboxSenders = inbox.InboxSenders
export type OlderRow = older.OlderRow
export type OlderFacets = older.OlderFacets
export type OlderLetter = older.OlderLetter
export type Payment = NonNullable<Letter['payment']>
export type AddressNotices = inbox.AddressNotices
export type Preferences = preferences.InboxPreferences
export type LetterCheck = letterCheck.LetterCheckAnswer
export type FalseLetterReceipt = falseLetters.FalseLetterReceipt
export type FalseLetter = falseLetters.FalseLetter
export type FalseLetterFigures = falseLetters.FalseLetterFigures
export type LetterKeys = letterCheck.LetterKeys
export type { Site } from '../../../../api/contract/service.ts'
