import type { Queryable, Tx } from '../core/db/database.ts'
import type { EntityId, Id, MessageId } from '../core/words/id.ts'
import type { DocumentKind, Postage } from '../core/words/message.ts'
import type { PostalAddress } from '../core/words/recipient.ts'
import type { SheetMarking, SheetMarks } from '../core/words/sheet-mark.ts'

/** One delivery of a message. */
export interface DeliveryRef {
  readonly message: MessageId
  readonly sequence: number
}
/** A delivery that is to be put into a run. */
export interface LetterToCollect extends DeliveryRef {
  readonly entity: EntityId
  readonly postage: Postage
  readonly address?: PostalAddress | undefined
  /**
   * A keyed hash, equal for letters to the same recipient and address: they may share an envelope. Absent for a letter that must
   * have its own.
   */
  readonly recipientKey?: Buffer | undefined
  /** The letter and its enclosures; the contract decides how many sheets they take. */
  readonly documents: readonly { readonly kind: DocumentKind; readonly mediaType: string; readonly pages?: number }[]
}
export interface PlannedLetter extends DeliveryRef {
  readonly run: Id<'run'>
  /** The run closes at this time; until then the letter can be cancelled. */
  readonly cutOffAt: Date
  /** Euro cents; absent where the contract has no tariff for it. */
  readonly amount?: number
  /** The run was divided into parts: the letter leaves with its part. */
  readonly divided?: true
}
/** A letter that is not sent, whose price is asked. */
export interface LetterToQuote extends Pick<LetterToCollect, 'entity' | 'postage' | 'address' | 'documents'> {
  /** When it would be put into a run. */
  readonly plannedAt: Date
}
/** What a letter would cost in an envelope of its own. */
export interface LetterQuote {
  /** With the address sheet of its envelope, where the contract has one. */
  readonly sheets: number
  readonly zone: string
  /** When its run would close. */
  readonly cutOffAt: Date
  /** `YYYY-MM-DD`, whose tariff table applies. */
  readonly tariffDay: string
  /** Absent where the contract has no tariff for it. */
  readonly tariff?: { readonly contract: string; readonly partner: string; readonly validFrom: string }
  /** It may share an envelope, and then costs less. */
  readonly bundles: boolean
  /** Euro cents; absent where the contract has no tariff for it. */
  readonly amount?: number
  /** The part of it that is postage; absent where it is not known. */
  readonly postageAmount?: number
}
/** The form that the letters of an entity must have, by its contract with the partner. */
export interface PaperForm {
  /** Name of the contract, as its entity gave it. */
  readonly name: string
  readonly partner: string
  /** The window of the envelope, by the name of a profile in `templates/pdf/geometry`. */
  readonly profile: string
  readonly sides: SheetMarks['sides']
  readonly sheetMarks: SheetMarking
}
/** A file of a run, handed over as a whole. */
export interface PartRef {
  readonly run: Id<'run'>
  readonly entity: EntityId
  readonly n: number
}
/** A part that was handed over once more, with its letters, and why. */
export interface RerunToNote extends PartRef {
  readonly reason: string
  readonly handedOverAt: Date
  readonly letters: readonly DeliveryRef[]
}
export type RunClosing =
  | { readonly kind: 'closing'; readonly entity: EntityId }
  | { readonly kind: 'too-early'; readonly cutOffAt: Date }
  /** It was closed before. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' }
export interface LetterOrigin extends DeliveryRef {
  readonly run: Id<'run'>
  readonly contract: Id<'printContract'>
  readonly zone: string
}
export interface HandedOverCount {
  readonly entity: EntityId
  readonly contract: Id<'printContract'>
  readonly contractName: string
  /** ISO 3166-1; the zone for letters abroad of which the country was not kept. */
  readonly country: string
  readonly letters: number
  /** The runs of these letters. */
  readonly runs: readonly Id<'run'>[]
}
/** Mail that a partner, or the hub, has not dealt with in time. */
export interface OverdueCount {
  readonly kind: string
  readonly since: Date
  readonly letters: number
}
/** Letters in runs that were not handed over yet. */
export interface WaitingLetters {
  readonly letters: number
  /** When the oldest of these runs was opened. */
  readonly oldestAt: Date | null
  /** The next cut-off. */
  readonly nextAt: Date | null
}

/**
 * The runs of a channel whose dispatch is `collected`. Every function works under the hub's role, in the transaction of its
 * caller where it takes one. A letter is planned into a run, may be dropped until the run is divided into parts, and then leaves
 * with its part.
 */
