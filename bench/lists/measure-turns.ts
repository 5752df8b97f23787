import { Readable } from 'node:stream'
import { entities } from '../../seeds/entities.ts'
import { testInsz } from '../../seeds/people.ts'
import type { Installation } from '../installation/open-installation.ts'
import { type Figure, figure } from '../measure.ts'
import { postBody, postList, type ShownList, untilListDone } from './post-list.ts'

/** Far from the numbers of the other lists. */
const firstNumber = 50_000_000

/** Two entities check lists of equal length at the same time: how far apart these end, of the time that the later one takes. */
export async function measureTurns(installation: Installation, rows: number): Promise<Figure> {
  const { url, liveKeys } = installation
  const other = entities.find(({ folder }) => folder === 'agentschap-voorbeeldstudies')
  const sender = { url, liveKey: liveKeys[other?.code ?? ''] ?? '' }
  const query = 'template=taalscreening-uitnodiging&class=information&dryRun=true'
  const [first, second] = await Promise.all([
    postList(installation, { form: 'ndjson', from: firstNumber, rows, dryRun: true }),
    postBody(sender, 'ndjson', query, invitations(rows), `bench-turns-${rows}`),
  ])
  const lists = await Promise.all([untilListDone(installation, first.id, true), untilListDone(sender, second.id, true)])
  const began = Math.max(...lists.map(({ createdAt }) => Date.parse(createdAt)))
  const took = lists.map(({ endedAt = '' }: ShownList) => Date.parse(endedAt) - began)
  const apart = (Math.max(...took) - Math.min(...took)) / Math.max(...took)
  return figure('lists of two entities end apart', '% of their time', [apart * 100], { bar: 10, atMost: true })
}

function invitations(rows: number): ReadableStream<Uint8Array> {
  const lines = function* (): Generator<Buffer> {
    for (let number = 0; number < rows; number += 1) yield Buffer.from(`${JSON.stringify(invitation(number))}\n`)
  }
  return Readable.toWeb(Readable.from(lines(), { objectMode: false })) as ReadableStream<Uint8Array>
}

function invitation(number: number) {
  const birth = `72${String((Math.floor(number / 900) % 12) + 1).padStart(2, '0')}${String((Math.floor(number / 10_800) % 28) + 1).padStart(2, '0')}`
  return {
    recipient: { type: 'citizen', insz: testInsz(birth, (number % 898) + 1), name: `Ouder ${number}` },
    channels: ['inbox'],
    data: {
      ouder: `Ouder ${number}`,
      kind: 'Noah',
      school: 'Basisschool De Oefenboom',
      plaats: 'Lindelaan 15, 9999 Voorbeeldegem',
      datum: '2027-03-09',
      beginuur: '14:30',
      verplaatsenTot: '2027-03-04',
    },
    reference: `TAAL-${number}`,
  }
}
