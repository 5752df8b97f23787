import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Id } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import { markTestMail } from '../../templates/email/mark-test-mail.ts'
import type { TestDocument, TestMail } from './test-letter.ts'

/** Bytes of files in one mail; larger mails are refused by many servers once they are encoded. */
const maxFileBytes = 14_000_000

/** The mail of a test without the bytes of its files, as it is kept beside them. */
export interface StoredMail {
  readonly language: Language
  readonly fromName: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly logo?: { readonly cid: string; readonly png: string }
  readonly files: readonly { readonly file: string; readonly name: string; readonly mediaType: string }[]
}

/** The name under which the mail is kept. */
export const mailFile = 'mail.json'

/** The files of a test as they are kept, and the mail that names those that go with it. */
export function storedMail(mail: TestMail): { json: Buffer; files: { name: string; bytes: Uint8Array }[] } {
  const { kept, leftOut } = withinMail(mail.documents)
  const { subject, html, text } = markTestMail(
    mail,
    mail.language,
    leftOut.map(({ name }) => name),
  )
  const files = kept.map((document, place) => ({ ...document, file: `file-${place + 1}.pdf` }))
  const stored: StoredMail = {
    language: mail.language,
    fromName: mail.fromName,
    subject,
    html,
    text,
    ...(mail.logo !== undefined && {
      logo: { cid: mail.logo.cid, png: Buffer.from(mail.logo.png).toString('base64') },
    }),
    files: files.map(({ file, name, mediaType }) => ({ file, name, mediaType })),
  }
  return {
    json: Buffer.from(JSON.stringify(stored)),
    files: files.map(({ file, bytes }) => ({ name: file, bytes })),
  }
}

/** The files that fit into a mail, in their order: the letter comes first. */
function withinMail(documents: readonly TestDocument[]): { kept: TestDocument[]; leftOut: TestDocument[] } {
  const [kept, leftOut]: [TestDocument[], TestDocument[]] = [[], []]
  let room = maxFileBytes
  for (const document of documents) {
    if (document.bytes.length > room) leftOut.push(document)
    else {
      kept.push(document)
      room -= document.bytes.length
    }
  }
  return { kept, leftOut }
}

const contextOf = (id: Id<'testLetter'>): string => `test-letter:${id}`

export function sealAddress(to: string, id: Id<'testLetter'>, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(to), contextOf(id))
}

export function openAddress(sealed: Uint8Array, id: Id<'testLetter'>, keyring: Keyring): string {
  return keyring.open(sealed, contextOf(id)).toString()
}
