import { z } from 'zod'
import { templateKey } from '../messages/message.ts'
import { operation } from '../operation.ts'
import { id, instant, language, line, localizedText, page, pageQuery, prose, shownText, wholeNumber } from '../words.ts'
import { previewForm, previewHeaders, previewTypes } from './template-operations.ts'

const styleStatuses = ['draft', 'in-review', 'approved', 'published', 'discarded'] as const
const styleActions = [
  'created',
  'saved',
  'submitted',
  'withdrawn',
  'approved',
  'rejected',
  'planned',
  'unscheduled',
  'published',
  'discarded',
] as const

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

const senderLines = z.array(line(60)).max(5)
const linesOfLanguage = senderLines.min(1)
const senderLinesByLanguage = z
  .strictObject({ nl: linesOfLanguage, fr: linesOfLanguage, de: linesOfLanguage, en: linesOfLanguage })
  .partial()
  .refine((lines) => Object.keys(lines).length > 0, { error: 'Give the lines in at least one language.' })
  .meta({ id: 'SenderLinesByLanguage' })

const styleText = {
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .meta({ example: '#00607c' }),
  name: localizedText(100),
  logo: svg.optional(),
  senderLines: z.union([senderLines, senderLinesByLanguage]).meta({
    id: 'SenderLines',
    description:
      'who sends the letter, line by line: the same in all languages, or by language. A letter in another language shows those of the first language that is given (nl, fr, de, en)',
  }),
  returnAddress: z
    .union([line(80), localizedText(80)])
    .meta({
      id: 'ReturnAddress',
      description: 'where undeliverable post goes back to: the same in all languages, or by language',
    })
    .optional(),
  footer: z
    .union([line(60), localizedText(60)])
    .meta({
      id: 'StyleFooter',
      description: 'one line at the foot of each page: the same in all languages, or one per language',
    })
    .optional(),
  signatures: pictures,
  images: pictures,
  signatories: z
    .record(
      z.string().regex(/^[a-z0-9-]{1,40}$/),
      z
        .strictObject({ name: line(100), function: localizedText(100), image: line(40).optional() })
        .meta({ id: 'Signatory' }),
    )
    .optional(),
}

/** A file in the same folder as the file that names it. */
const fileName = (end: string) =>
  z.string().refine((name) => new RegExp(`^[A-Za-z0-9_][A-Za-z0-9._-]{0,100}\\.(${end})$`).test(name), {
    error: `Name a file in the same folder that ends in ${end.replaceAll('|', ' or ')}.`,
  })

/** `house-styles/<key>.yaml`: a house style that names its drawings instead of holding them. */
export const houseStyleFile = z.strictObject({
  ...styleText,
  logo: fileName('svg|png').optional(),
  fonts: z
    .strictObject({
      licence: fileName('txt|md'),
      regular: fileName('ttf'),
      bold: fileName('ttf'),
      italic: fileName('ttf').optional(),
      boldItalic: fileName('ttf').optional(),
    })
    .optional(),
  signatures: z.record(pictureKey, fileName('svg')).optional(),
  images: z.record(pictureKey, fileName('svg')).optional(),
})

const oneTextOrSeveral = z.union([z.string(), shownText]).meta({ id: 'ShownStyleText' })

