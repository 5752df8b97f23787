import type { ByteSegments } from '../../core/words/byte-segments.ts'
import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { EmailFrame } from '../email/email-frame.ts'
import type { Action, Payment } from '../model/document.ts'
import type { LetterFrame } from '../model/letter-frame.ts'
import type { TemplateTree } from '../model/template-tree.ts'

/** A task occupies a thread until it ends; more letters would delay an urgent one. */
export const maxLettersPerTask = 8

/** Letters of one version, to be written in one task. All of it is plain data, which is passed to a worker thread. */
export interface RenderTask {
  readonly template: { /** of the tree, in hex */ readonly hash: string; readonly tree: TemplateTree }
  readonly letters: readonly LetterToRender[]
}

/** A task as a thread gets it. */
export interface StartedTask extends RenderTask {
  /** Shared memory: 1 once the thread is ready and has begun. */
  readonly begun: Int32Array
}

export interface LetterToRender {
  readonly id: string
  readonly media: readonly Medium[]
  /** Chosen at routing; the version's fallback where it has no such language. */
  readonly language: Language
  /** As `checkData` returned it. */
  readonly data: Readonly<Record<string, unknown>>
  readonly recipient?: Recipient
  readonly frame: LetterFrame
  readonly email?: Omit<EmailFrame, 'houseStyle' | 'references'>
  /** Inspect the drawn letter too: for samples, at some milliseconds each. */
  readonly inspect?: true
}

/** The faults of a drawn letter that its text and data cause; empty where there are none. Holds no text of the letter. */
export interface LetterInspection {
  /** The fault that a screen reader would meet. */
  readonly structure?: string
  /** The first page, from 1, on which texts overlap. */
  readonly overlapOnPage?: number
}

export type RenderOutcome = RenderedMessage | { readonly id: string; readonly ok: false; readonly fault: RenderFault }

export interface RenderedMessage {
  readonly id: string
  readonly ok: true
  readonly language: Language
  readonly subject: string
  readonly actions: readonly Action[]
  readonly payment?: Payment
  /** PDF */
  readonly letter?: {
    readonly segments: ByteSegments
    readonly pages: number
    /** Pages of the requested large print, where these are too many and the letter is in normal print. */
    readonly insteadOfLarge?: number
  }
  /** Only where it was requested. */
  readonly inspection?: LetterInspection
  /** HTML, UTF-8 */
  readonly page?: Uint8Array
  /** UTF-8; the subject is the letter's. */
  readonly email?: { readonly html: Uint8Array; readonly text: Uint8Array }
}

/** Why one letter could not be written, while the others of the task could. Never holds text of the letter or of its data. */
export interface RenderFault {
  readonly stage: 'fill' | Medium
  /**
   * In this order: a character that cannot be printed; the frame of the letter is too long; a fault of the text; too many pages,
   * or too long to draw.
   */
  readonly code: 'UP-2106' | 'UP-2204' | 'UP-2501' | 'UP-4001'
  readonly detail: string
  /** The number of pages of a letter that has too many. */
  readonly pages?: number
}
