import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { compareCommand } from './archive-compare.ts'
import { exportCommand } from './archive-export.ts'
import { findCommand } from './archive-find.ts'
import { indexCommand } from './archive-index.ts'
import { monitorCommand } from './archive-monitor.ts'
import { selfCheckCommand } from './archive-self-check.ts'
import { statementCommand } from './archive-statement.ts'
import { sweepCommand } from './archive-sweep.ts'
import { verifyCommand } from './archive-verify.ts'
import { disposalsCommand } from './retention/disposals-command.ts'
import { holdsCommand } from './retention/holds-command.ts'
import { reapplyCommand } from './retention/reapply-command.ts'
import { seriesCommand } from './retention/series-command.ts'
import { transferCommand } from './retention/transfer-command.ts'
import { savedSearchesCommand } from './saved-searches.ts'

/** `uitpost archive find|saved-searches|compare|verify|export|statement|monitor|self-check|sweep|index|series|holds|disposals|transfer|reapply-disposals` */
export function archiveCommand(context: CommandContext): Command {
  return new Command('archive')
    .description('archived letters: find, verify, export, keep, transfer and dispose of them')
    .addCommand(findCommand(context))
    .addCommand(savedSearchesCommand(context))
    .addCommand(compareCommand(context))
    .addCommand(verifyCommand(context))
    .addCommand(exportCommand(context))
    .addCommand(statementCommand(context))
    .addCommand(monitorCommand(context))
    .addCommand(selfCheckCommand(context))
    .addCommand(sweepCommand(context))
    .addCommand(indexCommand(context))
    .addCommand(seriesCommand(context))
    .addCommand(holdsCommand(context))
    .addCommand(disposalsCommand(context))
    .addCommand(transferCommand(context))
    .addCommand(reapplyCommand(context))
}
