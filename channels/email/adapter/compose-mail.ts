import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import { showId } from '../../../core/words/id.ts'
import type { Parcel, ParcelDocument } from '../../port.ts'
import { headerWords, plainAddress } from './mail-address.ts'

/** One key that signs mails (RFC 6376); its public half stands in DNS at `selector._domainkey.domain`. */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** PEM */
  readonly privateKey: string
}

export interface MailFrame {
  /** Address of the From header; the name beside it is the entity's. */
  readonly from: string
  /** Without angle brackets; the same over every hand-over of the delivery, so that copies can be told as one. */
  readonly messageId: string
  readonly date: Date
  /** Where the reader chooses how letters come. */
  readonly preferencesUrl: string
  readonly dkim?: DkimKey
}

/**
 * The mail of a delivery as RFC 5322 bytes: HTML and text as alternatives, pictures that it shows beside
 * the HTML, everything else attached. The same parcel and
 * frame give the same bytes. @throws Error when the parcel has no text and HTML to make a mail of
 */
export async function composeMail(parcel: Parcel, frame: MailFrame): Promise<Buffer> {
  const html = parcel.documents.find((document) => document.mediaType === 'text/html')
  const text = parcel.documents.find((document) => document.mediaType === 'text/plain')
  if (html === undefined || text === undefined) throw new Error('A mail is made of HTML and of text')
  const attached = parcel.documents.filter((document) => document !== html && document !== text)
  const sender = headerWords(parcel.entityName)
  const mail = new MailComposer({
    from: { name: sender, address: frame.from },
    to: { name: headerWords(parcel.recipient.name), address: plainAddress(parcel.recipient.email) ?? '' },
    subject: headerWords(parcel.subject),
    date: frame.date,
    messageId: `<${frame.messageId}>`,
    // Would be random; a boundary must not change when the same mail is composed again.
    baseBoundary: createHash('sha256').update(frame.messageId).digest('hex').slice(0, 32),
    headers: {
      'List-Id': { prepared: true, value: listId(parcel, frame) },
      'List-Unsubscribe': { prepared: true, value: `<${frame.preferencesUrl}>` },
      'Content-Language': parcel.language,
      'Auto-Submitted': 'auto-generated',
      // Not `All`: that would also keep Exchange from reporting that a mail did not arrive.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    text: await textOf(text),
    html: await textOf(html),
    attachments: await Promise.all(attached.map(attachment)),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = await mail.compile().build()
  return frame.dkim === undefined ? bytes : sign(bytes, frame.dkim)
}

async function attachment(document: ParcelDocument) {
  return {
    filename: headerWords(document.name),
    contentType: document.mediaType,
    content: Buffer.from(await document.open()),
    ...(document.cid !== undefined && { cid: document.cid, contentDisposition: 'inline' as const }),
  }
}

async function textOf(document: ParcelDocument): Promise<string> {
  return new TextDecoder().decode(await document.open())
}

/** Lets a reader file the mails of one sender together, even where all come from one address (RFC 2919). */
function listId({ entity }: Parcel, { from }: MailFrame): string {
  return `<${showId('entity', entity)}.${from.slice(from.lastIndexOf('@') + 1)}>`
}

function sign(bytes: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  return buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(bytes))
}
