import type { RecipientType } from '../../../../api/contract/values/recipient.ts'
import type { ProblemBody } from '../../ui/api/problem.ts'

const texts = [
  'name',
  'number',
  'attention',
  'email',
  'street',
  'houseNumber',
  'box',
  'postalCode',
  'municipality',
] as const
export type RecipientField = (typeof texts)[number]

/** A recipient as the form holds it: every field is a text, empty where nothing was filled in. */
export type RecipientDraft = Readonly<Record<RecipientField, string>> & { readonly type: RecipientType }

export const emptyRecipient: RecipientDraft = {
  type: 'citizen',
  ...(Object.fromEntries(texts.map((each) => [each, ''])) as Record<RecipientField, string>),
}

/** The fields that a kind of recipient has. */
export function fieldsOf(type: RecipientType): readonly RecipientField[] {
  return texts.filter(
    (each) => (each !== 'number' || type !== 'addressee') && (each !== 'attention' || type === 'enterprise'),
  )
}

/** The recipient in the form that the API accepts; empty fields are left out. Numbers may be written with points and spaces. */
export function recipientOf(draft: RecipientDraft): Record<string, unknown> {
  const { type } = draft
  const said = (name: RecipientField) => (fieldsOf(type).includes(name) ? draft[name].trim() : '')
  const number = said('number').replace(/[\s.\-/]/g, '')
  const address = filled({
    street: said('street'),
    houseNumber: said('houseNumber'),
    box: said('box'),
    postalCode: said('postalCode'),
    municipality: said('municipality'),
  })
  return {
    type,
    name: said('name'),
    ...(type === 'citizen' && { insz: number }),
    ...(type === 'enterprise' && { enterpriseNumber: number }),
    ...filled({ attention: said('attention'), email: said('email') }),
    ...(Object.keys(address).length > 0 && { address }),
  }
}

/** The code of each fault that the API reported, by field; `channel` when no channel can reach the recipient. */
export function recipientFaults({ issues = [] }: ProblemBody): ReadonlyMap<RecipientField | 'channel', string> {
  const found = new Map<RecipientField | 'channel', string>()
  for (const { pointer = '', code } of issues) {
    const field = fieldAt(pointer)
    if (field !== undefined && !found.has(field)) found.set(field, code)
  }
  return found
}

function fieldAt(pointer: string): RecipientField | 'channel' | undefined {
  if (pointer === '/recipient' || pointer.startsWith('/channels')) return 'channel'
  const name = /^\/recipient\/(?:address\/)?(\w+)$/.exec(pointer)?.[1]
  if (name === 'insz' || name === 'enterpriseNumber') return 'number'
  if (name === 'address' || name === 'lines') return 'street'
  return texts.find((each) => each === name)
}

function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}
