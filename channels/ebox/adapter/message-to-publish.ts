import type { Outcome, Parcel, ParcelDocument } from '../../port.ts'
import type { EboxBox } from '../store/publications.ts'
import type { EboxSender } from '../store/senders.ts'
import { fileNameFor } from './file-name.ts'

/**
 * The part `messageToPublish` of a publication, version 3 of the Message Registry. Members that the eBox ignores or does not
 * support (expirationDate, attachmentTitle, paymentData) are left out; none is null, which it refuses.
 */
export interface MessageToPublish {
  readonly recipient: BoxOfMessage
  readonly sender: { readonly eboxType: 'enterprise'; readonly enterpriseNumber: string }
  readonly subject: Readonly<Partial<Record<EboxLanguage, string>>>
  readonly senderApplicationId: string
  readonly messageTypeId: string
  readonly attachments: readonly AttachmentToPublish[]
  readonly forTheAttentionOf?: { readonly label: string }
  readonly isBodyMainContent: false
  readonly isReplyAuthorized: false
}
export type BoxOfMessage =
  | { readonly eboxType: 'citizen'; readonly ssin: string }
  | { readonly eboxType: 'enterprise'; readonly enterpriseNumber: string }
interface AttachmentToPublish {
  readonly httpPartName: string
  readonly isMainContent: boolean
  readonly isAttachmentSigned: false
  /** SHA-256 in base64url without padding (RFC 4648, 5). */
  readonly digest: { readonly digestMethod: 'sha_256'; readonly digestValue: string }
}
/** The languages of the law on the use of languages; a publication has exactly one. */
type EboxLanguage = 'nl' | 'fr' | 'de'

/** A document with the name of its part. */
export interface FilePart {
  readonly partName: string
  readonly fileName: string
  readonly document: ParcelDocument
}
export type Composed =
  | { readonly kind: 'composed'; readonly message: MessageToPublish; readonly files: readonly FilePart[] }
  | { readonly kind: 'refused'; readonly outcome: Outcome }

/** Limits of the published files and of the sender's documentation. */
export const limits = { subject: 400, attention: 100, documents: 6 } as const

/** `mediaType` of an attachment, as the published file lists it. */
const mediaTypes = new Set([
  'application/pdf',
  'application/zip',
  'text/csv',
  'text/html',
  'text/plain',
  'text/xml',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.graphics',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-powerpoint',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])

/** The box of a recipient; undefined for a recipient without number. */
export function boxOf({ recipient }: Pick<Parcel, 'recipient'>): EboxBox | undefined {
  if (recipient.type === 'citizen') return { kind: 'citizen', number: recipient.insz }
  if (recipient.type === 'enterprise') return { kind: 'enterprise', number: recipient.enterpriseNumber }
  return undefined
}

/** A letter as the eBox takes it, or why it cannot; pure. The letter is the main content: opening it is reading. */
export function composeMessage(parcel: Parcel, box: EboxBox, sender: EboxSender, maxBytes: number): Composed {
  const { recipient, language, subject } = parcel
  // Routing leaves out other languages; a letter that was planned before keeps its language.
  if (language === 'en') return refuse('policy', 'language-not-carried')
  const documents = parcel.documents.toSorted(
    (a, b) => Number(b.kind === 'letter') - Number(a.kind === 'letter') || a.n - b.n,
  )
  if (documents[0]?.kind !== 'letter') return refuse('content-refused', 'no-main-content')
  if (documents.length > limits.documents) return refuse('content-refused', 'too-many-documents')
  // "For citizens only PDF files work properly": sender's documentation of version 3.
  if (box.kind === 'citizen' && documents.some(({ mediaType }) => mediaType !== 'application/pdf'))
    return refuse('content-refused', 'not-a-pdf')
  if (documents.some(({ mediaType }) => !mediaTypes.has(mediaType))) return refuse('content-refused', 'media-type')
  if (documents.reduce((sum, { size }) => sum + size, 0) > maxBytes) return refuse('too-large', 'too-large')
  const files = documents.map((document, place): FilePart => {
    const partName = `upfile${place + 1}`
    return { partName, fileName: fileNameFor(document.name), document }
  })
  const attention = recipient.type === 'enterprise' ? recipient.attention : undefined
  return {
    kind: 'composed',
    files,
    message: {
      recipient: boxOfMessage(box),
      sender: { eboxType: 'enterprise', enterpriseNumber: sender.organization },
      subject: { [language]: shorten(subject, limits.subject) },
      senderApplicationId: sender.application,
      messageTypeId: sender.messageType,
      attachments: files.map(({ partName, document }, place) => ({
        httpPartName: partName,
        isMainContent: place === 0,
        isAttachmentSigned: false,
        digest: { digestMethod: 'sha_256', digestValue: Buffer.from(document.sha256, 'hex').toString('base64url') },
      })),
      ...(attention !== undefined && { forTheAttentionOf: { label: shorten(attention, limits.attention) } }),
      isBodyMainContent: false,
      isReplyAuthorized: false,
    },
  }
}

export function boxOfMessage({ kind, number }: EboxBox): BoxOfMessage {
  return kind === 'citizen' ? { eboxType: kind, ssin: number } : { eboxType: kind, enterpriseNumber: number }
}

function refuse(reason: 'policy' | 'content-refused' | 'too-large', detail: string): Composed {
  return { kind: 'refused', outcome: { kind: 'rejected', reason, detail } }
}

/** At most `most` UTF-16 units, cut after a word where possible, never within a character. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = Array.from(line.slice(0, most - 1))
  // A surrogate without its other half.
  if (/[\ud800-\udbff]$/.test(cut.at(-1) ?? '')) cut.pop()
  const kept = cut.join('')
  const space = kept.lastIndexOf(' ')
  return `${(space > most / 2 ? kept.slice(0, space) : kept).trimEnd()}…`
}
