import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { checkBucket } from '../../../core/blobs/check-bucket.ts'
import { type Ability, checkStore } from '../../../core/blobs/check-store.ts'
import type { Settings } from '../../../core/config.ts'
import type { CommandContext } from '../../command-context.ts'
import { blobsIn } from '../../hub/config/hub-config.ts'
import { bucketOf, openBlobs } from '../../hub/open-blobs.ts'
import { table } from '../../show/table.ts'

/** `uitpost store check` */
export function checkCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('check')
    .description('try each ability of the stores that are set up; exit code 1 when one that is needed fails')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nIt writes a few blobs under probe/ and removes them.\n\nExample:\n  $ uitpost store check')
    .action(async ({ json }: { json?: true }) => {
      const places = await Promise.all(
        placesOf(settings()).map(async (place) => ({ ...place, found: await collect(place) })),
      )
      if (places.some(({ found }) => found.some(({ state }) => state === 'fails'))) exitWith(1)
      if (json) return terminal.out(JSON.stringify(places.map(({ setting, found }) => ({ setting, abilities: found }))))
      for (const { setting, title, found } of places) {
        terminal.out(`${title} (${setting})`)
        terminal.out(
          table(
            ['ability', '', 'found'],
            found.map(({ name, state, words }) => [name, marks[state], words]),
          ),
        )
      }
      if (places.length === 1)
        terminal.out('There is no second location: set STORE_SECOND_URL, and each document is stored twice.')
    })
}

const marks = { works: 'works', absent: 'absent', fails: 'FAILS' } as const

interface Place {
  readonly setting: 'BLOBS_URL' | 'STORE_SECOND_URL'
  readonly title: string
  readonly url: string
  readonly settings: Settings
}

function placesOf(settings: Settings): readonly Place[] {
  const { BLOBS_URL, DATA_DIR, STORE_SECOND_URL } = settings
  const first = {
    setting: 'BLOBS_URL',
    title: 'First location',
    url: BLOBS_URL ?? blobsIn(DATA_DIR),
    settings,
  } as const
  return STORE_SECOND_URL === undefined
    ? [first]
    : [first, { setting: 'STORE_SECOND_URL', title: 'Second location', url: STORE_SECOND_URL, settings }]
}

async function collect({ url, settings, setting }: Place): Promise<readonly Ability[]> {
  const unique = randomUUID()
  const found: Ability[] = []
  for await (const ability of checkStore(openBlobs(url, settings, setting), unique)) found.push(ability)
  if (new URL(url).protocol === 's3:')
    for await (const ability of checkBucket(bucketOf(url, settings, setting), unique)) found.push(ability)
  return found
}
