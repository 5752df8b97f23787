import type { BegunRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'

/** What the restore found, and what follows, for the terminal. */
export function describeRecovery({ disposals, log }: BegunRecovery): string[] {
  const { known, published } = log
  return [
    published > known
      ? `The ledger goes on at ${published} leaves; ${published - known} of them came after that moment.`
      : `The ledger has ${known} leaves; none is missing.`,
    ...(disposals.destroyed > 0 ? [`${disposals.destroyed} records had come back and are destroyed again.`] : []),
    ...disposals.refused.map((list) => `${list}: not signed with this key; nothing of it was applied.`),
    'The hub is in recovery: nothing leaves and no letter is accepted.',
    'Start it, then see `uitpost recovery show` and `uitpost recovery letters`.',
  ]
}
