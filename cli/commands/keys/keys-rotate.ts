import { Command, Option } from 'commander'
import { beginKeyRotation } from '../../../archive/keys/entity-key-rotation.ts'
import { rewrapEntityKeys } from '../../../archive/keys/master-keys.ts'
import { tidyKeyFiles } from '../../../archive/keys/tidy-key-files.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { dayMs } from '../../../core/durations.ts'
import { showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { lastingColumns, resealColumn } from './reseal-columns.ts'

const by = 'hub:command-line'

/** `uitpost keys rotate --master|--entity <code>` */
export function rotateCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('rotate')
    .description('wrap keys under a new one; no document is encrypted again')
    .addOption(new Option('--master', 'keys of entities, under the first key of ENCRYPTION_KEYS').conflicts('entity'))
    .option('--entity <code>', 'give an entity a new key: an OVO code or an enterprise number')
    .addHelpText(
      'after',
      '\nDispatchers wrap the keys of the records of an entity, a chunk at a time: `uitpost keys status` shows how far they are.\n' +
        '\nExamples:\n  $ uitpost keys rotate --master\n  $ uitpost keys rotate --entity OVO000001',
    )
    .action(async ({ master, entity: code }: { master?: true; entity?: string }) => {
      if (master === undefined && code === undefined)
        throw new CommandFailed('Which key?', 'Give --master, or --entity with a code.', 2)
      if (code === undefined) return rotateMaster(context)
      const { keyring } = await installationKeys(settings())
      await withHubDatabase(settings(), async (database) => {
        const note = { at: clock.now(), actorKind: 'hub', actor: by } as const
        const entity = await entityByCode(database, code)
        const begun = await database.asHub((tx) => beginKeyRotation(tx, keyring, entity, by, clock.now()))
        if (begun === 'running')
          throw new CommandFailed(
            'The key of this entity is rotating already.',
            'See `uitpost keys status`; it takes two days to end.',
          )
        if (begun === 'exhausted') throw new CommandFailed('An entity has at most 255 keys.')
        await recordAudit(database, entity, {
          ...note,
          action: 'rotate-entity-key',
          subjectKind: 'entity',
          subject: showId('entity', entity),
        })
        terminal.out(
          `Key ${begun.number} wraps new records from now on; dispatchers wrap the keys of ${begun.total} records under it.`,
        )
      })
    })
}

/** Each step may be interrupted and repeated. */
async function rotateMaster({ terminal, settings, clock, exitWith }: CommandContext): Promise<void> {
  await withArchive(settings(), clock, async ({ context, keyring }) => {
    const { database } = context
    const rewrapped = await rewrapEntityKeys(database.hub, keyring)
    await recordAudit(database, undefined, {
      at: clock.now(),
      actorKind: 'hub',
      actor: by,
      action: 'rotate-master-key',
      subjectKind: 'master-key',
      subject: String(keyring.currentId),
    })
    terminal.out(`${rewrapped} keys of entities are now wrapped under key ${keyring.currentId}.`)
    const { BACKUP_RETENTION_DAYS: days } = settings()
    const { renewed } = await tidyKeyFiles(context, new Date(clock.now().getTime() - days * dayMs))
    if (renewed > 0) terminal.out(`${renewed} files of keys in the blob store are now sealed by it.`)
    for (const column of lastingColumns) {
      const { place, resealed, failed } = await resealColumn(database.hub, keyring, column)
      if (resealed > 0) terminal.out(`${resealed} values of ${place} are now sealed by it.`)
      if (failed === 0) continue
      exitWith(3)
      terminal.tell(`${failed} values of ${place} do not open, and stay as they are: is their key in ENCRYPTION_KEYS?`)
    }
  })
}
