import type { ReaderRule } from '../reader-rule.ts'

/** No person may sign in for the enterprise, so a digital letter would stay unread. */
export const noReader: ReaderRule = {
  name: 'no-reader',
  because: {
    nl: 'Voor de onderneming kan niemand digitale brieven lezen. De brief gaat op papier.',
    fr: 'Personne ne peut lire les lettres numériques de l’entreprise. La lettre est envoyée sur papier.',
    de: 'Niemand kann für das Unternehmen digitale Briefe lesen. Der Brief geht auf Papier.',
    en: 'Nobody can read digital letters for the enterprise. The letter goes on paper.',
  },
  decide: ({ answer }) =>
    answer.kind === 'enterprise' && !answer.enterprise.hasReader ? { kind: 'on-paper' } : undefined,
}
