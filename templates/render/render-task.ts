import type { ByteSegments } from '../../core/words/byte-segments.ts'
import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { EmailFrame } from '../email/email-frame.ts'
import type { Action, Payment } from '../model/document.ts'
import type { LetterFrame } from '../model/letter-frame.ts'
import type { TemplateTree } from '../model/template-tree.ts'

/** A task holds a thread for as long as it lasts; more letters would keep an urgent one waiting. */
export const maxLettersPerTask = 8

/** Letters of one version, to be written in one go. All of it is plain data: it travels to a worker thread. */
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
  /** Fixed at routing; the version's fallback where it has no such language. */
  readonly language: Language
  /** As `checkData` gave it back. */
  readonly data: Readonly<Record<string, unknown>>
  readonly recipient?: Recipient
  readonly frame: LetterFrame
  readonly email?: Omit<EmailFrame, 'houseStyle' | 'references'>
  /** Look at the drawn letter, too: for samples, at some milliseconds each. */
  readonly inspect?: true
}

/** What is wrong with a drawn letter, as its text and data make it; empty where nothing is. Holds no text of the letter. */
export interface LetterInspection {
  /** What a screen reader would meet. */
  readonly structure?: string
  /** The first page, from 1, on which texts lie over each other. */
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
    readonly rope: ByteSegments
    readonly pages: number
    /** Pages of the large print that was asked for, where these are too many and the letter is in normal print. */
    readonly insteadOfLarge?: number
  }
  /** Only where it was asked for. */
  readonly inspection?: LetterInspection
  /** HTML, UTF-8 */
  readonly page?: Uint8Array
  /** UTF-8; the subject is the letter's. */
  readonly email?: { readonly html: Uint8Array; readonly text: Uint8Array }
}

/** Why one letter could not be written; its neighbours could. Never holds text of the letter or of its data. */
export interface RenderFault {
  readonly stage: 'fill' | Medium
  /** A character that cannot be printed; what stands around the text is too long; the text's fault; too many pages, or too long to draw. */
  readonly code: 'UP-2106' | 'UP-2204' | 'UP-2501' | 'UP-4001'
  readonly detail: string
  /** Of a letter with too many. */
  readonly pages?: number
}
