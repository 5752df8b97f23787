import { emptyRecipient, type RecipientDraft, recipientOf } from '../messages/resend/recipient-draft.ts'
import type { Language } from '../ui/api/api-types.ts'
import type { SuppliedDocument } from '../ui/api/document-types.ts'
import type { Data } from '../values/data.ts'

/** A PDF that was uploaded and checked, and goes with the letter. */
export interface Attachment {
  readonly id: string
  readonly name: string
  readonly pages: number
  /** Bytes. */
  readonly size: number
}

/** A supplied PDF with its checks. */
export interface CheckedDocument extends SuppliedDocument {
  readonly name: string
}

/** What is sent: a version of a template, or a supplied document. */
export type WhatToSend =
  | { readonly template: { readonly key: string; readonly version: number } }
  | { readonly document: string }

/** One letter as the form holds it; a text is empty where nothing was filled in. */
export interface LetterDraft {
  readonly recipient: RecipientDraft
  /** Empty: the hub chooses the language, by its own rules. */
  readonly language: Language | ''
  readonly reference: string
  readonly data: Data
  /** Of a supplied document: the subject, and the class of the letter; empty for a template. */
  readonly subject: string
  readonly class: string
  /** The supplied document that is the letter, as it was checked; undefined for a template. */
  readonly document?: CheckedDocument | undefined
  readonly attachments: readonly Attachment[]
  readonly channel: string
  readonly postage: string
  readonly costCentre: string
  /** As the field of the browser holds it: local date and time, without a zone. */
  readonly sendAfter: string
  readonly replyAllowed: boolean
}

/** Changes the newest draft: two changes may come in one task, such as a field that is left and the next one that is filled in. */
export type ChangeDraft = (part: Partial<LetterDraft> | ((now: LetterDraft) => Partial<LetterDraft>)) => void

export const emptyDraft: LetterDraft = {
  recipient: emptyRecipient,
  language: '',
  reference: '',
  data: {},
  subject: '',
  class: '',
  attachments: [],
  channel: '',
  postage: '',
  costCentre: '',
  sendAfter: '',
  replyAllowed: false,
}

/** A draft as the hub stored it; a member that this version of the form has in addition is empty. */
export function draftOf(content: Readonly<Record<string, unknown>>): LetterDraft {
  const stored = content as Partial<LetterDraft>
  return { ...emptyDraft, ...stored, recipient: { ...emptyRecipient, ...stored.recipient } }
}

/** The message that the form requests, as `POST /v1/messages` takes it; what was left empty is left out. */
export function requestOf(draft: LetterDraft, what: WhatToSend): Record<string, unknown> {
  const { recipient, language, data, attachments, channel, postage, sendAfter, replyAllowed } = draft
  const [reference, costCentre] = [draft.reference.trim(), draft.costCentre.trim()]
  return {
    ...what,
    recipient: { ...recipientOf(recipient), ...(language !== '' && { language }) },
    ...('template' in what
      ? { data }
      : { subject: draft.subject.trim(), ...(draft.class !== '' && { class: draft.class }) }),
    reference,
    ...(attachments.length > 0 && { attachments: attachments.map(({ id }) => ({ document: id })) }),
    ...(channel !== '' && { channels: [channel] }),
    ...(postage !== '' && { postage }),
    ...(costCentre !== '' && { costCentre }),
    // The time of the reader's own clock, as everywhere in the screens.
    ...(sendAfter !== '' && { sendAfter: new Date(sendAfter).toISOString() }),
    ...(replyAllowed && { replyAllowed }),
  }
}

/** Whether anything was filled in. */
export function isBegun(draft: LetterDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(emptyDraft)
}
