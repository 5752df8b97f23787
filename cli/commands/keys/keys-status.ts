import { Command } from 'commander'
import { sql } from 'drizzle-orm'
import { listKeyRotations } from '../../../archive/keys/entity-key-rotation.ts'
import { countEntityKeys, lastCounted, type MasterKeyUse, storeCounted } from '../../../archive/keys/master-keys.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { shortTime, table } from '../../show/table.ts'
import { sealedColumns } from './sealed-columns.ts'

const maxRotations = 100

/** `uitpost keys status` */
export function keyStatusCommand({ terminal, settings, clock, exitWith }: CommandContext): Command {
  return new Command('status')
    .description(
      'which keys of ENCRYPTION_KEYS are in use, and how far keys of entities have rotated; exit code 1 when a key is missing',
    )
    .option('--count', 'count every sealed value now; reads whole tables, which may take minutes')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost keys status --count')
    .action(async ({ count, json }: { count?: true; json?: true }) => {
      const { keyring } = await installationKeys(settings())
      const { uses, rotations } = await withHubDatabase(settings(), async ({ hub }) => {
        if (count) await storeCounted(hub, await countAll(hub), clock.now())
        const found = [...(await countEntityKeys(hub)), ...(await lastCounted(hub))]
        return { uses: found, rotations: await listKeyRotations(hub, maxRotations) }
      })
      const missing = uses.filter(({ master, sealed }) => sealed > 0 && !keyring.ids.includes(master))
      if (missing.length > 0) exitWith(1)
      if (json) return terminal.out(JSON.stringify({ current: keyring.currentId, ring: keyring.ids, uses, rotations }))
      for (const line of describeRing(keyring, uses)) terminal.out(line)
      if (uses.length > 0)
        terminal.out(
          table(
            ['key', 'seals', 'values'],
            uses.map((each) => [each.master, each.place, each.sealed]),
          ),
        )
      if (rotations.length > 0)
        terminal.out(
          table(
            ['entity', 'key', 'began', 'state', 'records'],
            rotations.map((each) => [
              showId('entity', each.entity),
              each.number,
              shortTime(each.startedAt),
              each.phase,
              `${each.rewrapped} of ${each.total}`,
            ]),
          ),
        )
    })
}

function describeRing(
  { currentId, ids }: { readonly currentId: number; readonly ids: readonly number[] },
  uses: readonly MasterKeyUse[],
): readonly string[] {
  const used = new Set(uses.filter(({ sealed }) => sealed > 0).map(({ master }) => master))
  const wasCounted = uses.some(({ place }) => !place.startsWith('entity'))
  return [
    `Key ${currentId} encrypts.`,
    ...ids
      .filter((id) => id !== currentId)
      .map((id) => {
        if (used.has(id)) return `Key ${id} is in use: keep it.`
        return wasCounted
          ? `Key ${id} seals nothing any more: it may be removed, once back-ups from before are gone.`
          : `Key ${id}: give --count to see whether it is in use.`
      }),
    ...[...used]
      .filter((id) => !ids.includes(id))
      .map((id) => `Key ${id} is in use and NOT in ENCRYPTION_KEYS: what it seals cannot be opened.`),
  ]
}

/** Values of the key ring begin with 1 and the id of their key. */
async function countAll(hub: Queryable): Promise<readonly MasterKeyUse[]> {
  const uses: MasterKeyUse[] = []
  for (const place of sealedColumns) {
    const [name = '', column = ''] = place.split('.')
    const [of, value] = [sql.identifier(name), sql.identifier(column)]
    const rows = await hub.query<{ master: number; sealed: number }>(sql`
      select get_byte(${value}, 1) as master, count(*) as sealed from ${of}
      where octet_length(${value}) > 29 and get_byte(${value}, 0) = 1 group by 1`)
    uses.push(...rows.map((row) => ({ ...row, place })))
  }
  return uses
}