export const houseStyle = z
  .object({
    id,
    key: z.string(),
    version: z.int(),
    name: shownText,
    colour: z.string(),
    logo: z.string().optional(),
    logoPng: z.string().optional(),
    senderLines: z
      .union([
        z.array(z.string()),
        z.partialRecord(language, z.array(z.string())).meta({ id: 'ShownSenderLinesByLanguage' }),
      ])
      .meta({ id: 'ShownSenderLines' }),
    returnAddress: oneTextOrSeveral.optional(),
    footer: oneTextOrSeveral.optional(),
    fonts: z
      .object({
        family: z.string(),
        regular: z.string(),
        bold: z.string(),
        italic: z.string().optional(),
        boldItalic: z.string().optional(),
      })
      .optional(),
    signatures: z.record(z.string(), z.string()),
    images: z.record(z.string(), z.string()),
    signatories: z
      .record(z.string(), z.object({ name: z.string(), function: shownText, image: z.string().optional() }))
      .optional(),
    status: z.enum(styleStatuses),
    revision: z.int().meta({ description: 'grows with every save of the draft; the ETag of the version for If-Match' }),
    createdAt: instant,
    createdBy: z
      .string()
      .optional()
      .meta({ description: 'the name of the person who made this version; absent: the hub itself' }),
    publishAt: instant.optional().meta({ description: 'when it will come into force, if that was requested' }),
    publishedAt: instant.optional().meta({ description: 'in force since this moment, until a later version is' }),
    inForce: z
      .int()
      .optional()
      .meta({ description: 'the version of this house style that new letters get; absent: none yet' }),
    newest: z
      .object({ version: z.int(), status: z.enum(styleStatuses), publishAt: instant.optional() })
      .optional()
      .meta({ description: 'the newest version that is not discarded, such as a draft; absent: all are discarded' }),
    standard: z.boolean().meta({ description: 'templates that name no house style use this one' }),
    templates: z
      .array(z.object({ key: z.string(), name: shownText }))
      .meta({ description: 'whose published version uses the version of this house style that is in force' }),
  })
  .meta({ id: 'HouseStyle' })
export type HouseStyle = z.output<typeof houseStyle>

