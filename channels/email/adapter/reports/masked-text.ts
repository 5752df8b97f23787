import type { ReturnedMail } from './returned-mail.ts'

/** Characters of a report that an operator sees. */
const shown = 2_000

/** Subject and text of a mail without what names a person or a delivery: addresses, long numbers, tokens. */
export function maskedText({ subject, text }: Pick<ReturnedMail, 'subject' | 'text'>): string {
  return `${subject}\n\n${text}`
    .slice(0, 4 * shown)
    .replaceAll(/[^\s<>"'(),;:=[\]]{1,100}@([^\s<>"'(),;:=[\]]{1,200})/g, '…@$1')
    .replaceAll(/[0-9a-z]{20,}(-[0-9a-z]+)*/gi, '…')
    .replaceAll(/\d[\d ./-]{6,}\d/g, '…')
    .replaceAll(/[^\P{C}\n]+/gu, ' ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, shown)
}
