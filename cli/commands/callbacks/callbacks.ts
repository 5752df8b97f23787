import { Command } from 'commander'
import type { CallbackAttempt } from '../../../api/contract/callbacks/callback-calls.ts'
import type { Callback, CreatedCallback } from '../../../api/contract/callbacks/callbacks.ts'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'
import { callbackPath, outcomeOf, stateOf, typesOf } from './ask-callbacks.ts'
import { attemptsCommand } from './attempts-command.ts'
import { changeCommand } from './change-command.ts'

const where = '\nAsks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.'

/** `uitpost callbacks list|create|change|test|suspend|resume|rotate-secret|replay|attempts|remove` */
export function callbacksCommand(context: CommandContext): Command {
  return new Command('callbacks')
    .description('systems of the entity to which events are posted: state, test, replay, secrets, attempts')
    .addCommand(listCommand(context))
    .addCommand(createCommand(context))
    .addCommand(changeCommand(context))
    .addCommand(testCommand(context))
    .addCommand(stepCommand(context, 'suspend', 'stop calls for a while; events wait'))
    .addCommand(stepCommand(context, 'resume', 'start calls again, with everything that waits'))
    .addCommand(rotateCommand(context))
    .addCommand(replayCommand(context))
    .addCommand(attemptsCommand(context))
    .addCommand(removeCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('the callbacks, and what waits for them')
    .option('--json', 'print JSON')
    .addHelpText('after', `${where}\n\nExample:\n  $ uitpost callbacks list`)
    .action(async ({ json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const { items } = right(await api.get('/v1/callbacks')) as unknown as { readonly items: readonly Callback[] }
      if (json) return terminal.out(JSON.stringify(items))
      if (items.length === 0) return terminal.out('There is no callback.')
      terminal.out(
        table(
          ['callback', 'name', 'state', 'since', 'types', 'waiting', 'accepted', 'url'],
          items.map((each) => [
            each.id,
            each.name ?? '–',
            stateOf(each),
            shortTime(each.failingSince ?? each.since),
            each.types.join(','),
            `${each.waiting.events}${each.waiting.more ? '+' : ''}`,
            `${each.recent.accepted}/${each.recent.calls}`,
            each.url,
          ]),
        ),
      )
    })
}

interface CreateOptions {
  readonly types?: string
  readonly name?: string
  readonly test?: true
  readonly json?: true
}

function createCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('create')
    .description('make a callback; its secret is printed once')
    .argument('<url>', 'https://…')
    .option('--types <types>', 'types of events with commas between them; absent: all')
    .option('--name <name>', 'by which people recognise it')
    .option('--test', 'events of test letters')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `${where}

Exit code 3: the callback was made, and its receiver did not accept the ping.

Example:
  $ uitpost callbacks create https://back.example.org/uitpost --types delivered,read,undeliverable`,
    )
    .action(async (url: string, { types, name, test, json }: CreateOptions) => {
      const api = await openHubApi(settings())
      const body = {
        url,
        name,
        test,
        ...(types !== undefined && { types: typesOf(types) }),
      }
      const made = right(await api.post('/v1/callbacks', body)) as unknown as CreatedCallback
      if (!made.ping.ok) exitWith(3)
      if (json) return terminal.out(JSON.stringify(made))
      terminal.out(`${made.id}\nsecret: ${made.secret}`)
      terminal.tell('The secret is not shown again. Your system checks the signature of each call with it.')
      terminal.tell(`ping: ${outcomeOf(made.ping)}, ${made.ping.ms} ms`)
    })
}

function testCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('test')
    .description('send a signed ping now, and show what came of it')
    .argument('<id>', 'cbk_…')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 1: the receiver did not accept it.\n\nExample:\n  $ uitpost callbacks test cbk_01kb…',
    )
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const tried = right(await api.post(`${callbackPath(id)}/test`, {})) as unknown as CallbackAttempt
      if (tried.outcome !== 'accepted') exitWith(1)
      if (json) return terminal.out(JSON.stringify(tried))
      terminal.out(`${outcomeOf(tried)}, ${tried.ms} ms`)
      if (tried.answer?.body !== undefined) terminal.out(tried.answer.body)
    })
}

function stepCommand({ terminal, settings }: CommandContext, step: 'suspend' | 'resume', what: string): Command {
  return new Command(step)
    .description(what)
    .argument('<id>', 'cbk_…')
    .addHelpText('after', `\nExample:\n  $ uitpost callbacks ${step} cbk_01kb…`)
    .action(async (id: string) => {
      const api = await openHubApi(settings())
      const shown = right(await api.post(`${callbackPath(id)}/${step}`, {})) as unknown as Callback
      terminal.out(`${id} is ${stateOf(shown)}; ${shown.waiting.events}${shown.waiting.more ? '+' : ''} events wait.`)
    })
}

function rotateCommand({ terminal, settings }: CommandContext): Command {
  return new Command('rotate-secret')
    .description('replace the secret; the previous one signs too for seven days')
    .argument('<id>', 'cbk_…')
    .addHelpText('after', '\nExample:\n  $ uitpost callbacks rotate-secret cbk_01kb…')
    .action(async (id: string) => {
      const api = await openHubApi(settings())
      const path = `${callbackPath(id)}/rotate-secret`
      const { secret, previousUntil } = right(await api.post(path, {})) as unknown as {
        secret: string
        previousUntil: string
      }
      terminal.out(`secret: ${secret}`)
      terminal.tell(`It is not shown again. The previous one signs too until ${shortTime(previousUntil)}.`)
    })
}

interface ReplayOptions {
  readonly from: string
  readonly to?: string
  readonly types?: string
}

function replayCommand({ terminal, settings }: CommandContext): Command {
  return new Command('replay')
    .description('send the events of a time again, with the same ids')
    .argument('<id>', 'cbk_…')
    .requiredOption('--from <moment>', '2026-12-01T08:00:00+01:00')
    .option('--to <moment>', 'absent: until now')
    .option('--types <types>', 'types of events with commas between them; absent: those of the callback')
    .addHelpText('after', '\nExample:\n  $ uitpost callbacks replay cbk_01kb… --from 2026-12-01T08:00:00+01:00')
    .action(async (id: string, { from, to, types }: ReplayOptions) => {
      const api = await openHubApi(settings())
      const body = { from, to, ...(types !== undefined && { types: typesOf(types) }) }
      const { events } = right(await api.post(`${callbackPath(id)}/replay`, body)) as unknown as { events: number }
      terminal.out(`${events} events are sent again.`)
    })
}

function removeCommand({ terminal, settings }: CommandContext): Command {
  return new Command('remove')
    .description('end a callback; what waits is not sent, and stays in the feed')
    .argument('<id>', 'cbk_…')
    .addHelpText('after', '\nExample:\n  $ uitpost callbacks remove cbk_01kb…')
    .action(async (id: string) => {
      const api = await openHubApi(settings())
      right(await api.delete(callbackPath(id)))
      terminal.out(`${id} is removed.`)
    })
}
