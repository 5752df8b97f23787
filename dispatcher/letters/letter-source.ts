import { sql } from 'drizzle-orm'
import { paperFormsOf } from '../../channels/collectors.ts'
import type { Clock } from '../../core/clock.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import type { SheetMarks } from '../../core/words/sheet-mark.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import { type PrintProfileName, printProfileOf } from '../../templates/model/letter-frame.ts'
import {
  loadForRender,
  loadHouseStylesForRender,
  type RenderableVersion,
} from '../../templates/store/load-for-render.ts'
import { type SealWish, sealWishes } from '../seal/entity-seal.ts'
import { type Remembered, remember } from './remember.ts'

/** The sender, as the frame of a letter needs it. */
export interface LetterSender {
  readonly code: string
  readonly name: Localized
  /** Window and marks of the print partner; a letter that is never printed is drawn for the most common window. */
  readonly profile: PrintProfileName
  /** Sides that the partner prints, where it reads a mark on each sheet. */
  readonly markedSides?: SheetMarks['sides']
  /** Absent: the letters of the entity get no electronic seal. */
  readonly seal?: SealWish
}

/** The sources of letters, cached: a run of letters of one version queries the database once. */
export interface LetterSource {
  readonly versions: Remembered<Id<'version'>, RenderableVersion>
  readonly houseStyles: Remembered<Id<'houseStyle'>, HouseStyle>
  readonly senders: Remembered<EntityId, LetterSender>
}

/** A new house style, contract or seal applies to letters that are prepared after this time. */
const ttlMs = 10_000

export function openLetterSource(hub: Queryable, clock: Clock): LetterSource {
  return {
    versions: remember((ids) => loadForRender(hub, ids), { max: 200, ttlMs, clock }),
    houseStyles: remember((ids) => loadHouseStylesForRender(hub, ids), { max: 200, clock }),
    senders: remember((ids) => loadSenders(hub, ids), { max: 1_000, ttlMs, clock }),
  }
}

async function loadSenders(hub: Queryable, ids: readonly EntityId[]): Promise<Map<EntityId, LetterSender>> {
  const [entities, forms, seals] = await Promise.all([
    hub.query<{ id: EntityId; code: string; name: Localized }>(
      sql`select id, code, name from entity where id = any(${arrayOf('uuid', ids)})`,
    ),
    paperFormsOf(hub, ids),
    sealWishes(hub, ids),
  ])
  return new Map(
    entities.map(({ id, code, name }) => {
      const [form, seal] = [forms.get(id), seals.get(id)]
      const profile = printProfileOf(form?.profile)
      const marked = form?.sheetMarks === 'data-matrix' ? { markedSides: form.sides } : {}
      return [id, { code, name, profile, ...marked, ...(seal !== undefined && { seal }) }]
    }),
  )
}
