import type { ReaderRule } from '../reader-rule.ts'

/** From the judgment on, letters to a bankrupt enterprise go to its trustee. */
export const trustee: ReaderRule = {
  name: 'trustee',
  because: {
    nl: 'De onderneming is failliet. De brief gaat naar de curator.',
    fr: 'L’entreprise est en faillite. La lettre est adressée au curateur.',
    de: 'Das Unternehmen ist insolvent. Der Brief geht an den Konkursverwalter.',
    en: 'The enterprise is bankrupt. The letter goes to the trustee.',
  },
  decide: ({ answer }) =>
    answer.kind === 'enterprise' && answer.enterprise.status === 'bankrupt' && answer.enterprise.trustee !== undefined
      ? { kind: 'representative', representative: answer.enterprise.trustee }
      : undefined,
}
