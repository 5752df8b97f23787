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

/** `uitpost archive find|compare|verify|export|statement|monitor|self-check|sweep|index` */
export function archiveCommand(context: CommandContext): Command {
  return new Command('archive')
    .description('archived letters: find, verify and export them')
    .addCommand(findCommand(context))
    .addCommand(compareCommand(context))
    .addCommand(verifyCommand(context))
    .addCommand(exportCommand(context))
    .addCommand(statementCommand(context))
    .addCommand(monitorCommand(context))
    .addCommand(selfCheckCommand(context))
    .addCommand(sweepCommand(context))
    .addCommand(indexCommand(context))
}
