import type { ReaderRule } from '../reader-rule.ts'

/** After a death, whoever settles the estate reads letters of a class for which the entity chose so. */
export const estate: ReaderRule = {
  name: 'estate',
  because: {
    nl: 'De ontvanger is overleden. De brief gaat naar wie de nalatenschap regelt.',
    fr: 'Le destinataire est décédé. La lettre est adressée à la personne chargée de la succession.',
    de: 'Der Empfänger ist verstorben. Der Brief geht an die Person, die den Nachlass regelt.',
    en: 'The recipient has died. The letter goes to the person who settles the estate.',
  },
  decide: ({ answer, afterDeath, today }) => {
    if (answer.kind !== 'person' || afterDeath !== 'estate') return undefined
    const { diedOn, estate: representative } = answer.person
    const isDead = diedOn !== undefined && diedOn <= today
    return isDead && representative !== undefined ? { kind: 'representative', representative } : undefined
  },
}
