import { useState } from 'react'
import type { ListColumn, ListTable } from '../../ui/api/list-types.ts'
import { recall, remember } from '../../ui/storage.ts'
import { isShared, keyOf, type Use, type UseKey, useOf } from './use-key.ts'

/** What a person chose for the columns of a list, as far as it differs from nothing. */
export interface ColumnChoices {
  readonly uses: Readonly<Record<string, UseKey>>
  /** Columns in which lost zeros are restored. */
  readonly restored: readonly string[]
  readonly constants: Readonly<Record<string, string>>
  readonly remembers: boolean
}

export interface ChoiceControls {
  readonly choices: ColumnChoices
  /** Uses that were changed by hand. */
  readonly isChanged: (head: string) => boolean
  readonly choose: (head: string, use: UseKey) => void
  readonly restore: (head: string, restores: boolean) => void
  readonly setConstant: (variable: string, value: string) => void
  readonly setRemembers: (remembers: boolean) => void
}

/**
 * The choices of one table, as guessed at first. They are kept on this device by the names of columns, so that a closed browser loses
 * none of them; values are not kept.
 */
export function useColumnChoices(list: string, table: ListTable): ChoiceControls {
  const storageKey = `uitpost-columns-${list}-${table.sheet ?? ''}-${table.headRow ?? ''}`
  const columns = table.columns ?? []
  const [guessed] = useState(() => Object.fromEntries(columns.map((each) => [each.head, guessOf(each)])))
  const [choices, setChoices] = useState<ColumnChoices>(() => ({
    constants: {},
    ...readKept(storageKey, { uses: guessed, restored: [], remembers: true }),
  }))
  const change = (next: ColumnChoices): void => {
    const { constants: _constants, ...kept } = next
    remember(storageKey, JSON.stringify(kept))
    setChoices(next)
  }
  return {
    choices,
    isChanged: (head) => choices.uses[head] !== guessed[head],
    choose: (head, use) => {
      const others = Object.entries(choices.uses).map(([name, before]) =>
        name !== head && before === use && !isShared(use) ? [name, ''] : [name, before],
      )
      const uses: Record<string, UseKey> = { ...Object.fromEntries(others), [head]: use }
      const constants = Object.fromEntries(
        Object.entries(choices.constants).filter(([name]) => use !== `variable:${name}`),
      )
      change({ ...choices, uses, constants })
    },
    restore: (head, restores) =>
      change({
        ...choices,
        restored: [...choices.restored.filter((each) => each !== head), ...(restores ? [head] : [])],
      }),
    setConstant: (variable, value) => change({ ...choices, constants: { ...choices.constants, [variable]: value } }),
    setRemembers: (remembers) => change({ ...choices, remembers }),
  }
}

/** A guess that needs a person is no choice. A column without a name and without values has nothing to choose. */
function guessOf({ use, certainty }: ListColumn): UseKey {
  return certainty === 'unsure' ? '' : keyOf(use)
}

type Kept = Omit<ColumnChoices, 'constants'>

function readKept(key: string, first: Kept): Kept {
  try {
    const kept = JSON.parse(recall(key) ?? 'null') as Kept | null
    const isOfTable = kept !== null && Object.keys(first.uses).every((head) => head in kept.uses)
    return isOfTable ? kept : first
  } catch {
    return first
  }
}

/** As the hub takes it; columns without a choice are absent. */
export function wishOf({ uses, restored, constants }: ColumnChoices) {
  const columns: Record<string, Use> = {}
  for (const [head, key] of Object.entries(uses)) {
    const use = useOf(key)
    if (use !== undefined && head !== '') columns[head] = use
  }
  const given = Object.entries(constants).filter(([, value]) => value.trim() !== '')
  return { columns, constants: Object.fromEntries(given), restoreZeros: [...restored] }
}
