import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import type { z } from 'zod'
import type { message } from '../../../api/contract/messages/message.ts'
import type { Upcoming } from '../../../api/contract/messages/upcoming.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { type HubApi, openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import type { Terminal } from '../../terminal.ts'
import { upcomingLines } from './messages-upcoming.ts'

type Message = z.output<typeof message>

/** A dispatcher sees a moment that has come within some seconds. */
const longestMs = 60_000
const everyMs = 250
/** Moments that one letter can have; more would be a fault of the hub. */
const maxSteps = 50

/** `uitpost messages step` */
export function stepCommand({ terminal, settings }: CommandContext): Command {
  return new Command('step')
    .description('let time pass for a test letter until something happens, and show it')
    .argument('<id>', 'the id of the message, msg_…; of a test key')
    .option('--all', 'step by step until the letter is final or waits for others')
    .option('--json', 'print the message as it is at the end')
    .addHelpText(
      'after',
      '\nAsks with a test key: UITPOST_API_KEY, else that of the trial.\n\nExamples:\n  $ uitpost messages step msg_01kb…\n  $ uitpost messages step msg_01kb… --all',
    )
    .action(async (id: string, { all, json }: { all?: true; json?: true }) => {
      const api = await openHubApi(settings(), 'test')
      const show = (line: string): void => {
        if (!json) terminal.out(line)
      }
      const path = `/v1/messages/${encodeURIComponent(id)}`
      for (let step = 0; step < (all ? maxSteps : 1); step += 1) if (!(await takeStep(api, path, show))) break
      if (json) terminal.out(JSON.stringify(right(await api.get(path)), undefined, 2))
    })
}

/** @returns whether there was a moment to step to */
async function takeStep(api: HubApi, path: string, show: Terminal['out']): Promise<boolean> {
  const upcoming = right(await api.get(`${path}/upcoming`)) as unknown as Upcoming
  const before = right(await api.get(path)) as unknown as Message
  const [first] = upcoming.items
  if (first === undefined) {
    show(`${before.status}${before.final ? ', final' : ''}: nothing waits for a moment.`)
    return false
  }
  show(upcomingLines({ items: [first] }).join('\n'))
  right(await api.post(`${path}/fast-forward`, { to: 'next' }))
  const after = await untilPassed(api, path, first)
  for (const { type, channel } of after.events.slice(before.events.length))
    show(`    ${type}${channel === undefined ? '' : ` (${channel})`}`)
  show(`    → ${after.status}${after.final ? ', final' : ''}`)
  return true
}

/** Until the moment has passed, and what follows at once is done: preparing for the next channel takes some seconds. */
async function untilPassed(api: HubApi, path: string, moment: Upcoming['items'][number]): Promise<Message> {
  const end = Date.now() + longestMs
  for (;;) {
    await wait(everyMs)
    const { items } = right(await api.get(`${path}/upcoming`)) as unknown as Upcoming
    const waits = items.some(({ at }) => Date.parse(at) <= Date.now())
    const now = right(await api.get(path)) as unknown as Message
    if (!waits && (now.status !== 'processing' || items.length > 0)) return now
    if (Date.now() > end)
      throw new CommandFailed(`The hub has not acted on “${moment.what}” within a minute.`, 'Is a dispatcher running?')
  }
}
