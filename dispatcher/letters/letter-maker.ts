import { firstLaterNumber } from '../../archive/ingest/attach-document.ts'
import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { Priority } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { SealFaultCode } from '../seal/seal-fault.ts'

/** One letter to be made; it holds all that decides its bytes, so that a retry makes the same ones. */
export interface LetterTask {
  readonly message: MessageId
  readonly entity: EntityId
  /** Null for a supplied letter. */
  readonly version: Id<'version'> | null
  readonly supplied?: { readonly document: Id<'document'>; readonly subject: string; readonly class: string }
  /** Attachments, in the order of their numbers. */
  readonly attachments: readonly Id<'document'>[]
  readonly houseStyle: Id<'houseStyle'> | null
  readonly language: Language
  readonly variant: 'normal' | 'large'
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly recipient: Recipient
  /** The original recipient, in the task of a copy. The recipient only gets the copy. */
  readonly addressee?: Recipient
  /** The reader who is named in the window, where that is not the recipient as the sender gave it. */
  readonly addressedTo?: Recipient
  readonly data: Readonly<Record<string, unknown>>
  readonly reference: string
  readonly replyReference: string
  readonly checkCode: string
  readonly replyAllowed: boolean
  readonly media: readonly Medium[]
  /** Whether it is made to be printed and put into an envelope. */
  readonly onPaper?: boolean
  /** The barcode of a registered letter on paper. */
  readonly barcode?: string
  /** It gets the electronic seal of its entity, where that has turned seals on. */
  readonly toBeSealed?: boolean
  /** What shares its envelope, if it is printed. */
  readonly along: {
    /** For each attachment, in order: whether it is on paper. */
    readonly onPaper: readonly boolean[]
    /** Pages of the attachments that were made with an earlier step. */
    readonly pages: readonly number[]
  }
}

/** The content of a letter besides its documents, for channels that carry it as fields. */
export interface LetterContent {
  readonly subject: string
  readonly actions: readonly {
    readonly kind: string
    readonly text: string
    readonly due?: string
    readonly time?: string
    readonly place?: string
  }[]
  readonly payment?: {
    readonly cents: number
    readonly iban: string
    readonly reference: string
    readonly beneficiary: string
    readonly due?: string
  }
}

/**
 * The parts of a mail in the same language and house style with the examples of the template. All letters get the same object, so
 * that it can identify what is made of it.
 */
export interface ExampleMail {
  readonly subject: string
  readonly html: Uint8Array
  readonly text: Uint8Array
}

export type MadeLetter =
  | {
      readonly kind: 'made'
      readonly content: LetterContent
      readonly documents: readonly IngestDocument[]
      /** Goes with a mail whatever the class says; already in the record, or among `documents`. */
      readonly enclosed?: readonly IngestDocument[]
      /** Parts of an email that the channel composes into one mail; they are not archived separately. */
      readonly email?: {
        readonly html: string
        readonly text: string
        /** Shown within the HTML by its Content-ID. */
        readonly logo?: { readonly cid: string; readonly png: Uint8Array }
        /** Absent for supplied letters. */
        readonly example?: ExampleMail
      }
      readonly houseStyle?: { readonly key: string; readonly version: number }
      readonly template?: { readonly key: string; readonly version: number }
      readonly searchText: string
      /** Pages of the requested large print, where these are too many and the letter is in normal print. */
      readonly insteadOfLarge?: number
    }
  /** The letter is to have an electronic seal, which cannot be made now: it waits. */
  | { readonly kind: 'unsealed'; readonly code: SealFaultCode }
  /** The template met data that it cannot show: a fault of the hub, since intake let it pass. */
  | {
      readonly kind: 'fault'
      readonly code: string
      /** The pages of a letter that has too many because of its data. */
      readonly pages?: number
    }

/** Makes letters; one result per task, in order. */
export interface LetterMaker {
  make(tasks: readonly LetterTask[], lane: Priority): Promise<readonly MadeLetter[]>
  /** The newest house style of a version, chosen for a letter before it is made. */
  houseStyles(versions: readonly Id<'version'>[]): Promise<ReadonlyMap<Id<'version'>, VersionFacts>>
  /** The house style of an entity's letters whose template names none. */
  standardStyles(entities: readonly EntityId[]): Promise<ReadonlyMap<EntityId, Id<'houseStyle'>>>
}
export interface VersionFacts {
  readonly houseStyle: Id<'houseStyle'> | null
  readonly languages: readonly Language[]
  readonly fallback: readonly Language[]
}

/**
 * The number of a letter that was archived for a digital channel first and is drawn again for paper, with its barcode. What left
 * before keeps its own number and bytes.
 */
export const paperLetterNumber = 9

/** A document's number in its record, the same whenever it is made. */
export function documentNumber(kind: IngestDocument['kind'], variant: 'normal' | 'large'): number {
  switch (kind) {
    case 'letter':
      return variant === 'normal' ? 1 : 4
    case 'page':
      return 2
    case 'email':
      return 3
    case 'slip':
      return 5
    case 'original':
      return 6
    // The signed receipt of an acknowledgement; a letter has one at most.
    case 'receipt':
      return 7
    case 'invoice':
      return 8
    case 'attachment':
      return 21
    // Documents that come after the letter have the next free number from here (`attachDocument`).
    case 'proof':
    // By its delivery, from another number on.
    case 'address-sheet':
    case 'reply':
    case 'returned':
      return firstLaterNumber
    default:
      return kind satisfies never
  }
}
