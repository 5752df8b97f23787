import type { ReaderRule } from '../reader-rule.ts'

/** An enterprise that was struck off the register no longer exists. */
export const struckOff: ReaderRule = {
  name: 'struck-off',
  because: {
    nl: 'De onderneming is uit het register geschrapt.',
    fr: 'L’entreprise a été radiée du registre.',
    de: 'Das Unternehmen wurde aus dem Register gelöscht.',
    en: 'The enterprise was struck off the register.',
  },
  decide: ({ answer }) =>
    answer.kind === 'enterprise' && answer.enterprise.status === 'struck-off' ? { kind: 'nobody' } : undefined,
}
