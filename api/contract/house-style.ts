import { z } from 'zod'
import { operation } from './operation.ts'
import { id, instant, line, localizedText, page, pageQuery, shownText } from './words.ts'

const svg = z
  .string()
  .max(100_000)
  .refine(
    (text) =>
      /^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text) &&
      !/<script|<foreignObject|javascript:|<!ENTITY|\son\w+=/i.test(text),
    {
      error: 'Give an SVG drawing of paths, without scripts and without text.',
    },
  )
const pictureKey = z.string().regex(/^[a-z0-9-]{1,40}$/)
const pictures = z.record(pictureKey, svg).optional()

const styleText = {
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .meta({ example: '#00607c' }),
  name: localizedText(100),
  logo: svg.optional(),
  senderLines: z.array(line(60)).max(5),
  signatures: pictures,
  images: pictures,
  signatories: z
    .record(
      z.string().regex(/^[a-z0-9-]{1,40}$/),
      z.strictObject({ name: line(100), function: localizedText(100), image: line(40).optional() }),
    )
    .optional(),
}

/** A file that lies beside the one that names it. */
const fileName = (end: string) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_][A-Za-z0-9._-]{0,100}\\.(${end})$`), {
    error: `Name a file in the same folder that ends in ${end.replaceAll('|', ' or ')}.`,
  })

/** `house-styles/<key>.yaml`: a house style that names its drawings instead of holding them. */
export const houseStyleFile = z.strictObject({
  ...styleText,
  logo: fileName('svg').optional(),
  signatures: z.record(pictureKey, fileName('svg')).optional(),
  images: z.record(pictureKey, fileName('svg')).optional(),
})

export const houseStyle = z
  .object({
    id,
    key: z.string(),
    version: z.int(),
    name: shownText,
    colour: z.string(),
    logo: z.string().optional(),
    senderLines: z.array(z.string()),
    signatures: z.record(z.string(), z.string()),
    images: z.record(z.string(), z.string()),
    signatories: z
      .record(z.string(), z.object({ name: z.string(), function: shownText, image: z.string().optional() }))
      .optional(),
    createdAt: instant,
  })
  .meta({ id: 'HouseStyle' })
export type HouseStyle = z.output<typeof houseStyle>

export const saveHouseStyle = operation({
  id: 'saveHouseStyle',
  tag: 'Set-up',
  summary: 'A new house style, or a new version of one',
  description: 'A letter that was sent keeps the version it was made with.',
  body: z.strictObject({ key: z.string().regex(/^[a-z0-9-]{1,40}$/), ...styleText }),
  answers: { 201: { description: 'The house style', body: houseStyle } },
})
export const listHouseStyles = operation({
  id: 'listHouseStyles',
  tag: 'Set-up',
  summary: 'The house styles of the entity, each in its latest version',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'The house styles', body: page(houseStyle) } },
})
