import type { ReaderRule } from '../reader-rule.ts'

/** A person in prison has no access to an inbox on the internet: the letter goes on paper. */
export const detained: ReaderRule = {
  name: 'detained',
  because: {
    nl: 'De ontvanger kan geen digitale brieven lezen. De brief gaat op papier.',
    fr: 'Le destinataire ne peut pas lire de lettres numériques. La lettre est envoyée sur papier.',
    de: 'Der Empfänger kann keine digitalen Briefe lesen. Der Brief geht auf Papier.',
    en: 'The recipient cannot read digital letters. The letter goes on paper.',
  },
  decide: ({ answer }) => (answer.kind === 'person' && answer.person.detained ? { kind: 'on-paper' } : undefined),
}
