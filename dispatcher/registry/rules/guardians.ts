import type { ReaderRule } from '../reader-rule.ts'

/** Majority is reached at 18 (art. 488 of the former Civil Code). */
const majority = 18

/**
 * Parents or guardian read the letters of a minor in classes for which the entity chose so: those about money. The first gets the letter, which
 * counts for both: towards others in good faith, each parent acts with the consent of the other (art. 373 and 374 of the former Civil Code
 * for the person, art. 376 for the property). Whether a letter to one parent starts the term of both is not said there: a lawyer has to
 * confirm it (docs/legal-sources.md). The others get copies.
 */
export const guardians: ReaderRule = {
  name: 'guardians',
  because: {
    nl: 'De ontvanger is minderjarig. De brief gaat naar de ouders of voogd.',
    fr: 'Le destinataire est mineur. La lettre est adressée aux parents ou au tuteur.',
    de: 'Der Empfänger ist minderjährig. Der Brief geht an die Eltern oder den Vormund.',
    en: 'The recipient is a minor. The letter goes to the parents or guardian.',
  },
  decide: ({ answer, minors, today }) => {
    if (answer.kind !== 'person' || minors !== 'guardians') return undefined
    const { bornOn, guardians: known } = answer.person
    const [representative, ...others] = known
    return bornOn !== undefined && isMinor(bornOn, today) && representative !== undefined
      ? { kind: 'representative', representative, ...(others.length > 0 && { others }) }
      : undefined
  },
}

/** Until the day before the eighteenth birthday; who was born on 29 February comes of age on 1 March. */
function isMinor(bornOn: string, today: string): boolean {
  const [year = '', ...day] = bornOn.split('-')
  return today < [Number(year) + majority, ...day].join('-')
}
