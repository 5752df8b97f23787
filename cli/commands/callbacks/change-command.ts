import { Command } from 'commander'
import type { Callback } from '../../../api/contract/callbacks/callbacks.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { callbackPath, typesOf } from './ask-callbacks.ts'

interface ChangeOptions {
  readonly url?: string
  readonly types?: string
  /** Empty: without a name. */
  readonly name?: string
  readonly json?: true
}

/** `uitpost callbacks change`: another URL has to accept a ping before it is used. */
export function changeCommand({ terminal, settings }: CommandContext): Command {
  return new Command('change')
    .description('change the URL, the types or the name; the secret stays')
    .argument('<id>', 'cbk_…')
    .option('--url <url>', 'https://…; it has to accept a ping, until then the old one is used')
    .option('--types <types>', 'types of events with commas between them; * for all')
    .option('--name <name>', "by which people recognise it; '' takes it away")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ uitpost callbacks change cbk_01kb… --url https://new.example.org/uitpost --types delivered,read',
    )
    .action(async (id: string, { url, types, name, json }: ChangeOptions) => {
      if (url === undefined && types === undefined && name === undefined)
        throw new CommandFailed('Nothing to change was given.', 'Give --url, --types or --name.', 2)
      const api = await openHubApi(settings())
      const body = {
        url,
        ...(types !== undefined && { types: typesOf(types) }),
        ...(name !== undefined && { name: name === '' ? null : name }),
      }
      const changed = right(await api.patch(callbackPath(id), body)) as unknown as Callback
      if (json) return terminal.out(JSON.stringify(changed))
      terminal.out(`${id} posts ${changed.types.join(', ')} to ${changed.url}.`)
    })
}
