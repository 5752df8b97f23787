import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { euros } from '../../show/euros.ts'
import { right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'
import { pathOf } from './batch-path.ts'

/** What a stop keeps from leaving, as the hub shows it. */
export interface ShownStop {
  readonly channels: readonly {
    readonly channel?: string
    readonly left: number
    readonly leaving: number
    readonly held: number
    readonly until?: string
  }[]
  readonly left: number
  readonly leaving: number
  readonly held: number
  readonly saves: { readonly amount: number }
  readonly unpriced: number
}

/** `uitpost batches stop-preview` */
export function stopPreviewCommand({ terminal, settings }: CommandContext): Command {
  return new Command('stop-preview')
    .description('what a pause or a cancel would keep from leaving now; it changes nothing')
    .argument('<id>', 'bat_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches stop-preview bat_01kb…')
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const stop = right(await api.get(`${pathOf(id)}/stop-preview`)) as unknown as ShownStop
      if (json) return terminal.out(JSON.stringify(stop, undefined, 2))
      terminal.out(
        table(
          ['channel', 'left', 'leaving', 'held by a stop', 'until'],
          stop.channels.map(({ channel, left, leaving, held, until }) => [
            channel ?? 'not decided',
            left,
            leaving,
            held,
            shortTime(until),
          ]),
        ),
      )
      terminal.out(stopLine(stop))
    })
}

export function stopLine({ held, left, leaving, saves, unpriced }: ShownStop): string {
  const price =
    saves.amount > 0 ? ` This saves ${euros(saves)}${unpriced > 0 ? `, and ${unpriced} have no price yet` : ''}.` : ''
  return `${held} held, ${left + leaving} left or leaving.${price}`
}
