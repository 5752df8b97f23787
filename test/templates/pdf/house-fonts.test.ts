import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders, type SeedTemplate } from '../../../seeds/read-template-folder.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import type { HouseStyle } from '../../../templates/model/house-style.ts'
import { checkFont } from '../../../templates/pdf/fonts/check-font.ts'
import { readPicture } from '../../../templates/pdf/pictures/read-picture.ts'
import { openAssetReader } from '../../../templates/render/open-asset-reader.ts'
import { createRenderer, type Renderer } from '../../../templates/render/renderer.ts'
import { houseFontFile, houseFonts } from '../../support/files/house-fonts.ts'
import { logoPng } from '../../support/files/pictures.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'

let regular: Buffer
let renderer: Renderer
let template: SeedTemplate
beforeAll(async () => {
  regular = await houseFontFile('regular')
  renderer = await createRenderer(await sharedFonts())
  template = (await readTemplateFolders()).find(({ key }) => key === 'bezwaar-ontvangen') as SeedTemplate
})

/** A font with one number of its table `OS/2` or `head` changed. */
function changed(table: string, offset: number, value: number): Buffer {
  const font = Buffer.from(regular)
  for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16)
    if (font.toString('latin1', entry, entry + 4) === table)
      font.writeUInt16BE(value, font.readUInt32BE(entry + 8) + offset)
  return font
}

