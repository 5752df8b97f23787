import { readNumber } from '../archive/question.ts'

/** The person of a request: by number, or by a letter that is confirmed by a second fact. */
export interface PersonValues {
  readonly by: 'number' | 'letter'
  readonly number: string
  /** `rec_…`, or an address that has it. */
  readonly letter: string
  /** YYYY-MM-DD */
  readonly birthDate: string
  readonly postalCode: string
}
export type PersonFaults = Partial<Record<'number' | 'letter' | 'confirm', string>>

export const noPerson: PersonValues = { by: 'number', number: '', letter: '', birthDate: '', postalCode: '' }

/** The members of the API that name the person; or the key of the sentence that says what is wrong, by field. */
export function readPersonValues(values: PersonValues): { readonly body: object } | { readonly faults: PersonFaults } {
  if (values.by === 'number') {
    const read = readPerson(values.number)
    return 'fault' in read ? { faults: { number: read.fault } } : read
  }
  const record = /rec_[0-9a-z]{26}/.exec(values.letter)?.[0]
  const postalCode = values.postalCode.trim()
  const faults: PersonFaults = {
    ...(record === undefined && { letter: 'subjectAccess.letterMissing' }),
    ...(values.birthDate === '' && postalCode === '' && { confirm: 'subjectAccess.confirmMissing' }),
  }
  if (Object.keys(faults).length > 0) return { faults }
  return {
    body: {
      letter: {
        record,
        ...(values.birthDate !== '' && { birthDate: values.birthDate }),
        ...(postalCode !== '' && { postalCode }),
      },
    },
  }
}

/** The number of a person or enterprise as the API takes it; or the key of the sentence that says what is wrong. */
export function readPerson(
  text: string,
): { readonly body: { insz: string } | { enterpriseNumber: string } } | { readonly fault: string } {
  const read = readNumber(text)
  if (read.kind === undefined) return { fault: 'archive.fault.numberLength' }
  if (!read.isRight) return { fault: 'archive.fault.numberCheck' }
  return { body: read.kind === 'insz' ? { insz: read.number } : { enterpriseNumber: read.number } }
}
