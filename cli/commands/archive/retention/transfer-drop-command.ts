import { Command } from 'commander'
import { proposeDrop } from '../../../../archive/transfer/propose-drop.ts'
import { showId } from '../../../../core/words/id.ts'
import type { CommandContext } from '../../../command-context.ts'
import { by, forEntity, ofEntity, record } from './retention-command.ts'
import { exampleOf, transferId } from './transfer-id.ts'

/** `uitpost archive transfer drop`: proposes a disposal of the copies here. */
export function dropCommand(context: CommandContext): Command {
  return ofEntity(new Command('drop'))
    .description('propose to drop the copies here of what the archive service accepted; another person approves it')
    .argument('<id>', 'trf_…')
    .option('--comment <text>', 'for the person who decides')
    .addHelpText('after', exampleOf('drop', 'trf_01kb…'))
    .action(async (named: string, { entity: code, comment }: { entity: string; comment?: string }) => {
      const id = transferId(named)
      const disposal = await forEntity(context, code, async (database, entity) => {
        const wanted = { comment, dropDays: context.settings().TRANSFER_DROP_DAYS }
        const made = await database.asHub((tx) => proposeDrop(tx, entity, id, wanted, by(context)))
        await record(context, database, entity, { action: 'drop-transfer', subjectKind: 'transfer', subject: named })
        return showId('disposal', made.id)
      })
      context.terminal.out(`${disposal}: the copies are being listed; then another person approves it.`)
    })
}
