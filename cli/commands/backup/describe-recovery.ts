import type { BegunRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'

/** What the restore found, and what follows, for the terminal. */
export function describeRecovery({ disposals, log, keys }: BegunRecovery): string[] {
  const { known, published } = log
  return [
    published > known
      ? `The ledger goes on at ${published} leaves; ${published - known} of them came after that moment.`
      : `The ledger has ${known} leaves; none is missing.`,
    ...(disposals.destroyed > 0 ? [`${disposals.destroyed} records had come back and are destroyed again.`] : []),
    ...disposals.refused.map((list) => `${list}: not signed with this key; nothing of it was applied.`),
    ...(keys.keys > 0 ? [`${keys.keys} keys of entities that were made since came back from the blob store.`] : []),
    ...(keys.entities > 0
      ? [`${keys.entities} entities that were made since came back, with their letters; set up the rest of them again.`]
      : []),
    ...(keys.refused > 0
      ? [`${keys.refused} keys of entities could not be brought back: is their master key in ENCRYPTION_KEYS?`]
      : []),
    'The hub is in recovery: nothing leaves and no letter is accepted.',
    'Start it, then see `uitpost recovery show` and `uitpost recovery letters`.',
  ]
}
