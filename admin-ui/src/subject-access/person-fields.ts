import { readNumber } from '../archive/question.ts'

/** The number of a person or enterprise as the API takes it; or the key of the sentence that says what is wrong. */
export function readPerson(
  text: string,
): { readonly body: { insz: string } | { enterpriseNumber: string } } | { readonly fault: string } {
  const read = readNumber(text)
  if (read.kind === undefined) return { fault: 'archive.fault.numberLength' }
  if (!read.isRight) return { fault: 'archive.fault.numberCheck' }
  return { body: read.kind === 'insz' ? { insz: read.number } : { enterpriseNumber: read.number } }
}
