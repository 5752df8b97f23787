import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { windowProfile } from '../../../templates/pdf/geometry/window-profiles.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { makeLetter } from '../../support/files/supplied-pdfs.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { proposeAndApprove } from '../../support/hub/approve-proposal.ts'
import { jan } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { runCommand } from '../../support/hub/run-command.ts'
import { writeTemplateFolder } from '../../support/hub/template-folders.ts'

let here: TestApi
let mine: TestEntity
let folder: string

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  folder = await mkdtemp(join(tmpdir(), 'uitpost-window-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const mm = 72 / 25.4
/** Where the name of the recipient begins, in mm from the left. */
async function addressLeft(bytes: Uint8Array): Promise<number> {
  const { lines } = await readLetter(bytes)
  const name = lines.find(({ text }) => text.includes('Mieke Voorbeeld'))
  if (name === undefined) throw new Error(`No address among: ${lines.map(({ text }) => text).join(' | ')}`)
  return name.x / mm
}
const drawn = (path: string, body: unknown = {}) => here.call(path, { method: 'POST', key: mine.live, body })
const style = { key: 'huis', name: { nl: 'Dienst' }, colour: '#00607c', senderLines: ['Proefstraat 1'] }
const tariff = { from: '2026-01-01', postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 158 }
/** Every way to request an unsent letter. */
async function everyPreview(): Promise<{ profile: string | null; left: number }[]> {
  const template = await drawn('/v1/templates/vergunning/versions/1/preview?format=pdf')
  const styled = await drawn('/v1/house-styles/previews/letter?template=vergunning', style)
  const all = await drawn('/v1/house-styles/previews', style)
  const zipped = (await zipEntries(all.bytes)).get('vergunning.pdf')
  return [
    ...(await Promise.all(
      [template, styled].map(async ({ headers, bytes }) => ({
        profile: headers.get('uitpost-print-profile'),
        left: await addressLeft(bytes),
      })),
    )),
    { profile: null, left: await addressLeft(zipped ?? Buffer.alloc(0)) },
  ]
}

test('without a print contract every preview has the common window, and the hub says so', async () => {
  expect((await here.call('/v1/print-profile', { key: mine.live })).json).toEqual({
    profile: 'c5-right',
    side: 'right',
    addressSheet: false,
  })
  for (const { left } of await everyPreview()) expect(left).toBeCloseTo(107, 0)
})

test.each(['c5-left', 'c56-left', 'c4-right', 'c5-sheet'] as const)(
  'every preview is drawn for the window of the print partner: %s',
  async (profile) => {
    const body = { name: 'Drukwerk', partner: 'Drukkerij Zonneschijn', cutOff: '17:00', profile, tariffs: [tariff] }
    here.clock.advance(1_000)
    await proposeAndApprove(here, mine, 'POST', '/v1/print-contracts', body)
    const { side, address } = windowProfile(profile)
    const reviewer = await here.newKey(mine.id, ['templates:read'])
    expect((await here.call('/v1/print-profile', { key: reviewer })).json).toEqual({
      profile,
      side,
      addressSheet: profile === 'c5-sheet',
      partner: 'Drukkerij Zonneschijn',
      contract: 'Drukwerk',
    })
    const previews = await everyPreview()
    expect(previews.map((each) => each.profile)).toEqual([profile, profile, null])
    for (const { left } of previews) expect(left).toBeCloseTo(address.x / mm, 0)
    const sheet = await drawn('/v1/print-profile/address-sheet?language=nl')
    if (profile === 'c5-sheet') expect(await addressLeft(sheet.bytes)).toBeCloseTo(address.x / mm, 0)
    else expect([sheet.status, sheet.json.code]).toEqual([409, 'UP-3078'])
    const template = join(folder, 'brief')
    await writeTemplateFolder(template)
    const ran = await runCommand(
      ['templates', 'render', template, '--format', 'pdf', '--no-large', '--out', join(folder, profile)],
      { UITPOST_URL: here.url, UITPOST_API_KEY: mine.live },
    )
    expect(ran.err).toContain(`window: ${profile}, as printed by Drukkerij Zonneschijn`)
    const drawnFiles = join(folder, profile, 'brief')
    expect(await addressLeft(await readFile(join(drawnFiles, 'gewoon.nl.pdf')))).toBeCloseTo(address.x / mm, 0)
    const sheets = [
      await readFile(join(drawnFiles, 'gewoon.nl.address-sheet.pdf')).catch(() => undefined),
      (await zipEntries((await drawn('/v1/house-styles/previews', style)).bytes)).get('address-sheet.pdf'),
    ]
    for (const each of sheets)
      if (profile === 'c5-sheet') expect(await addressLeft(each ?? Buffer.alloc(0))).toBeCloseTo(address.x / mm, 0)
      else expect(each).toBeUndefined()
  },
)

test('a supplied PDF needs no address in a window then, and its address sheet is counted', async () => {
  const supplied = await makeLetter({ address: [], pages: 2 })
  const form = new FormData()
  form.append('purpose', 'letter')
  form.append('file', new Blob([new Uint8Array(supplied)], { type: 'application/pdf' }), 'besluit.pdf')
  const upload = await here.call('/v1/documents', { method: 'POST', key: mine.live, raw: form })
  expect(upload.json).toMatchObject({ pages: 2, checks: [] })
  const { id: document } = upload.json
  const letter = { document, subject: 'Besluit', recipient: jan, reference: 'PDF-1', channels: ['print'] }
  const preview = await drawn('/v1/route-previews', letter)
  // Two pages on one sheet, and the address sheet before it.
  expect(preview.json).toMatchObject({ channel: 'print', ifPaper: { pages: 2, sheets: 2 } })
})
