import type { Localized } from '../ui/api/api-types.ts'
import type { HouseStyle, StyleBody } from '../ui/api/house-style-types.ts'

export type StyleLogo =
  | { readonly kind: 'svg'; readonly text: string }
  | { readonly kind: 'png'; readonly base64: string }
/** Ids of fonts, by face. */
export type StyleFaces = NonNullable<StyleBody['fonts']>

export interface Signer {
  readonly key: string
  readonly name: string
  readonly function: Localized
  /** Key among the signatures. */
  readonly image?: string | undefined
}
export interface Picture {
  readonly key: string
  readonly svg: string
}

/** A house style as the form holds it: every part is present, also when it is empty. */
export interface StyleContent {
  readonly name: Localized
  readonly colour: string
  readonly logo: StyleLogo | undefined
  /** The lines are below each other. */
  readonly senderLines: Localized
  readonly returnAddress: Localized
  readonly footer: Localized
  readonly fonts: StyleFaces | undefined
  readonly signers: readonly Signer[]
  readonly signatures: Readonly<Record<string, string>>
  readonly images: readonly Picture[]
}
export type StylePart = keyof StyleContent

export const emptyStyle: StyleContent = {
  name: {},
  colour: '#00607c',
  logo: undefined,
  senderLines: {},
  returnAddress: {},
  footer: {},
  fonts: undefined,
  signers: [],
  signatures: {},
  images: [],
}

export function contentOf(style: HouseStyle): StyleContent {
  const { name, colour, logo, logoPng, senderLines, returnAddress = {}, footer = {}, fonts, signatures, images } = style
  return {
    name,
    colour,
    logo:
      logo !== undefined
        ? { kind: 'svg', text: logo }
        : logoPng === undefined
          ? undefined
          : { kind: 'png', base64: logoPng },
    senderLines: linesOf(senderLines),
    returnAddress: byLanguage(returnAddress),
    footer: byLanguage(footer),
    fonts: fonts && facesOf(fonts),
    signers: Object.entries(style.signatories ?? {}).map(([key, signer]) => ({ key, ...signer })),
    signatures,
    images: Object.entries(images).map(([key, svg]) => ({ key, svg })),
  }
}

/** A text for all languages is the value on which the other languages fall back. */
function byLanguage(text: string | Localized): Localized {
  return typeof text === 'string' ? { nl: text } : text
}

function linesOf(lines: HouseStyle['senderLines']): Localized {
  if (Array.isArray(lines)) return lines.length === 0 ? {} : { nl: lines.join('\n') }
  return Object.fromEntries(Object.entries(lines).map(([language, each]) => [language, each.join('\n')]))
}

function facesOf({ regular, bold, italic, boldItalic }: StyleFaces): StyleFaces {
  return { regular, bold, ...(italic !== undefined && { italic }), ...(boldItalic !== undefined && { boldItalic }) }
}

/** The body of the request, without the parts that are empty. */
export function bodyOf(key: string, content: StyleContent): StyleBody {
  const { colour, logo, fonts, signers, signatures, images } = content
  const [returnAddress, footer] = [written(content.returnAddress), written(content.footer)]
  return {
    key,
    name: written(content.name),
    colour,
    ...(logo?.kind === 'svg' && { logo: logo.text }),
    ...(logo?.kind === 'png' && { logoPng: logo.base64 }),
    senderLines: splitLines(written(content.senderLines)),
    ...(Object.keys(returnAddress).length > 0 && { returnAddress: onlyDutch(returnAddress) ?? returnAddress }),
    ...(Object.keys(footer).length > 0 && { footer: onlyDutch(footer) ?? footer }),
    ...(fonts !== undefined && { fonts }),
    signatures,
    // A row that is not complete yet is left out.
    images: Object.fromEntries(images.filter(({ svg }) => svg !== '').map((each) => [each.key, each.svg])),
    signatories: Object.fromEntries(
      signers
        .filter(({ name, function: title }) => name !== '' || Object.keys(written(title)).length > 0)
        .map(({ key: signer, name, function: title, image }) => [
          signer,
          { name, function: written(title), ...(image !== undefined && { image }) },
        ]),
    ),
  }
}

function written(text: Localized): Localized {
  return Object.fromEntries(Object.entries(text).filter(([, each]) => each !== undefined && each.trim() !== ''))
}

function splitLines(text: Localized): StyleBody['senderLines'] {
  const split = (each: string): string[] => each.split('\n').filter((line) => line.trim() !== '')
  if (Object.keys(text).length === 0) return []
  const all = onlyDutch(text)
  if (all !== undefined) return split(all)
  return Object.fromEntries(Object.entries(text).map(([language, each]) => [language, split(each ?? '')]))
}

function onlyDutch(text: Localized): string | undefined {
  return Object.keys(text).length === 1 ? text.nl : undefined
}

/** Whether both would give the same request. */
export function sameStyle(one: StyleContent, other: StyleContent): boolean {
  return differing(one, other).length === 0
}

/** The parts in which the two contents differ. */
export function differing(one: StyleContent, other: StyleContent): StylePart[] {
  const [a, b] = [plain(one), plain(other)]
  return (Object.keys(emptyStyle) as StylePart[]).filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]))
}

function plain({ name, footer, fonts, senderLines, returnAddress, ...rest }: StyleContent): Record<StylePart, unknown> {
  return {
    ...rest,
    name: sorted(written(name)),
    footer: sorted(written(footer)),
    fonts: fonts && facesOf(fonts),
    senderLines: sorted(written(senderLines)).map(([language, each]) => [language, String(each).trimEnd()]),
    returnAddress: sorted(written(returnAddress)),
    signatures: sorted(rest.signatures),
    signers: rest.signers.map(({ function: title, ...signer }) => [sorted(signer), sorted(written(title))]),
  }
}

function sorted(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Applies the changes that were made here to the content that another person saved in the meantime. */
export function putInto(theirs: StyleContent, mine: StyleContent, base: StyleContent): StyleContent {
  const changed = differing(base, mine)
  return { ...theirs, ...Object.fromEntries(changed.map((part) => [part, mine[part]])) }
}
