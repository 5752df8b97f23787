import type { Language } from '../../core/words/language.ts'
import type { SheetMarks } from '../../core/words/sheet-mark.ts'
import type { PrintProfileName } from '../model/letter-frame.ts'
import type { Box } from '../pdf/geometry/millimetres.ts'
import type { LetterDifference } from '../pdf/inspect/compare-with-page.ts'
import type { SealSeen } from '../seal/read-seal.ts'
import type { WindowAddress } from './check/check-window.ts'
import type { Finding, Purpose } from './finding.ts'
import type { MarkPlaces } from './mark/mark-places.ts'
import type { ReadScan, ScanTask } from './scan/scan-task.ts'

/** A request to a child process; all of it is plain data. */
export type DocumentTask = CheckTask | MarkTask | CleanTask | CompareTask | ScanTask | SealTask
/** The reply of a child process: findings, a file, how a letter differs from its page, a scan, or a seal. */
export type DocumentAnswer = CheckedDocument | Uint8Array | readonly LetterDifference[] | ReadScan | ReadSealAnswer

export interface CheckTask {
  readonly kind: 'check'
  readonly bytes: Uint8Array
  readonly purpose: Purpose
  readonly profile: PrintProfileName
  /** Requests a picture of every page that can be drawn; absent: of those with an error. */
  readonly pictures?: boolean
}
export interface CheckedDocument {
  readonly pages: number
  readonly findings: readonly Finding[]
  /** The address in the window, for a letter. */
  readonly address?: WindowAddress
  /** The places of the marks, for a letter without an error. */
  readonly places?: MarkPlaces
  /** It has comments, which are not sent. */
  readonly hasComments?: boolean
  /** PNG by page number. */
  readonly overlays: ReadonlyMap<number, Uint8Array>
}

export interface MarkTask {
  readonly kind: 'mark'
  /** The bytes as they were uploaded. */
  readonly bytes: Uint8Array
  readonly stamp: Stamp
  /** Marks for the inserter on each sheet; absent: none. */
  readonly sheets?: SheetMarks
  /** A word across each page; absent: none. */
  readonly watermark?: string
  /** Whether the file keeps its claim to be PDF/A; absent: it does not, since the claim was not checked. */
  readonly keepsClaim?: boolean
}
/** An attachment without its comments. */
export interface CleanTask {
  readonly kind: 'clean'
  /** The bytes as they were uploaded. */
  readonly bytes: Uint8Array
  /** Marks for the inserter on each sheet; absent: none. */
  readonly sheets?: SheetMarks
  /** A word across each page; absent: none. */
  readonly watermark?: string
}

/** An archived letter of a template beside its page: a store that was tampered with may hold anything. */
export interface CompareTask {
  readonly kind: 'compare'
  readonly bytes: Uint8Array
  /** HTML of the same letter. */
  readonly page: string
}

/** The electronic seal of an archived letter, which may be a supplied one. */
export interface SealTask {
  readonly kind: 'seal'
  readonly bytes: Uint8Array
}
export interface ReadSealAnswer {
  /** Undefined: it has none that can be read. */
  readonly seal: SealSeen | undefined
}

/** The marks that are drawn on the first page of a supplied letter. */
export interface Stamp {
  readonly language: Language
  readonly places: MarkPlaces
  readonly replyReference: string
  readonly check: { readonly code: string; readonly qr: string; readonly page: string }
  readonly profile: PrintProfileName
  /** Lines that replace those in the window; absent: the window does not change. */
  readonly address?: { readonly lines: readonly string[]; readonly over: Box }
  /** Of a registered letter on paper; it is drawn where the page has a free place. */
  readonly barcode?: string
  /** yyyy-mm-dd; the modification date that the file gets. */
  readonly date: string
}
