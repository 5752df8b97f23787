import { Command } from 'commander'
import type { Upcoming } from '../../../api/contract/messages/upcoming.ts'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { shortTime } from '../../show/table.ts'

/** `uitpost messages upcoming` */
export function upcomingCommand({ terminal, settings }: CommandContext): Command {
  return new Command('upcoming')
    .description('what the hub will do with a letter by itself, and when')
    .argument('<id>', 'the id of the message, msg_…')
    .option('--test', 'a letter of a test key, in the trial')
    .option('--json', 'print the answer of the API')
    .addHelpText('after', '\nExample:\n  $ uitpost messages upcoming msg_01kb…')
    .action(async (id: string, { test, json }: { test?: true; json?: true }) => {
      const api = await openHubApi(settings(), test ? 'test' : 'live')
      const path = `/v1/messages/${encodeURIComponent(id)}/upcoming`
      const upcoming = right(await api.get(path)) as unknown as Upcoming
      terminal.out(json ? JSON.stringify(upcoming, undefined, 2) : upcomingLines(upcoming).join('\n'))
    })
}

const words: Readonly<Record<Upcoming['items'][number]['what'], string>> = {
  prepare: 'its route is decided and it is made',
  'hand-over': 'it is handed over',
  reminder: 'its reader is reminded',
  'seen-in-time-check': 'it moves on where it was not seen in time',
  'reading-term-ends': 'the term to read it ends',
  'acknowledgement-term-ends': 'the term to acknowledge receipt ends',
  'silence-followed-up': 'a case is opened if no report came',
  'receipt-window-closes': 'no receipt is waited for any more',
  expires: 'it is not sent any more',
  'simulated-answer': 'the simulated recipient answers',
}

export function upcomingLines({ items }: Upcoming): string[] {
  if (items.length === 0) return ['Nothing waits for a moment.']
  return items.map(({ at, what, channel, next }) => {
    const where = channel === undefined ? '' : ` (${channel})`
    return `${shortTime(at)}  ${words[what]}${where}${next === undefined ? '' : `; then ${next}`}`
  })
}
