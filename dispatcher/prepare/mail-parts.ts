import { createHash } from 'node:crypto'
import type { Channel, Parcel, ParcelDocument } from '../../channels/port.ts'
import type { SharedBytes } from '../../core/words/byte-segments.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import { standIn } from '../../templates/render/stand-ins.ts'
import { dictionaryOf } from '../letters/example-letters.ts'
import type { ExampleMail, MadeLetter } from '../letters/letter-maker.ts'
import { makeParcel } from '../letters/make-parcel.ts'

type Mail = NonNullable<Extract<MadeLetter, { kind: 'made' }>['email']>

/** The parts of which a channel composes a mail. */
export function mailParts({ html, text, logo }: Pick<Mail, 'html' | 'text' | 'logo'>): ParcelDocument[] {
  return [
    inMemory(11, 'email', 'email.html', 'text/html', Buffer.from(html)),
    inMemory(12, 'email', 'email.txt', 'text/plain', Buffer.from(text)),
    ...(logo === undefined ? [] : [{ ...inMemory(13, 'email', 'logo.png', 'image/png', logo.png), cid: logo.cid }]),
  ]
}

export function inMemory(
  n: number,
  kind: ParcelDocument['kind'],
  name: string,
  mediaType: string,
  bytes: Uint8Array,
): ParcelDocument {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { n, kind, name, mediaType, size: bytes.length, sha256, open: async () => bytes }
}

/** The bytes to archive and to hand over. A channel that composes no mail hands over the HTML. */
export async function composeWith(adapter: Channel, mail: Pick<Mail, 'html'>, parcel: Parcel): Promise<Uint8Array> {
  return (await adapter.compose?.(parcel)) ?? Buffer.from(mail.html)
}

const known = new WeakMap<ExampleMail, WeakMap<Channel, Promise<SharedBytes>>>()

/**
 * The dictionary with which the archive deflates the mails of a version: an example as the channel composes it, to an address
 * that does not exist. Its header, which a channel may sign, is left out.
 */
export function mailDictionary(adapter: Channel, mail: Mail, language: Language): Promise<SharedBytes> | undefined {
  const { example } = mail
  if (example === undefined) return undefined
  const byChannel = known.get(example) ?? new WeakMap<Channel, Promise<SharedBytes>>()
  known.set(example, byChannel)
  const there = byChannel.get(adapter)
  if (there !== undefined) return there
  const made = composeExample(adapter, example, mail.logo, language)
  byChannel.set(adapter, made)
  made.catch(() => byChannel.delete(adapter))
  return made
}

/** Identifies no message and no record. */
const exampleId = '00000000-0000-7000-8000-000000000000'

async function composeExample(
  adapter: Channel,
  { html, text, subject }: ExampleMail,
  logo: Mail['logo'],
  language: Language,
): Promise<SharedBytes> {
  const parts = { html: Buffer.from(html).toString(), text: Buffer.from(text).toString(), ...(logo && { logo }) }
  const parcel = makeParcel({
    entity: exampleId as EntityId,
    entityName: { nl: 'Uitpost' },
    message: exampleId as MessageId,
    sequence: 1,
    attempt: 1,
    recipient: standIn({ email: 'voorbeeld@uitpost.example' }, language),
    language,
    postage: 'non-priority',
    sensitive: false,
    replyReference: '',
    replyAllowed: false,
    costCentre: null,
    record: exampleId,
    content: { subject, actions: [] },
    documents: mailParts(parts),
  })
  const bytes = Buffer.from(await composeWith(adapter, parts, parcel))
  // RFC 5322, 2.1: an empty line separates the header from the body.
  const body = bytes.indexOf('\r\n\r\n')
  return dictionaryOf(body === -1 ? bytes : bytes.subarray(body))
}
