import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { sentTest, wordsOf } from '../messages/messages-test.ts'
import { pathOf } from './batch-path.ts'

/** `uitpost batches test` */
export function testRowCommand({ terminal, settings }: CommandContext): Command {
  return new Command('test')
    .description('send the letter of one row as a test, by email, to a member or a guest')
    .argument('<id>', 'bat_…')
    .argument('<row>', 'the number of the row')
    .requiredOption('--to <address>', 'the email address of a member of the entity, or of a guest on its guest list')
    .option('--json', 'print the answer of the API')
    .addHelpText('after', '\nExamples:\n  $ uitpost batches test bat_01kb… 12 --to ann@gemeente.example')
    .action(async (id: string, row: string, { to, json }: { to: string; json?: true }) => {
      const api = await openHubApi(settings())
      const test = await sentTest(api, `${pathOf(id)}/rows/${encodeURIComponent(row)}/test`, { to })
      terminal.out(json ? JSON.stringify(test, undefined, 2) : wordsOf(test))
    })
}