/** One version with its history, as this caller may see it. */
export const houseStyleVersion = houseStyle
  .extend({
    ownWork: z.boolean().meta({
      description: 'the caller wrote in it, possibly with a key, so another person has to review it (UP-3003)',
    }),
    steps: z.array(
      z.object({
        at: instant,
        actor: z.string(),
        name: z.string().optional().meta({ description: 'of the person or the key; absent: the hub itself' }),
        action: z.enum(styleActions),
        comment: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'HouseStyleVersion' })
export type HouseStyleVersion = z.output<typeof houseStyleVersion>

/** Bytes in base64, as JSON carries them. */
const base64 = (longest: number) =>
  z
    .string()
    .max(Math.ceil(longest / 3) * 4)
    .refine((text) => /^[A-Za-z0-9+/]+={0,2}$/.test(text), { error: 'Give the bytes of the file in base64.' })

const styleFields = {
  ...styleText,
  logoPng: base64(200_000)
    .optional()
    .meta({ description: 'the logo as PNG, if there is no drawing; stored on white, without transparency' }),
  fonts: z
    .strictObject({ regular: id, bold: id, italic: id.optional(), boldItalic: id.optional() })
    .optional()
    .meta({ description: 'ids of POST /v1/fonts; absent: Source Sans 3' }),
}
const oneLogo = [
  ({ logo, logoPng }: { readonly logo?: unknown; readonly logoPng?: unknown }) =>
    logo === undefined || logoPng === undefined,
  { path: ['logoPng'] as string[], error: 'Give the logo as SVG or as PNG, not both.' },
] as const
const styleBody = z.strictObject({ key: pictureKey, ...styleFields }).refine(...oneLogo)
const draftBody = z.strictObject(styleFields).refine(...oneLogo)

const tagged = {
  description: 'The house style',
  body: houseStyleVersion,
  headers: { ETag: 'its version, to be sent back as If-Match' },
}
const taggedDraft = { ...tagged, headers: { ETag: 'its revision, to be sent back as If-Match' } }
const ofStyle = z.object({ key: pictureKey })
export const ofStyleVersion = ofStyle.extend({ version: wholeNumber(1, 999_999) })

export type StyleBody = z.input<typeof styleBody>

export const saveHouseStyle = operation({
  id: 'saveHouseStyle',
  tag: 'Set-up',
  summary: 'A new house style, or a new version of one, as a draft',
  description:
    'Letters keep getting the version in force until another person approves this one and it is published. Letters already sent keep the version they were made with. With `If-Match`, 412 when another person saved first; `If-Match: "0"` for a key that is new.',
  headers: ['If-Match'],
  largestBody: 1_000_000,
  body: styleBody,
  answers: { 201: tagged },
  refusals: [412, 503],
})
export const previewHouseStyle = operation({
  id: 'previewHouseStyle',
  tag: 'Set-up',
  summary:
    'Every published template in a house style that has not been saved yet: a ZIP with one letter for each, and index.json',
  description:
    'At most 60 templates, ordered by key; continue with `after`. A template that cannot be drawn in this style is named in index.json with the reason.',
  query: z.strictObject({ after: templateKey.optional() }),
  largestBody: 1_000_000,
  body: styleBody,
  answers: { 200: { description: 'The letters', mediaTypes: ['application/zip'] } },
  refusals: [503],
})
export const previewStyledLetter = operation({
  id: 'previewStyledLetter',
  tag: 'Set-up',
  summary: 'One letter in a house style that has not been saved yet: from a published template, or a specimen',
  description:
    'As PDF, inbox page, email or plain text. The first sample of the template in this language is used, or else the examples of its variables; without `template`, a specimen with every element that a letter can have.',
  query: z.strictObject({ ...previewForm, template: templateKey.optional() }),
  largestBody: 1_000_000,
  body: styleBody,
  answers: { 200: { description: 'The letter', mediaTypes: previewTypes, headers: previewHeaders } },
  refusals: [404, 503],
})
export const listHouseStyles = operation({
  id: 'listHouseStyles',
  tag: 'Set-up',
  summary:
    'The house styles of the entity, each in the version in force or else in its newest; `newest` says which draft is newest',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'The house styles', body: page(houseStyle) } },
})

export const getHouseStyle = operation({
  id: 'getHouseStyle',
  tag: 'Set-up',
  summary: 'The newest version of a house style, including drafts; discarded drafts are left out',
  path: ofStyle,
  answers: { 200: tagged },
  refusals: [404],
})
export const styleVersion = houseStyle.pick({
  id: true,
  version: true,
  status: true,
  createdAt: true,
  createdBy: true,
  publishAt: true,
  publishedAt: true,
})
export type StyleVersion = z.output<typeof styleVersion>
export const listHouseStyleVersions = operation({
  id: 'listHouseStyleVersions',
  tag: 'Set-up',
  summary: 'Who made which version of a house style and when, newest first',
  path: ofStyle,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of versions', body: page(styleVersion) } },
  refusals: [404],
})
export const getHouseStyleVersion = operation({
  id: 'getHouseStyleVersion',
  tag: 'Set-up',
  summary: 'One version of a house style, possibly an older one; to restore it, save it as a new draft',
  path: ofStyleVersion,
  answers: { 200: taggedDraft },
  refusals: [404],
})
export const saveHouseStyleVersion = operation({
  id: 'saveHouseStyleVersion',
  tag: 'Set-up',
  summary: 'Replace the content of a draft of a house style',
  description: 'With `If-Match`, 412 when another person saved first.',
  headers: ['If-Match'],
  path: ofStyleVersion,
  largestBody: 1_000_000,
  body: draftBody,
  answers: { 200: taggedDraft },
  refusals: [404, 409, 412],
})

export const houseFont = z
  .object({
    id,
    family: z.string(),
    style: z.string().meta({ example: 'Bold Italic' }),
    weight: z.int().meta({ example: 700 }),
    italic: z.boolean(),
    lacks: z
      .string()
      .meta({ description: 'characters that it lacks; a letter that contains one is set in Source Sans 3' }),
    licence: z.string(),
    size: z.int(),
    sha256: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'HouseFont' })
export type HouseFont = z.output<typeof houseFont>
export const addFont = operation({
  id: 'addFont',
  tag: 'Set-up',
  summary: 'Add a font for house styles: one style as TrueType, with the licence that allows embedding',
  description: 'Sending the same file again gives the existing font. A font never changes.',
  largestBody: 2_800_000,
  body: z.strictObject({
    file: base64(2_000_000),
    licence: prose(20_000).refine((text) => text.trim().length >= 3, {
      error: 'Say by what licence the font may be embedded, or give its text.',
    }),
  }),
  answers: { 201: { description: 'The font', body: houseFont } },
  refusals: [503],
})
export const listFonts = operation({
  id: 'listFonts',
  tag: 'Set-up',
  summary: 'The fonts of the entity',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of fonts', body: page(houseFont) } },
})
