import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { checkCommand } from './store-check.ts'
import { faultsCommand } from './store-faults.ts'
import { scrubCommand } from './store-scrub.ts'
import { statusCommand } from './store-status.ts'

/** `uitpost store check|status|scrub|faults` */
export function storeCommand(context: CommandContext): Command {
  return new Command('store')
    .description('where documents are stored: try it, watch its second location, read everything again, repair')
    .addCommand(checkCommand(context))
    .addCommand(statusCommand(context))
    .addCommand(scrubCommand(context))
    .addCommand(faultsCommand(context))
}
