import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { type Data, withValue } from '../../values/data.ts'
import { fieldsOf } from '../../values/shape-of.ts'

/** The names that lead to a value; a list in the path represents each of its rows. */
export type Path = readonly string[]

/** The values that were under one path, in the order of the groups that held them; `undefined` where a group held none. */
export type Taken = readonly unknown[]

/** Removes the value at `path` from every group that may hold it. */
export function takeOut(data: Data, path: Path): { readonly data: Data; readonly taken: Taken } {
  const { above, name } = parted(path)
  const taken: unknown[] = []
  const rest = inGroups(data, above, (group) => {
    taken.push(Object.hasOwn(group, name) ? group[name] : undefined)
    return withValue(group, name, undefined)
  })
  return { data: rest, taken }
}

/**
 * The reverse of `takeOut`. When rows were added or removed in the meantime, no value is put in a row from which it did not
 * come.
 */
export function putBack(data: Data, path: Path, taken: Taken): Data {
  const { above, name } = parted(path)
  let groups = 0
  inGroups(data, above, (group) => {
    groups += 1
    return group
  })
  if (groups !== taken.length) return data
  const values = taken.values()
  return inGroups(data, above, (group) => {
    const { value } = values.next()
    return value === undefined || Object.hasOwn(group, name) ? group : { ...group, [name]: value }
  })
}

/** Moves the value at `path` to another name. A value that already has that name stays. */
export function renameIn(data: Data, path: Path, to: string): Data {
  const { above, name } = parted(path)
  return inGroups(data, above, (group) =>
    !Object.hasOwn(group, name) || Object.hasOwn(group, to)
      ? group
      : Object.fromEntries(Object.entries(group).map(([key, value]) => [key === name ? to : key, value])),
  )
}

/**
 * The places where data holds a value that no variable uses: an unknown name, or a list or a group where its variable is not
 * one.
 */
export function straysOf(variables: readonly TemplateVariable[], data: Data, above: Path = []): Path[] {
  const found = Object.entries(data).flatMap(([name, value]): Path[] => {
    const path = [...above, name]
    const variable = variables.find((each) => each.name === name)
    if (variable === undefined) return [path]
    if (value === null || value === '') return []
    if (shapeOf(value) !== shapeOfType(variable.type)) return [path]
    const fields = fieldsOf(variable)
    // A group that neither fields nor an example describes may hold anything.
    if (fields.length === 0) return []
    const groups = Array.isArray(value) ? value : [value]
    return groups.filter(isGroup).flatMap((group) => straysOf(fields, group, path))
  })
  return [...new Map(found.map((path) => [path.join('\u0000'), path])).values()]
}

/** Applies `edit` to each group under `above`: one, or one for each row of a list in the path. */
function inGroups(data: Data, above: Path, edit: (group: Data) => Data): Data {
  const [first, ...rest] = above
  if (first === undefined) return edit(data)
  if (!Object.hasOwn(data, first)) return data
  const inside = data[first]
  const next = (value: unknown): unknown => (isGroup(value) ? inGroups(value, rest, edit) : value)
  return { ...data, [first]: Array.isArray(inside) ? inside.map(next) : next(inside) }
}

function parted(path: Path): { readonly above: Path; readonly name: string } {
  return { above: path.slice(0, -1), name: path.at(-1) ?? '' }
}

function isGroup(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shapeOf(value: unknown): 'list' | 'group' | 'simple' {
  if (Array.isArray(value)) return 'list'
  return isGroup(value) ? 'group' : 'simple'
}

function shapeOfType(type: TemplateVariable['type']): 'list' | 'group' | 'simple' {
  if (type === 'list') return 'list'
  return type === 'object' ? 'group' : 'simple'
}
