import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../api/contract/messages/message.ts'
import { packageRoot } from '../../core/package-root.ts'
import { readFontFile } from '../../templates/pdf/fonts/prepare-fonts.ts'
import { mm } from '../../templates/pdf/geometry/millimetres.ts'
import { checkVerapdf } from '../../templates/supplied/check/verapdf.ts'
import { type DocumentPool, openDocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import { readLetter } from '../support/files/read-letter.ts'
import { goodAddress, makeLetter } from '../support/files/supplied-pdfs.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { withPeer } from './with-peer.ts'

const home =
  process.env['UITPOST_VERAPDF_HOME'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'uitpost-tools/verapdf')
const claim = 'pdfaid:part'

/** As a program that writes for the archive would make it. */
async function archivable(): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'nl',
    font: (await readFontFile('regular')) as unknown as string,
    info: { Title: 'Beslissing' },
  })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve) => doc.on('end', resolve))
  doc.fontSize(11)
  for (const [index, line] of goodAddress.entries()) doc.text(line, mm(110), mm(60 + index * 5), { lineBreak: false })
  doc.text('Betreft: uw aanvraag', mm(20), mm(110), { lineBreak: false })
  doc.end()
  await done
  return Buffer.concat(parts)
}

withPeer('PDF/A of letters made elsewhere, by veraPDF', ['java', join(home, 'classes')], async () => {
  let pool: DocumentPool
  let silent = 0
  let letter: Buffer
  // The hub passes nothing of its environment on: a command must find its own parts.
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-verapdf-'))
  const command = join(folder, 'verapdf')
  writeFileSync(
    command,
    `#!/bin/sh\nUITPOST_VERAPDF_HOME='${home}' exec '${join(packageRoot, 'test/tools/verapdf/verapdf')}' "$@"\n`,
    { mode: 0o755 },
  )
  const hub = await openTestHub({ settings: { VERAPDF_COMMAND: command } })
  beforeAll(async () => {
    letter = await archivable()
    pool = openDocumentPool({ verapdf: command, onNoVerdict: () => silent++ })
  })
  afterAll(async () => {
    await pool.close()
    rmSync(folder, { recursive: true })
  })

  async function upload(bytes: Uint8Array) {
    const form = new FormData()
    form.append('purpose', 'letter')
    form.append('file', new Blob([new Uint8Array(bytes)]), 'Beslissing.pdf')
    const answer = await hub.ask('/v1/documents', { method: 'POST', body: form })
    expect(answer.status, await answer.clone().text()).toBe(201)
    return (await answer.json()) as { readonly id: string; readonly pdfa: boolean }
  }

  test('a valid file is named by its profile; an invalid one, and one that only claims a profile, is not; damaged: no result', async () => {
    await checkVerapdf(command)
    expect(await pool.validate(letter, { entity: 'a', patient: true })).toEqual({
      validation: 'checked',
      profile: 'PDF/A-2b',
    })
    const plain = await makeLetter()
    expect(await pool.validate(plain, { entity: 'a', patient: true })).toEqual({ validation: 'checked' })
    const liar = Buffer.from(letter.toString('latin1').replace('/OutputIntents', '/OutputIntentz'), 'latin1')
    expect(liar.includes(claim)).toBe(true)
    expect(await pool.validate(liar, { entity: 'a', patient: true })).toEqual({ validation: 'checked' })
    expect(silent).toBe(0)
    expect(await pool.validate(letter.subarray(0, 300), { entity: 'a', patient: true })).toEqual({
      validation: 'not-checked',
    })
    expect(silent).toBe(1)
  })

  test.each([
    ['as it was addressed', undefined],
    [
      'with another address',
      { street: 'Dam', houseNumber: '1', postalCode: '8500', municipality: 'Kortrijk', country: 'BE' },
    ],
  ])('over the API: the label, and the letter that is sent is PDF/A still: %s', async (_what, address) => {
    const document = await upload(letter)
    expect(document).toMatchObject({ pdfa: true, pdfaProfile: 'PDF/A-2b', validation: 'checked' })
    const sent = await send(document.id, address)
    expect(sent.includes(claim)).toBe(true)
    expect(await pool.validate(sent, { entity: 'a', patient: true })).toEqual({
      validation: 'checked',
      profile: 'PDF/A-2b',
    })
    const text = (await readLetter(sent)).lines.map((line) => line.text)
    expect(text.includes('9000 Gent')).toBe(address === undefined)
  })

  test('over the API: a file that is not PDF/A is reported as such, and what is sent claims nothing', async () => {
    const document = await upload(await makeLetter())
    expect(document).toMatchObject({ pdfa: false, validation: 'checked' })
    expect(document).not.toHaveProperty('pdfaProfile')
    expect((await send(document.id, undefined)).includes(claim)).toBe(false)
  })

  async function send(document: string, address: object | undefined): Promise<Buffer> {
    const [citizen] = hub.trial.citizens
    const answer = await hub.ask('/v1/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({
        document,
        subject: 'Uw beslissing',
        reference: `PDFA-${randomUUID()}`,
        recipient: { type: 'citizen', insz: citizen?.insz, name: 'Jan Peeters', ...(address && { address }) },
        channels: ['inbox'],
      }),
    })
    expect(answer.status, await answer.clone().text()).toBe(202)
    const { id } = (await answer.json()) as { id: string }
    const message = await hub.until(
      async () => (await (await hub.ask(`/v1/messages/${id}`)).json()) as Message,
      ({ status }) => status === 'delivered',
    )
    const made = message.documents.find(({ kind }) => kind === 'letter')
    return Buffer.from(await (await hub.ask(`/v1/messages/${id}/documents/${made?.id}`)).arrayBuffer())
  }
})
