import { createHash, type KeyObject } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import { encodeWord } from 'nodemailer/lib/mime-funcs'
import { isInternationalAddress } from '../../../core/words/email-address.ts'
import { showId } from '../../../core/words/id.ts'
import type { Notice, NoticeFile } from '../../notices.ts'
import type { Parcel, ParcelDocument } from '../../port.ts'
import { headerWords, plainAddress } from './mail-address.ts'

/** One key that signs mails (RFC 6376); its public half is in DNS at `selector._domainkey.domain`. */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** As read once, or in PEM, which is parsed for each signature. */
  readonly privateKey: KeyObject | string
}

export interface MailFrame {
  /** Address of the From header; the display name is the entity's. */
  readonly from: string
  /** Without angle brackets; the same for every hand-over of the delivery, so that copies can be recognised. */
  readonly messageId: string
  readonly date: Date
  /** The page where the reader chooses how letters arrive. */
  readonly preferencesUrl: string
  /** Empty: the mail server signs, or no one does. */
  readonly dkim?: readonly DkimKey[]
}

/**
 * The mail of a delivery as RFC 5322 bytes: HTML and text as alternatives, pictures that it shows related to the HTML, everything
 * else attached. The same parcel and frame give the same bytes. @throws Error when the parcel has no text and HTML for a mail
 */
export async function composeMail(parcel: Parcel, frame: MailFrame): Promise<Buffer> {
  const html = parcel.documents.find((document) => document.mediaType === 'text/html')
  const text = parcel.documents.find((document) => document.mediaType === 'text/plain')
  if (html === undefined || text === undefined) throw new Error('A mail is made of HTML and of text')
  const attached = parcel.documents.filter((document) => document !== html && document !== text)
  const from = { name: headerWords(parcel.entityName), address: frame.from }
  const recipient = plainAddress(parcel.recipient.email) ?? ''
  const to = {
    name: headerWords(parcel.recipient.name),
    address: isInternationalAddress(recipient) ? placeholder.address : recipient,
  }
  const subject = headerWords(parcel.subject)
  const mail = new MailComposer({
    from: { ...from, name: isLikeEncoded(from.name) ? placeholder.from : from.name },
    to: { ...to, name: isLikeEncoded(to.name) ? placeholder.to : to.name },
    ...(isLikeEncoded(subject) ? {} : { subject }),
    date: frame.date,
    messageId: `<${frame.messageId}>`,
    baseBoundary: boundaryOf(frame),
    headers: {
      ...(isLikeEncoded(subject) && { Subject: { prepared: true, value: encoded(subject) } }),
      // The Message-ID, too, names the delivery, and some servers replace it.
      'X-Uitpost-Delivery': { prepared: true, value: frame.messageId.split('@')[0] ?? '' },
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
  const bytes = withNames(await mail.compile().build(), { from: from.name, to: to.name, recipient })
  return sign(bytes, frame.dkim ?? [])
}

/** A mail of the hub itself as RFC 5322 bytes; the same notice and frame give the same bytes. */
export async function composeNotice(
  notice: Notice,
  frame: Pick<MailFrame, 'from' | 'messageId' | 'dkim'>,
): Promise<Buffer> {
  const recipient = plainAddress(notice.to) ?? ''
  const fromName = headerWords(notice.fromName)
  const subject = headerWords(notice.subject)
  const mail = new MailComposer({
    from: { name: isLikeEncoded(fromName) ? placeholder.from : fromName, address: frame.from },
    to: isInternationalAddress(recipient) ? placeholder.address : recipient,
    ...(isLikeEncoded(subject) ? {} : { subject }),
    date: notice.date,
    messageId: `<${frame.messageId}>`,
    baseBoundary: boundaryOf(frame),
    headers: {
      ...(isLikeEncoded(subject) && { Subject: { prepared: true, value: encoded(subject) } }),
      'Content-Language': notice.language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    text: notice.text,
    html: notice.html,
    attachments: (notice.files ?? []).map((each) => attachmentOf(each, each.bytes)),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = withNames(await mail.compile().build(), { from: fromName, to: '', recipient })
  return sign(bytes, frame.dkim ?? [])
}

/** The library's own boundary is random; it must not change when the same mail is composed again. */
function boundaryOf({ messageId }: Pick<MailFrame, 'messageId'>): string {
  return createHash('sha256').update(messageId).digest('hex').slice(0, 32)
}

/** RFC 2047, 2: an encoded word has at most 75 characters. */
const wordLength = 52

/**
 * Words that look like encoded ones (RFC 2047) would be decoded by the recipient's mail program; the library does not encode
 * them.
 */
function isLikeEncoded(words: string): boolean {
  return words.includes('=?')
}

function encoded(words: string): string {
  return encodeWord(words, 'B', wordLength).replaceAll('?= =?', '?=\r\n =?')
}

/**
 * Replaces a name or an address until the library has made the headers: it would write such a name as a quoted string, and the domain
 * of an international address in letters that servers need not know.
 */
const placeholder = {
  from: 'UitpostNameOfSender',
  to: 'UitpostNameOfRecipient',
  address: 'uitpost-address-of-recipient@uitpost.invalid',
} as const

function withNames(
  bytes: Buffer,
  { from, to, recipient }: { readonly from: string; readonly to: string; readonly recipient: string },
): Buffer {
  if (!isLikeEncoded(from) && !isLikeEncoded(to) && !isInternationalAddress(recipient)) return bytes
  const end = bytes.indexOf('\r\n\r\n')
  const headers = bytes
    .subarray(0, end)
    .toString('latin1')
    .replace(`From: ${placeholder.from} `, () => `From: ${encoded(from)} `)
    .replace(`To: ${placeholder.to} `, () => `To: ${encoded(to)} `)
    // RFC 6532, 3.2: UTF-8 in the header itself.
    .replace(placeholder.address, () => Buffer.from(recipient, 'utf8').toString('latin1'))
  return Buffer.concat([Buffer.from(headers, 'latin1'), bytes.subarray(end)])
}

async function attachment(document: ParcelDocument) {
  return attachmentOf(document, await document.open())
}

function attachmentOf({ name, mediaType, cid }: Omit<NoticeFile, 'bytes'>, bytes: Uint8Array) {
  return {
    filename: headerWords(name),
    contentType: mediaType,
    content: Buffer.from(bytes),
    ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
  }
}

/** The lines of a text end in one way: a server rewrites a single CR on the way, and the signature would not verify any more. */
async function textOf(document: ParcelDocument): Promise<string> {
  return new TextDecoder().decode(await document.open()).replaceAll(/\r\n?/g, '\n')
}

/** Lets a reader file the mails of one sender together, even where all are sent from one address (RFC 2919). */
function listId({ entity }: Parcel, { from }: MailFrame): string {
  return `<${showId('entity', entity)}.${from.slice(from.lastIndexOf('@') + 1)}>`
}

async function sign(bytes: Buffer, keys: readonly DkimKey[]): Promise<Buffer> {
  if (keys.length === 0) return bytes
  const named = keys.map(({ domain, selector, privateKey }) => ({
    domainName: domain,
    keySelector: selector,
    // The library passes it to `sign` of Node.js, which takes a key as it takes its text.
    privateKey: privateKey as unknown as string,
  }))
  return buffer(new DKIM({ keys: named }).sign(bytes))
}
