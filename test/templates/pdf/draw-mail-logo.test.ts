import { PNG } from 'pngjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { drawMailLogo, type EmailLogo } from '../../../templates/pdf/pictures/draw-mail-logo.ts'
import { readPicture } from '../../../templates/pdf/pictures/read-picture.ts'
import { logoPng } from '../../support/files/pictures.ts'

const svg = (width: number, height: number, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${shapes}</svg>`
const pixelsOf = ({ png }: EmailLogo) => PNG.sync.read(Buffer.from(png, 'base64'))
const colourAt = (picture: PNG, x: number, y: number) => [
  ...picture.data.subarray((y * picture.width + x) * 4).subarray(0, 4),
]

async function drawn(logo: string): Promise<EmailLogo> {
  const made = await drawMailLogo({ logo })
  if (made === undefined) throw new Error('There is a logo')
  return made
}

describe('the logo of a mail', () => {
  let square: EmailLogo
  beforeAll(async () => {
    square = await drawn(svg(100, 100, '<rect x="0" y="0" width="100" height="50" fill="#ff0000"/>'))
  })

  test('is drawn at twice its size, upright, on white that no dark mail shines through', () => {
    const picture = pixelsOf(square)
    expect([square.width, square.height, picture.width, picture.height]).toEqual([48, 48, 96, 96])
    expect(colourAt(picture, 48, 28)).toEqual([255, 0, 0, 255])
    expect(colourAt(picture, 48, 68)).toEqual([255, 255, 255, 255])
    expect([colourAt(picture, 0, 0), colourAt(picture, 95, 95)]).toEqual([
      [255, 255, 255, 255],
      [255, 255, 255, 255],
    ])
    // PNG 3rd edition, 11.2.1: colour type 2 has no transparency.
    expect(Buffer.from(square.png, 'base64')[25]).toBe(2)
  })

  test('is the same bytes each time', async () => {
    expect(await drawn(svg(100, 100, '<rect x="0" y="0" width="100" height="50" fill="#ff0000"/>'))).toEqual(square)
  })

  test.each([
    ['very wide', 4000, 10],
    ['very high', 10, 4000],
    ['very small', 0.1, 0.1],
  ])('stays small when it is %s', async (_what, width, height) => {
    const logo = await drawn(svg(width, height, `<rect width="${width}" height="${height}"/>`))
    expect(logo.width).toBeLessThanOrEqual(248)
    expect(logo.height).toBeLessThanOrEqual(48)
    expect(Math.min(logo.width, logo.height)).toBeGreaterThanOrEqual(9)
  })

  test.each(['agentschap-voorbeeldbelastingen', 'gemeente-voorbeeldegem'])(
    'of %s is a few kilobytes',
    async (entity) => {
      const logo = await drawMailLogo(await readHouseStyle(entity))
      expect(Buffer.from(logo?.png ?? '', 'base64').length).toBeGreaterThan(200)
      expect(Buffer.from(logo?.png ?? '', 'base64').length).toBeLessThan(20_000)
    },
  )

  test('is made of a picture where there is no drawing, and of nothing where there is neither', async () => {
    const read = readPicture(logoPng())
    if (!read.ok) throw new Error(read.detail)
    const logo = await drawMailLogo({ logoPicture: read.picture })
    expect(logo?.height).toBeLessThanOrEqual(48)
    expect(new Set(pixelsOf(logo as EmailLogo).data).size).toBeGreaterThan(1)
    expect(await drawMailLogo({})).toBeUndefined()
  })
})
