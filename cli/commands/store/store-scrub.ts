import { Command, Option } from 'commander'
import type { ScrubDeps } from '../../../archive/scrub/check-object.ts'
import { hurryRound, readRounds } from '../../../archive/scrub/scrub-round.ts'
import { readStoreState } from '../../../archive/scrub/store-state.ts'
import { findObjects } from '../../../archive/scrub/stored-object.ts'
import { checkWhole, type ScrubPace, workScrub } from '../../../archive/scrub/work-scrub.ts'
import { createLog } from '../../../core/log.ts'
import { parseId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { scrubPace } from '../../hub/open-store.ts'
import { withArchive } from '../../reach/with-archive.ts'

interface Options {
  readonly now?: true
  readonly pack?: string
}

/** `uitpost store scrub --now|--pack <id>` */
export function scrubCommand({ terminal, settings, clock, exitWith }: CommandContext): Command {
  return new Command('scrub')
    .description('read stored bytes again, compare them with what was written, and repair them from the other location')
    .addOption(new Option('--now', 'the whole archive; dispatchers do this slowly and for ever').conflicts('pack'))
    .option('--pack <id>', 'one pack, pck_… or its id in the key, and every document in it')
    .addHelpText('after', '\nExamples:\n  $ uitpost store scrub --now\n  $ uitpost store scrub --pack pck_01kb…')
    .action(async ({ now, pack }: Options) => {
      if (now === undefined && pack === undefined)
        throw new CommandFailed('What is to be read?', 'Give --now for everything, or --pack with an id.', 2)
      const lost = await withArchive(settings(), clock, async ({ context, locations }) => {
        const deps = { context, locations, log: createLog('silent') }
        if (pack === undefined) await scrubAll(deps, scrubPace(settings()))
        else await scrubPack(deps, pack)
        return (await readStoreState(context.database.hub, locations.second)).lost
      })
      if (lost > 0) {
        exitWith(1)
        terminal.tell(
          `${lost} ${lost === 1 ? 'fault is' : 'faults are'} not to be repaired: \`uitpost store faults\` lists them.`,
        )
      }
    })

  async function scrubAll(deps: ScrubDeps, pace: ScrubPace): Promise<void> {
    const { hub } = deps.context.database
    await hurryRound(hub, clock.now())
    let said = 0
    for (;;) {
      const worked = await workScrub(deps, pace, true)
      const { running, finished } = await readRounds(hub)
      const round = running ?? finished
      if (round !== undefined && (running === undefined || Date.now() - said > 5_000)) {
        said = Date.now()
        terminal.out(
          `${round.objects} of ${round.totalObjects} packs and shared parts, ${round.documents} documents opened, ${round.faults} faults`,
        )
      }
      if (running === undefined) return
      // A dispatcher works on a step.
      if (!worked) await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  async function scrubPack(deps: ScrubDeps, named: string): Promise<void> {
    const id = parseId('pack', named) ?? (/^[0-9a-f-]{36}$/.test(named) ? named : undefined)
    const [object] = id === undefined ? [] : await findObjects(deps.context.database.hub, [id], [])
    if (object === undefined)
      throw new CommandFailed('There is no such pack.', 'The keys of faults hold the ids of packs.')
    const { bytes, faults } = await checkWhole(deps, object)
    terminal.out(`${bytes} bytes read, ${faults} faults`)
  }
}
