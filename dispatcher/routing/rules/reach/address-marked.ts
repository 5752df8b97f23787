import type { Rule } from '../../rule.ts'

export const addressMarked: Rule = {
  name: 'address-marked',
  because: {
    nl: 'Een eerdere brief naar dit adres kwam terug.',
    fr: 'Une lettre précédente envoyée à cette adresse est revenue.',
    de: 'Ein früherer Brief an diese Adresse kam zurück.',
    en: 'An earlier letter to this address came back.',
  },
  decide: ({ marked }, channel) => (marked.has(channel) ? 'skip' : 'pass'),
}
