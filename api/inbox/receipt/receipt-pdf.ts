import { createHash } from 'node:crypto'
import type { ReceiptContent, ReceiptSignature } from '../../../channels/inbox/store/receipt.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { RecordId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import { heading, type OfficeLetter, paragraph, tableOf } from '../../../templates/render/office-letter.ts'
import { receiptText } from './receipt-words.ts'

/** Characters of a code on one line; a longer code is divided, and its parts are read one after the other. */
const partLength = 32

/**
 * The receipt as a document to keep, in the language of its reader: the facts, and the signature over them with the key that checks
 * it. The same facts give the same bytes.
 */
export function receiptLetter(
  receipt: ReceiptContent,
  signature: ReceiptSignature,
  signedFile: Uint8Array,
  language: Language,
  about: RecordId,
): OfficeLetter {
  const { title, rows, words } = receiptText(receipt, language)
  const hash = createHash('sha256').update(signedFile).digest('hex')
  const head = [words.fact, words.value]
  return {
    language,
    subject: title,
    sender: { nl: 'Uitpost' },
    about,
    date: brusselsDay(new Date(receipt.at)),
    reference: receipt.message,
    blocks: [
      tableOf(
        head,
        rows.map((row) => [...row]),
        2,
      ),
      heading(words.proof),
      paragraph(words.check),
      tableOf(
        head,
        [
          [words.key, signature.keyId],
          ['SHA-256', inParts(hash)],
          [words.signature, inParts(signature.value)],
        ],
        2,
      ),
    ],
  }
}

function inParts(code: string): string {
  return (code.match(new RegExp(`.{1,${partLength}}`, 'g')) ?? []).join(' ')
}
