import { sql } from 'drizzle-orm'
import { paperFormsOf } from '../../channels/collectors.ts'
import type { Clock } from '../../core/clock.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { SheetMarks } from '../../core/words/sheet-mark.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import { type PrintProfileName, printProfileOf } from '../../templates/model/letter-frame.ts'
import {
  loadForRender,
  loadHouseStylesForRender,
  type RenderableVersion,
} from '../../templates/store/load-for-render.ts'
import { type Remembered, remember } from './remember.ts'

/** The sender, as the frame of a letter needs it. */
export interface LetterSender {
  readonly code: string
  /** Window and marks of the print partner; a letter that is never printed is drawn for the most common window. */
  readonly profile: PrintProfileName
  /** Sides that the partner prints, where it reads a mark on each sheet. */
  readonly markedSides?: SheetMarks['sides']
}

/** The sources of letters, cached: a run of letters of one version queries the database once. */
export interface LetterSource {
  readonly versions: Remembered<Id<'version'>, RenderableVersion>
  readonly houseStyles: Remembered<Id<'houseStyle'>, HouseStyle>
  readonly senders: Remembered<EntityId, LetterSender>
}

/** A new house style or contract applies to letters that are prepared after this time. */
const ttlMs = 10_000

export function openLetterSource(hub: Queryable, clock: Clock): LetterSource {
  return {
    versions: remember((ids) => loadForRender(hub, ids), { max: 200, ttlMs, clock }),
    houseStyles: remember((ids) => loadHouseStylesForRender(hub, ids), { max: 200, clock }),
    senders: remember((ids) => loadSenders(hub, ids), { max: 1_000, ttlMs, clock }),
  }
}

async function loadSenders(hub: Queryable, ids: readonly EntityId[]): Promise<Map<EntityId, LetterSender>> {
  const [entities, forms] = await Promise.all([
    hub.query<{ id: EntityId; code: string }>(sql`select id, code from entity where id = any(${arrayOf('uuid', ids)})`),
    paperFormsOf(hub, ids),
  ])
  return new Map(
    entities.map(({ id, code }) => {
      const form = forms.get(id)
      const profile = printProfileOf(form?.profile)
      return [id, { code, profile, ...(form?.sheetMarks === 'data-matrix' && { markedSides: form.sides }) }]
    }),
  )
}
