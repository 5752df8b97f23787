import type { ReaderRule } from '../reader-rule.ts'

/** The dead get no letter, unless the class says that the estate may read it and a person settles it: that rule comes first. */
export const deceased: ReaderRule = {
  name: 'deceased',
  because: {
    nl: 'De ontvanger is overleden.',
    fr: 'Le destinataire est décédé.',
    de: 'Der Empfänger ist verstorben.',
    en: 'The recipient has died.',
  },
  decide: ({ answer, today }) =>
    answer.kind === 'person' && answer.person.diedOn !== undefined && answer.person.diedOn <= today
      ? { kind: 'nobody' }
      : undefined,
}
