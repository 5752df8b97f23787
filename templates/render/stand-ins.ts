import type { Language } from '../../core/words/language.ts'
import type { PostalAddress, Recipient } from '../../core/words/recipient.ts'
import type { Variable } from '../model/template-source.ts'

/** The recipient of a preview as given by its caller: any part of it may be absent. */
export interface PartialRecipient {
  readonly type?: Recipient['type']
  readonly insz?: string
  readonly enterpriseNumber?: string
  readonly name?: string
  readonly attention?: string
  readonly language?: Language
  readonly email?: string
  readonly address?: PostalAddress
}

const names: Readonly<Record<Language, string>> = {
  nl: 'Mevrouw Mieke Voorbeeld',
  fr: 'Madame Marie Exemple',
  de: 'Frau Maria Beispiel',
  en: 'Ms Mary Example',
}
const enterpriseNames: Readonly<Record<Language, string>> = {
  nl: 'Bakkerij Voorbeeld bv',
  fr: 'Boulangerie Exemple srl',
  de: 'Bäckerei Beispiel GmbH',
  en: 'Example Bakery Ltd',
}
/** An address where no person lives: the postal code is given to no municipality. */
export const placeholderAddress: PostalAddress = {
  street: 'Voorbeeldstraat',
  houseNumber: '12',
  box: '3',
  postalCode: '9999',
  municipality: 'Voorbeeldegem',
  country: 'BE',
}

/** A person who does not exist: the INSZ is in the range of test persons. */
export function standIn(given: PartialRecipient, language: Language): Recipient {
  const type = given.type ?? (given.enterpriseNumber === undefined ? 'citizen' : 'enterprise')
  const common = {
    name: given.name ?? (type === 'enterprise' ? enterpriseNames[language] : names[language]),
    address: given.address ?? placeholderAddress,
    language,
    ...(given.email === undefined ? {} : { email: given.email }),
  }
  switch (type) {
    case 'citizen':
      return { type, insz: given.insz ?? '85670100189', ...common }
    case 'enterprise':
      return {
        type,
        enterpriseNumber: given.enterpriseNumber ?? '0999999922',
        ...(given.attention === undefined ? {} : { attention: given.attention }),
        ...common,
      }
    case 'addressee':
      return { type, ...common }
    default:
      return type satisfies never
  }
}

/** Data for a template without samples: the examples of its variables. */
export function exampleData(variables: readonly Variable[]): Record<string, unknown> {
  return Object.fromEntries(
    variables.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example] as const])),
  )
}
