import type { ReaderRule } from '../reader-rule.ts'

/** The administrator of a protected person reads letters to that person. */
export const administrator: ReaderRule = {
  name: 'administrator',
  because: {
    nl: 'De ontvanger staat onder bewind. De brief gaat naar de bewindvoerder.',
    fr: 'Le destinataire est placé sous administration. La lettre est adressée à l’administrateur.',
    de: 'Der Empfänger steht unter Betreuung. Der Brief geht an den Betreuer.',
    en: 'The recipient is under judicial protection. The letter goes to the administrator.',
  },
  decide: ({ answer }) =>
    answer.kind === 'person' && answer.person.administrator !== undefined
      ? { kind: 'representative', representative: answer.person.administrator }
      : undefined,
}
