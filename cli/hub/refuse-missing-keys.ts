import { missingMasters } from '../../archive/keys/master-keys.ts'
import { SettingsRefused } from '../../core/config.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'

/**
 * A key that still seals something may not leave ENCRYPTION_KEYS: letters would not open, one by one, long after the mistake. A database that
 * is away, or not migrated yet, does not keep a process from starting.
 * @throws SettingsRefused which names the keys and what they seal
 */
export async function refuseMissingKeys(hub: Queryable, keyring: Keyring, log: Log): Promise<void> {
  const missing = await missingMasters(hub, keyring).catch((error: unknown) => {
    log.warn({ code: codeOf(error) }, 'it was not checked whether every key in use is on the key ring')
    return []
  })
  if (missing.length === 0) return
  const numbers = [...new Set(missing.map(({ master }) => master))].join(', ')
  const what = missing.map(({ place, sealed }) => `${sealed} of ${place}`).join(', ')
  throw new SettingsRefused([
    {
      setting: 'ENCRYPTION_KEYS',
      detail: `lacks key ${numbers}, which still seals ${what}. Put it back, behind the first one; \`uitpost keys status --count\` says when it may go.`,
    },
  ])
}