describe('a supplied font', () => {
  test('is read, trimmed, and drawn as high as the default one', async () => {
    const checked = await checkFont(regular)
    expect(checked).toMatchObject({
      ok: true,
      facts: { family: 'Open Sans', style: 'Regular', weight: 400, isItalic: false },
    })
    if (!checked.ok) return
    expect(checked.trimmed.length).toBeLessThan(regular.length / 2)
    expect(checked.facts.lacks).toContain('☐')
    expect(await checkFont(regular)).toEqual(checked)
  })

  test.each<[string, () => Uint8Array, RegExp]>([
    ['may not be embedded', () => changed('OS/2', 8, 2), /forbid embedding this font/],
    ['may not be trimmed', () => changed('OS/2', 8, 0x108), /forbid to embed a part/],
    ['is bitmaps only', () => changed('OS/2', 8, 0x208), /bitmaps only/],
    ['has PostScript outlines', () => Buffer.concat([Buffer.from('OTTO'), regular.subarray(4)]), /PostScript outlines/],
    ['is packed for the web', () => Buffer.concat([Buffer.from('wOF2'), regular.subarray(4)]), /packed for the web/],
    ['is a collection', () => Buffer.concat([Buffer.from('ttcf'), regular.subarray(4)]), /collection/],
    ['is cut off', () => regular.subarray(0, 40_000), /broken/],
    ['is a picture', () => logoPng(), /no TrueType font/],
    ['is empty', () => Buffer.alloc(0), /broken/],
    ['is too large', () => Buffer.concat([regular, Buffer.alloc(2_000_000)]), /at most/],
    ['counts in an em of 16', () => changed('head', 18, 16), /16 units|too wide/],
  ])('that %s is refused with the reason', async (_, make, reason) => {
    expect(await checkFont(make())).toEqual({ ok: false, detail: expect.stringMatching(reason) as string })
  })

  test('whatever is broken in it, it is refused or it works: nothing is thrown', async () => {
    const breakage = fc.array(fc.tuple(fc.nat(regular.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(breakage, async (changes) => {
        const font = Buffer.from(regular)
        for (const [at, byte] of changes) font[at] = byte
        expect(typeof (await checkFont(font)).ok).toBe('boolean')
      }),
      { numRuns: 25 },
    )
  })

  test('an isolated reader answers for fonts and pictures, also when they are broken', async () => {
    const reader = openAssetReader()
    expect(await reader.read({ kind: 'font', bytes: regular }, { entity: 'a' })).toMatchObject({
      kind: 'font',
      ok: true,
    })
    expect(await reader.read({ kind: 'picture', bytes: logoPng() }, { entity: 'a' })).toMatchObject({
      kind: 'picture',
      ok: true,
    })
    expect(await reader.read({ kind: 'picture', bytes: regular }, { entity: 'a' })).toMatchObject({
      kind: 'picture',
      ok: false,
    })
    await reader.close()
  })
})

describe('a supplied picture', () => {
  test('is written again: red, green and blue on white, nothing else', () => {
    const read = readPicture(logoPng(100, 40))
    if (!read.ok) throw new Error(read.detail)
    const png = Buffer.from(read.picture.png, 'base64')
    expect(read.picture).toMatchObject({ width: 100, height: 40 })
    // Eight bits, colour type 2: no alpha (PNG 3rd edition, 11.2.1).
    expect([png[24], png[25]]).toEqual([8, 2])
    expect(png.includes('tEXt')).toBe(false)
  })

  test.each<[string, () => Buffer, RegExp]>([
    ['is no PNG', () => Buffer.from('<svg/>'.repeat(20)), /no PNG/],
    ['is cut off', () => logoPng().subarray(0, 120), /broken/],
    [
      'claims to be huge',
      () => {
        const png = logoPng()
        png.writeUInt32BE(60_000, 16)
        return png
      },
      /2000 pixels/,
    ],
    ['is too many bytes', () => Buffer.concat([logoPng(), Buffer.alloc(300_000)]), /at most/],
  ])('that %s is refused', (_, make, reason) => {
    expect(readPicture(make())).toEqual({ ok: false, detail: expect.stringMatching(reason) as string })
  })
})

describe('a letter in a house style with font and picture', () => {
  async function draw(style: Partial<HouseStyle>, name = 'Mevrouw Mieke Voorbeeld'): Promise<Buffer> {
    const { logo: _, ...usual } = await readHouseStyle(template.entity)
    const { tree } = checkTemplate(template.source, [])
    const [outcome] = renderer.render({
      template: { hash: 'x', tree },
      letters: [
        {
          id: 'a',
          media: ['letter'],
          language: 'nl',
          data: checkData(template.source.variables, template.source.samples[0]?.data ?? {}).data,
          frame: {
            message: '01980000-0000-7000-8000-000000000001',
            variant: 'normal',
            profile: 'c5-right',
            addressLines: [name, 'Proefstraat 12', '9999 Voorbeeldegem'],
            letterDate: '2026-11-23',
            references: { ours: 'A-1' },
            houseStyle: { ...usual, ...style },
          },
        },
      ],
    })
    if (outcome?.ok !== true) throw new Error(outcome?.fault.detail)
    return Buffer.concat((outcome.letter?.segments ?? []).map(({ bytes }) => bytes))
  }

  test('carries them, with the same bytes each time', async () => {
    const read = readPicture(logoPng())
    if (!read.ok) throw new Error(read.detail)
    const style = { fonts: await houseFonts(), logoPicture: read.picture }
    const pdf = await draw(style)
    expect(pdf.includes('+OpenSans')).toBe(true)
    expect(pdf.includes('/Subtype /Image')).toBe(true)
    expect(pdf.includes('SourceSans')).toBe(false)
    expect((await draw(style)).equals(pdf)).toBe(true)
    // The next style, and the default one, are not set in characters that another style left behind.
    expect((await draw({})).includes('+OpenSans')).toBe(false)
  })

  test('a name in another alphabet sets the whole letter in the default typeface', async () => {
    const pdf = await draw({ fonts: await houseFonts() }, 'Μαρία Παπαδοπούλου')
    expect(pdf.includes('+OpenSans')).toBe(false)
    expect(pdf.includes('SourceSans')).toBe(true)
  })

  test('two faces are enough: italics are upright then', async () => {
    expect((await draw({ fonts: await houseFonts(['regular', 'bold']) })).includes('+OpenSans')).toBe(true)
  })
})
