import { Command } from 'commander'
import { insz } from '../../../api/contract/messages/recipient.ts'
import { systemClock } from '../../../core/clock.ts'
import { createLog } from '../../../core/log.ts'
import { readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { readerRules } from '../../../dispatcher/registry/decide-reader.ts'
import { openHttpRegistry } from '../../../dispatcher/registry/http-registry.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { registryOf } from '../../hub/config/registry-config.ts'
import { table } from '../../show/table.ts'
import { registryPeople } from '../../trial/registry/registry-people.ts'

/** `uitpost registry check|rules|people` */
export function registryCommand(context: CommandContext): Command {
  return new Command('registry')
    .description('the registry of persons and enterprises, and who reads for whom')
    .addCommand(checkCommand(context))
    .addCommand(rulesCommand(context))
    .addCommand(peopleCommand(context))
}

function checkCommand({ terminal, settings }: CommandContext): Command {
  return new Command('check')
    .description('ask the registry of REGISTRY_URL about one number of your own; only whether it is known is printed')
    .argument('<number>', 'a national number or an enterprise number')
    .addHelpText('after', '\nExample:\n  $ uitpost registry check 0206731645')
    .action(async (number: string) => {
      const known = registryOf(settings())
      if (known === undefined)
        throw new CommandFailed('No registry is connected.', 'Set REGISTRY_URL and REGISTRY_KEY_FILE.')
      const registry = openHttpRegistry(known, { clock: systemClock, log: createLog('silent') })
      const [answer] = await registry.lookUp(
        [subjectOf(number)],
        'before-sending',
        AbortSignal.timeout(known.timeoutMs),
      )
      registry.close()
      if (answer === undefined || answer.kind === 'away')
        throw new CommandFailed('The registry did not answer.', 'Look at REGISTRY_URL, the key and the network.')
      terminal.out(
        answer.kind === 'unknown'
          ? 'The registry answers; it does not know this number.'
          : 'The registry answers, and knows this number.',
      )
    })
}

/** @throws CommandFailed, exit code 2 */
function subjectOf(number: string) {
  const person = insz.safeParse(number)
  if (person.success) return { type: 'citizen', insz: person.data, name: '' } as const
  const enterpriseNumber = readEnterpriseNumber(number)
  if (enterpriseNumber !== undefined) return { type: 'enterprise', enterpriseNumber, name: '' } as const
  throw new CommandFailed('This is no national number and no enterprise number.', undefined, 2)
}

function rulesCommand({ terminal }: CommandContext): Command {
  return new Command('rules')
    .description('who reads for whom, in the order in which the rules are evaluated')
    .option('--json', 'print JSON, in every language')
    .addHelpText('after', '\nExample:\n  $ uitpost registry rules')
    .action(({ json }: { json?: true }) => {
      if (json) return terminal.out(JSON.stringify(readerRules.map(({ name, because }) => ({ name, because }))))
      terminal.out(
        table(
          ['rule', 'because'],
          readerRules.map(({ name, because }) => [name, because.en ?? '']),
        ),
      )
    })
}

function peopleCommand({ terminal }: CommandContext): Command {
  return new Command('people')
    .description('the invented people of the trial about whom its registry says something')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost registry people')
    .action(({ json }: { json?: true }) => {
      if (json) return terminal.out(JSON.stringify(registryPeople))
      terminal.out(
        table(
          ['number', 'name', 'shows'],
          registryPeople.map(({ number, name, shows }) => [number, name, shows]),
        ),
      )
    })
}
