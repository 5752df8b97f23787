/** A part of a version that is tested with data: a sample of the officer, or one of the two that the hub makes itself. */
interface Tried {
  readonly name: string
  readonly language: string
}
/** The forms in which a sample is written: the letter, its large print, the inbox page, the email. */
export type WrittenForm = 'letter' | 'large' | 'page' | 'email'
interface InForm extends Tried {
  readonly form: WrittenForm
}

/** Names of the samples that the hub makes itself; no officer can use them. */
export const madeSampleNames = { required: '@required', longest: '@longest' } as const

const formWords: Record<WrittenForm, string> = {
  letter: 'letter',
  large: 'letter',
  page: 'inbox page',
  email: 'email',
}
const inPrint = (form: WrittenForm): string => (form === 'large' ? ' in large print' : '')

function sampleWords(name: string): string {
  if (name === madeSampleNames.required) return 'With the required values alone'
  if (name === madeSampleNames.longest) return 'With the longest values that the variables allow'
  return `With sample \`${name}\``
}

export const sampleSentences = {
  'sample-twice': ({ name }: { name: string }) => `There are two samples \`${name}\`.`,
  'sample-not-filled': ({ language }: { language: string }) =>
    `With this sample the letter cannot be filled: the text uses a value that is absent (${language}).`,
  'sample-empty-subject': ({ name, language }: Tried) =>
    `${sampleWords(name)} the subject is empty (${language}); put fixed words in it.`,
  'sample-empty-letter': ({ name, language }: Tried) =>
    `${sampleWords(name)} the letter is empty (${language}); put fixed text in it.`,
  'sample-without-slip': ({ name, language }: Tried) =>
    `${sampleWords(name)} no payment slip is drawn (${language}): the amount is absent or not above zero. Put \`{{paymentSlip}}\` in \`{{#if}}\`, or require the amount.`,
  'sample-slip-amount': ({ name, language }: Tried) =>
    `${sampleWords(name)} the amount of the payment is not an amount (${language}), and no slip is drawn.`,
  'sample-slip-iban': ({ name, language }: Tried) =>
    `${sampleWords(name)} the account of the payment is not an IBAN (${language}).`,
  'sample-slip-reference': ({ name, language }: Tried) =>
    `${sampleWords(name)} the reference of the payment is empty, too long, or has wrong check digits (${language}).`,
  'sample-due': ({ name, language }: Tried) =>
    `${sampleWords(name)} the last day to pay or to act is not a date (${language}).`,
  'sample-time': ({ name, language }: Tried) =>
    `${sampleWords(name)} the time of an appointment is not a time, or has no day (${language}).`,
  'sample-empty-code': ({ name, language }: Tried) =>
    `${sampleWords(name)} a QR code has no content and is left out (${language}); put \`{{qr}}\` in \`{{#if}}\`.`,
  'sample-code-too-long': ({ name, language, most }: Tried & { most: number }) =>
    `${sampleWords(name)} a QR code would hold more than ${most} bytes, and is written out instead (${language}).`,
  'sample-value-of-parts': ({ name, language }: Tried) =>
    `${sampleWords(name)} a value with parts is used as one value (${language}), and nothing is printed; name one of its parts.`,
  'sample-helper-value': ({ name, helper, language }: Tried & { helper: string }) =>
    `${sampleWords(name)} \`${helper}\` gets a value that it cannot write (${language}).`,
  'sample-not-written': ({ name, form, language, reason }: InForm & { reason: string }) =>
    `${sampleWords(name)} the ${formWords[form]} in ${language}${inPrint(form)} cannot be written (${reason}).`,
  'sample-too-many-pages': ({ name, form, language, count, most }: InForm & { count: number; most: number }) =>
    `${sampleWords(name)} the letter in ${language}${inPrint(form)} has ${count} pages; at most ${most} go into an envelope. Shorten the text, or the lists of the sample.`,
  'sample-large-too-long': ({ name, language, count, most }: Tried & { count: number; most: number }) =>
    `${sampleWords(name)} the letter in ${language} in large print has ${count} pages; at most ${most} go into an envelope. Readers who ask for large print get this letter in normal print.`,
  'sample-structure': ({ name, form, language, reason }: InForm & { reason: string }) =>
    `${sampleWords(name)} the letter in ${language}${inPrint(form)} cannot be read aloud correctly (${reason}).`,
  'sample-overlap': ({ name, form, language, page }: InForm & { page: number }) =>
    `${sampleWords(name)} texts overlap on page ${page} of the letter in ${language}${inPrint(form)}. Shorten the values, or the words beside them.`,
} as const satisfies Record<string, (values: never) => string>
