import type { ListColumn } from '../../ui/api/list-types.ts'

export type Use = NonNullable<ListColumn['use']>
/** A use as the value of a choice: `field:insz`, `variable:bedrag`, `item:kosten.post`, `ignored`; empty: not chosen yet. */
export type UseKey = string

export function keyOf(use: Use | undefined): UseKey {
  if (use === undefined) return ''
  switch (use.use) {
    case 'field':
      return `field:${use.field}`
    case 'variable':
      return `variable:${use.variable}`
    case 'item':
      return `item:${use.variable}.${use.item}`
    default:
      return use.use
  }
}

export function useOf(key: UseKey): Use | undefined {
  const [kind = '', name = ''] = [key.slice(0, indexOf(key)), key.slice(indexOf(key) + 1)]
  switch (kind) {
    case '':
      return undefined
    case 'field':
      return { use: 'field', field: name } as Use
    case 'variable':
      return { use: 'variable', variable: name }
    case 'item':
      return { use: 'item', variable: name.slice(0, name.indexOf('.')), item: name.slice(name.indexOf('.') + 1) }
    default:
      return { use: kind } as Use
  }
}

function indexOf(key: UseKey): number {
  const at = key.indexOf(':')
  return at < 0 ? key.length : at
}

/** Whether two columns may have this use: parts of an address are joined, and any number of columns is left out. */
export function isShared(key: UseKey): boolean {
  return key === '' || key === 'ignored' || key === 'address'
}
