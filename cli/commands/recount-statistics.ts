import { Command } from 'commander'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { findEntityByCode } from '../../core/tenants/entities.ts'
import { recountEntity } from '../../dispatcher/statistics/recount.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'

/** `uitpost recount-statistics` */
export function recountStatisticsCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('recount-statistics')
    .description('count the letters of an entity again from their events')
    .argument('<entity>', 'code of the entity, as OVO000001')
    .addHelpText(
      'after',
      `
The dispatchers count some thousand letters a second; until they are done, the statistics of the
entity grow again from nothing. No letter and no event changes.

Example:
  $ uitpost recount-statistics OVO000001`,
    )
    .action(async (code: string) => {
      await withHubDatabase(settings(), async (database) => {
        const entity = await database.asHub((tx) => findEntityByCode(tx, code))
        if (entity === undefined) throw new CommandFailed(`There is no entity ${code}.`)
        await recountEntity(database, entity.id)
        await recordAudit(database, undefined, {
          at: clock.now(),
          actorKind: 'hub',
          actor: 'hub:command-line',
          action: 'recount-statistics',
          subjectKind: 'entity',
          subject: code,
        })
      })
      terminal.out(`The letters of ${code} are counted again.`)
    })
}
