import { findEntity } from '../../core/tenants/entities.ts'
import { entityLanguage } from '../../core/tenants/entity-language.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { SealWish } from '../../dispatcher/seal/entity-seal.ts'
import { letterSeal } from '../../dispatcher/seal/letter-seal.ts'
import type { Sealer } from '../../dispatcher/seal/sealer.ts'
import { commonPrintProfile } from '../../templates/model/letter-frame.ts'
import { plainStyle } from '../../templates/render/office-letter.ts'
import { specimenVersion } from '../../templates/render/specimen-version.ts'
import { styledLetter } from '../../templates/render/styled-letter.ts'
import { readSeal, type SealSeen } from '../../templates/seal/read-seal.ts'
import { loadHouseStylesForRender, standardStyles } from '../../templates/store/load-for-render.ts'
import type { ApiDeps } from '../server/api-deps.ts'

interface Sample {
  readonly id: EntityId
  readonly code: string
  readonly wish: SealWish
  readonly now: Date
  readonly signal: AbortSignal
}

/**
 * Seals the example letter of the entity's house style, which is marked as a preview, and reads the seal from the file.
 * @throws SealFault
 */
export async function sealSample(
  {
    database,
    renderer,
    sealer,
    publicUrl,
  }: Pick<ApiDeps, 'database' | 'renderer' | 'publicUrl'> & { readonly sealer: Sealer },
  { id, code, wish, now, signal }: Sample,
): Promise<{ readonly seal: SealSeen; readonly pdf: Uint8Array }> {
  const session = await sealer.begin(code, wish)
  const { hub } = database
  const [style] = [...(await standardStyles(hub, [id])).values()]
  const styles = style === undefined ? new Map() : await loadHouseStylesForRender(hub, [style])
  const name = (await database.asHub((tx) => findEntity(tx, id)))?.name ?? {}
  const houseStyle = (style && styles.get(style)) ?? { ...plainStyle, name }
  const language = entityLanguage(name)
  const { words, place: seal } = letterSeal(session, name, language, wish)
  const task = styledLetter(specimenVersion(houseStyle), {
    houseStyle,
    profile: commonPrintProfile,
    media: ['letter'],
    variant: 'normal',
    language,
    now,
    publicUrl: publicUrl(),
  })
  const letters = task.letters.map((letter) => ({ ...letter, frame: { ...letter.frame, seal } }))
  const [made] = await renderer.preview({ ...task, letters }, { entity: id, signal })
  if (made?.ok !== true || made.letter === undefined) throw new Error('The example letter could not be drawn')
  const segments = await session.seal(made.letter.segments, words)
  const pdf = Buffer.concat(segments.map(({ bytes }) => bytes))
  const seen = await readSeal(pdf)
  if (seen === undefined) throw new Error('The seal that was put on a letter cannot be read')
  return { seal: seen, pdf }
}