export interface Collector {
  /**
   * A letter that was planned before keeps its run. @throws Error when an entity has no contract: `reach` reports that earlier.
   */
  plan(tx: Tx, letters: readonly LetterToCollect[], now: Date): Promise<readonly PlannedLetter[]>
  /** What letters would cost, one result each in the same order; undefined where an entity has no contract. Nothing is planned. */
  quote(db: Queryable, letters: readonly LetterToQuote[]): Promise<readonly (LetterQuote | undefined)[]>
  /** The form of the letters of each entity that has a contract; with the role of an entity, its own. */
  formsOf(db: Queryable, entities: readonly EntityId[]): Promise<ReadonlyMap<EntityId, PaperForm>>
  /** The runs of letters, in the order of the argument; a letter in no run is left out. */
  plansOf(tx: Tx, letters: readonly DeliveryRef[]): Promise<readonly PlannedLetter[]>
  /** @returns the letters that were taken out; the others are already in a part, and leave. */
  drop(tx: Tx, letters: readonly DeliveryRef[]): Promise<readonly DeliveryRef[]>
  /**
   * Moves letters whose announcement is not known into the next run, out of runs that closed before a given time. @returns the moved
   * ones, with the new cut-off.
   */
  postpone(
    tx: Tx,
    letters: readonly DeliveryRef[],
    when: { readonly now: Date; readonly closedBefore: Date },
  ): Promise<readonly (DeliveryRef & { readonly cutOffAt: Date })[]>
  /**
   * The barcode to draw on each registered letter that is about to be drawn for paper: the same one when it is drawn once more. A
   * letter that gets none is missing in the answer.
   */
  barcodesToDraw(
    tx: Tx,
    letters: readonly { readonly message: MessageId; readonly entity: EntityId; readonly abroad: boolean }[],
    now: Date,
  ): Promise<ReadonlyMap<MessageId, string>>
  /** Registered items by state, for monitoring; `drawn` are barcodes on letters that are no item. */
  countRegistered(hub: Queryable): Promise<readonly { readonly state: string; readonly items: number }[]>
  /**
   * The delivery of the barcode on an envelope, as a scanner reads it; `misread` when it is no barcode of the channel or its check
   * digit does not fit, and undefined when no letter has it.
   */
  findByBarcode(hub: Queryable, barcode: string): Promise<DeliveryRef | 'misread' | undefined>
  /** The runs, contracts and zones of letters that were handed over; a letter in no run is left out. */
  originsOf(db: Queryable, letters: readonly DeliveryRef[]): Promise<readonly LetterOrigin[]>
  /** Letters that were handed over in a period, by contract and country: what rates of returned letters are of. */
  countHandedOver(db: Queryable, from: Date, to: Date): Promise<readonly HandedOverCount[]>
  waiting(hub: Queryable): Promise<WaitingLetters>
  /** What is overdue, oldest first. */
  overdue(hub: Queryable, now: Date): Promise<readonly OverdueCount[]>
  /** Open runs whose cut-off has passed, and runs whose closing was interrupted. */
  dueRuns(hub: Queryable, now: Date): Promise<readonly Id<'run'>[]>
  /** Closes before the cut-off only when `early`. */
  closeRun(tx: Tx, run: Id<'run'>, now: Date, early: boolean): Promise<RunClosing>
  lettersOfRun(hub: Queryable, run: Id<'run'>, limit: number, after?: DeliveryRef): Promise<readonly DeliveryRef[]>
  /** Divides a closing run into parts, once; a repeated call returns the same. */
  divideRun(tx: Tx, run: Id<'run'>, now: Date): Promise<readonly { readonly n: number; readonly letters: number }[]>
  /** Changes the status of runs by the outcomes of their letters. @returns the runs that changed. */
  settleRuns(tx: Tx, now: Date): Promise<readonly { run: Id<'run'>; entity: EntityId; status: string }[]>
  /** Parts that were divided and not handed over yet. */
  partsToHandOver(hub: Queryable): Promise<readonly PartRef[]>
  /** Whether parts wait that an operator ordered once more. */
  rerunsWait(hub: Queryable, now: Date): Promise<boolean>
  /**
   * Takes the lease of one such part; undefined when there is none. A letter that was posted in the meantime is not among its
   * letters.
   */
  claimRerun(
    tx: Tx,
    now: Date,
    leaseMs: number,
  ): Promise<(PartRef & { readonly letters: readonly DeliveryRef[] }) | undefined>
  /**
   * Takes one part that was handed over once more and whose letters do not say so yet, and marks it as noted in the transaction of
   * the caller; undefined when there is none.
   */
  takeRerunToNote(tx: Tx, now: Date): Promise<RerunToNote | undefined>
  /** Returns letters that ended in the meantime to the part that they left with; they leave no further time. */
  leaveOutOfRerun(tx: Tx, part: PartRef, letters: readonly DeliveryRef[]): Promise<void>
  /** In the order of printing. */
  lettersOfPart(hub: Queryable, run: Id<'run'>, n: number): Promise<readonly DeliveryRef[]>
  /** The messages in the same parts as these letters. */
  leavingTogether(hub: Queryable, letters: readonly DeliveryRef[]): Promise<readonly MessageId[]>
  /** The part of a letter with all its letters; undefined while its run is not divided. */
  partOf(
    hub: Queryable,
    delivery: DeliveryRef,
  ): Promise<(PartRef & { readonly letters: readonly DeliveryRef[] }) | undefined>
}
