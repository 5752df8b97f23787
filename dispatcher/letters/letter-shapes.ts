import { LRUCache } from 'lru-cache'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { type PreparedTemplate, prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import { shapeOf } from '../../templates/language/fill/letter-shape.ts'
import type { RenderableVersion } from '../../templates/store/load-for-render.ts'
import type { LetterTask } from './letter-maker.ts'
import { openLetterSource } from './letter-source.ts'

/** The shapes of letters of templates, one each in the same order; undefined for a supplied letter. Nothing is drawn. */
export type LetterShapes = (tasks: readonly LetterTask[]) => Promise<readonly (string | undefined)[]>

/** Languages of versions that are kept compiled. */
const maxPrepared = 100

/** See `shapeOf`. A letter that cannot be filled has a shape of its own, so that drawing it finds the fault. */
export function openLetterShapes(hub: Queryable, clock: Clock): LetterShapes {
  const source = openLetterSource(hub, clock)
  const prepared = new LRUCache<string, PreparedTemplate>({ max: maxPrepared })
  const prepare = ({ digest, tree }: RenderableVersion, language: LetterTask['language']): PreparedTemplate => {
    const name = `${digest}/${language}`
    const known = prepared.get(name)
    if (known !== undefined) return known
    const made = prepareTemplate(tree, language)
    prepared.set(name, made)
    return made
  }
  return async (tasks) => {
    const versions = await source.versions([...new Set(tasks.flatMap(({ version }) => version ?? []))])
    return tasks.map(({ version: id, language, data, recipient, letterDate, reference }) => {
      const version = id === null ? undefined : versions.get(id)
      if (version === undefined) return undefined
      const input = {
        data: checkData(version.source.variables, data).data,
        recipient,
        letter: { date: letterDate, reference },
      }
      try {
        return shapeOf(prepare(version, language).toFrame(input))
      } catch {
        return 'unfillable'
      }
    })
  }
}
