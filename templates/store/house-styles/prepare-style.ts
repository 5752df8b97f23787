import type { Database } from '../../../core/db/database.ts'
import { type Fault, Refusal } from '../../../core/fault.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { HouseStyle, StyleFonts, StylePicture } from '../../model/house-style.ts'
import type { RenderPool } from '../../render/open-renderer.ts'
import { findHouseFonts, joinFontFiles } from './house-fonts.ts'
import type { HouseStyleText } from './house-styles.ts'

export interface StyleDeps {
  readonly database: Database
  readonly renderer: Pick<RenderPool, 'readAsset'>
}

/** A house style as its author writes it: the picture in base64, fonts by their id. */
export type GivenStyle = Omit<HouseStyleText, 'logoPicture' | 'emailLogo' | 'fonts' | 'signatures' | 'images'> &
  Partial<Pick<HouseStyleText, 'signatures' | 'images'>> & {
    readonly key: string
    readonly logoPng?: string | undefined
    readonly fonts?: FontIds | undefined
  }
interface FontIds {
  readonly regular: string
  readonly bold: string
  readonly italic?: string | undefined
  readonly boldItalic?: string | undefined
}

/** A house style as it is stored: with its picture decoded and its fonts found. @throws Refusal UP-1001 with every fault. */
export async function prepareStyle(body: GivenStyle, entity: EntityId, deps: StyleDeps): Promise<HouseStyleText> {
  const { key: _, logoPng, fonts: named, ...given } = body
  const text = { signatures: {}, images: {}, ...given }
  const faults = await faultsOf(text, entity, deps)
  const picture = logoPng === undefined ? undefined : await pictureOf(logoPng, entity, deps, faults)
  const fonts = named === undefined ? undefined : await fontsOf(named, entity, deps, faults)
  if (faults.length > 0) throw new Refusal('UP-1001', 'Correct them and send again.', faults)
  const emailLogo = await mailLogoOf({ ...text, ...(picture && { logoPicture: picture }) }, entity, deps)
  return {
    ...text,
    ...(picture && { logoPicture: picture }),
    ...(emailLogo && { emailLogo }),
    ...(fonts && { fonts }),
  }
}

/** A house style that is not saved, as the renderer takes it: with the files of its fonts. @throws Refusal UP-1001 */
export async function unsavedStyle(body: GivenStyle, entity: EntityId, deps: StyleDeps): Promise<HouseStyle> {
  const style = { ...(await prepareStyle(body, entity, deps)), key: body.key, version: 0 }
  const [joined = style] = await deps.database.asEntity(entity, (tx) => joinFontFiles(tx, [style]))
  return joined
}

async function faultsOf(style: HouseStyleText, entity: EntityId, { renderer }: StyleDeps): Promise<Fault[]> {
  const read = await renderer.readAsset({ kind: 'style', style }, { entity })
  if (read.ok && read.kind === 'style') return [...read.faults]
  throw tooMuchToDraw()
}

async function pictureOf(
  base64: string,
  entity: EntityId,
  { renderer }: StyleDeps,
  faults: Fault[],
): Promise<StylePicture | undefined> {
  const read = await renderer.readAsset({ kind: 'picture', bytes: Buffer.from(base64, 'base64') }, { entity })
  if (read.ok && read.kind === 'picture') return read.picture
  faults.push({ in: 'body', pointer: '/logoPng', code: 'UP-2602', detail: read.ok ? '' : read.detail })
  return undefined
}

async function mailLogoOf(
  { logo, logoPicture }: HouseStyleText,
  entity: EntityId,
  { renderer }: StyleDeps,
): Promise<HouseStyle['emailLogo']> {
  if (logo === undefined && logoPicture === undefined) return undefined
  const style = { ...(logo !== undefined && { logo }), ...(logoPicture !== undefined && { logoPicture }) }
  const drawn = await renderer.readAsset({ kind: 'mailLogo', style }, { entity })
  if (drawn.ok && drawn.kind === 'mailLogo') return drawn.logo
  throw tooMuchToDraw()
}

function tooMuchToDraw(): Refusal {
  const detail = 'The drawing takes too long or too much memory to be drawn. Use fewer shapes.'
  return new Refusal('UP-1001', 'Correct it and send again.', [
    { in: 'body', pointer: '/logo', code: 'UP-2602', detail },
  ])
}

async function fontsOf(
  named: FontIds,
  entity: EntityId,
  { database }: StyleDeps,
  faults: Fault[],
): Promise<StyleFonts | undefined> {
  const found = await database.asEntity(entity, (tx) => findHouseFonts(tx, Object.values(named)))
  const faces = Object.entries(named).flatMap(([face, id]) => {
    const font = found.get(id)
    if (font !== undefined) return [[face, { id, sha256: font.trimmedSha256 }] as const]
    const detail = 'There is no such font; bring it with POST /v1/fonts.'
    faults.push({ in: 'body', pointer: `/fonts/${face}`, code: 'UP-2305', detail })
    return []
  })
  const family = found.get(named.regular)?.facts.family
  return family === undefined
    ? undefined
    : { family, faces: Object.fromEntries(faces) as unknown as StyleFonts['faces'] }
}
