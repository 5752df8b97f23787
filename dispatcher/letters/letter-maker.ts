import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { Priority } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'

/** One letter to be made; all that decides its bytes is in here, so that a retry makes the same ones. */
export interface LetterTask {
  readonly message: MessageId
  readonly entity: EntityId
  /** Null for a letter made elsewhere. */
  readonly version: Id<'version'> | null
  readonly supplied?: { readonly document: Id<'document'>; readonly subject: string; readonly class: string }
  /** Documents that go along, in the order of their numbers. */
  readonly attachments: readonly Id<'document'>[]
  readonly houseStyle: Id<'houseStyle'> | null
  readonly language: Language
  readonly variant: 'normal' | 'large'
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly recipient: Recipient
  /** Of a copy: to whom the letter was written. The recipient only gets it. */
  readonly addressee?: Recipient
  readonly data: Readonly<Record<string, unknown>>
  readonly reference: string
  readonly replyReference: string
  readonly checkCode: string
  readonly replyAllowed: boolean
  readonly media: readonly Medium[]
  /** Whether it is made to be printed and put into an envelope. */
  readonly onPaper?: boolean
  /** What shares its envelope, should it be printed. */
  readonly along: {
    /** Of each attachment, in their order: whether it is one of them. */
    readonly onPaper: readonly boolean[]
    /** Pages of those that were made with an earlier step. */
    readonly pages: readonly number[]
  }
}

/** What the letter says beside its documents, for channels that carry it as fields. */
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

export type MadeLetter =
  | {
      readonly kind: 'made'
      readonly content: LetterContent
      readonly documents: readonly IngestDocument[]
      /** Goes with a mail whatever the class says; kept already, or among `documents`. */
      readonly enclosed?: readonly IngestDocument[]
      /** Parts of an email that the channel composes into one mail; not archived by themselves. */
      readonly email?: {
        readonly html: string
        readonly text: string
        /** Shown within the HTML by its Content-ID. */
        readonly logo?: { readonly cid: string; readonly png: Uint8Array }
      }
      readonly houseStyle?: { readonly key: string; readonly version: number }
      readonly template?: { readonly key: string; readonly version: number }
      readonly searchText: string
      /** Pages of the large print that was asked for, where these are too many and the letter is in normal print. */
      readonly insteadOfLarge?: number
    }
  /** The template met data that it cannot show: a fault of ours, since intake let it pass. */
  | {
      readonly kind: 'fault'
      readonly code: string
      /** Of a letter that has too many: its data made it so. */
      readonly pages?: number
    }

/** Makes letters; one answer per task, in order. */
export interface LetterMaker {
  make(tasks: readonly LetterTask[], lane: Priority): Promise<readonly MadeLetter[]>
  /** The newest house style of a version: fixed for a letter before it is made. */
  houseStyles(versions: readonly Id<'version'>[]): Promise<ReadonlyMap<Id<'version'>, VersionFacts>>
  /** The house style of an entity's letters that no template names one for. */
  standardStyles(entities: readonly EntityId[]): Promise<ReadonlyMap<EntityId, Id<'houseStyle'>>>
}
export interface VersionFacts {
  readonly houseStyle: Id<'houseStyle'> | null
  readonly languages: readonly Language[]
  readonly fallback: readonly Language[]
}

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
    case 'attachment':
      return 21
    default:
      return kind satisfies never
  }
}
