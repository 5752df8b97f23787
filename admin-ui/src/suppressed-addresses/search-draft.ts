export const searchKinds = ['email', 'address', 'person', 'reference'] as const
export type SearchKind = (typeof searchKinds)[number]

export const addressParts = ['street', 'houseNumber', 'box', 'postalCode', 'municipality'] as const
export type AddressPart = (typeof addressParts)[number]

/** What a person typed; each kind of search keeps its own values. */
export type SearchDraft = Readonly<Record<'email' | 'person' | 'reference' | AddressPart, string>>

export const emptySearch: SearchDraft = {
  email: '',
  person: '',
  reference: '',
  street: '',
  houseNumber: '',
  box: '',
  postalCode: '',
  municipality: '',
}

/** The body of the search; undefined where a value is missing. */
export function searchOf(kind: SearchKind, draft: SearchDraft): object | undefined {
  const value = (part: keyof SearchDraft): string => draft[part].trim()
  switch (kind) {
    case 'email':
      return value('email') === '' ? undefined : { email: value('email') }
    case 'reference':
      return value('reference') === '' ? undefined : { reference: value('reference') }
    case 'person': {
      // A national number has 11 digits; an enterprise number has 10.
      const digits = value('person').replaceAll(/\D/g, '')
      if (digits.length === 11) return { insz: digits }
      return digits.length === 10 ? { enterpriseNumber: digits } : undefined
    }
    case 'address': {
      const { box: _box, ...needed } = Object.fromEntries(addressParts.map((part) => [part, value(part)]))
      if (Object.values(needed).includes('')) return undefined
      return { address: { ...needed, country: 'BE', ...(value('box') !== '' && { box: value('box') }) } }
    }
    default:
      return kind satisfies never
  }
}
