import type { TemplateVariable } from '../../ui/api/template-types.ts'
import type { Data } from '../../values/data.ts'
import { fieldsOf } from '../../values/shape-of.ts'
import type { DraftContent } from './draft-content.ts'
import { type Path, putBack, renameIn, type Taken, takeOut } from './sample-data.ts'

type Variables = readonly TemplateVariable[]

/** The values of one removed variable, by the place of the data that held them. */
interface Removed {
  readonly variable: string
  readonly values: ReadonlyMap<string, Taken>
}
/** The removed values, by the path of their variable, until the removal is undone. */
export type RemovedValues = Map<string, Removed>

/**
 * Changes the variables, and with them their data: the samples, and the examples of the lists and groups around a part. The
 * value of a removed variable is removed too, and returns when the same variable does; a renamed variable keeps its value.
 */
export function changeVariables(
  content: DraftContent,
  edit: (variables: Variables) => TemplateVariable[],
  removed: RemovedValues,
): DraftContent {
  const variables = edit(content.variables)
  const changed: DraftContent = { ...content, variables }
  return changesOf(content.variables, variables).reduce((now, change) => follow(now, change, removed), changed)
}

type Change =
  | { readonly kind: 'renamed'; readonly path: Path; readonly to: string }
  | { readonly kind: 'removed' | 'added'; readonly path: Path; readonly variable: TemplateVariable }

function changesOf(before: Variables, after: Variables, above: Path = []): Change[] {
  const [namesBefore, namesAfter] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))]
  if (before.length === after.length)
    return before.flatMap((old, index): Change[] => {
      const now = after[index]
      if (now === undefined || now === old) return []
      const path = [...above, old.name]
      if (now.name !== old.name)
        // A name that another variable already has keeps the value of that variable.
        return namesAfter.has(old.name) || namesBefore.has(now.name) ? [] : [{ kind: 'renamed', path, to: now.name }]
      // Without fields, the example defines the parts, and emptying a field of it removes no part.
      return now.type === old.type && now.fields !== undefined ? changesOf(fieldsOf(old), now.fields, path) : []
    })
  return [
    ...before
      .filter(({ name }) => !namesAfter.has(name))
      .map((variable): Change => ({ kind: 'removed', path: [...above, variable.name], variable })),
    ...after
      .filter(({ name }) => !namesBefore.has(name))
      .map((variable): Change => ({ kind: 'added', path: [...above, variable.name], variable })),
  ]
}

function follow(content: DraftContent, change: Change, removed: RemovedValues): DraftContent {
  const { path } = change
  if (change.kind === 'renamed') return inData(content, path, (data) => renameIn(data, path, change.to))
  const key = path.join('\u0000')
  const variable = JSON.stringify(change.variable)
  if (change.kind === 'removed') {
    const values = new Map<string, Taken>()
    const rest = inData(content, path, (data, place) => {
      const out = takeOut(data, path)
      values.set(place, out.taken)
      return out.data
    })
    removed.set(key, { variable, values })
    return rest
  }
  const back = removed.get(key)
  if (back === undefined || back.variable !== variable) return content
  return inData(content, path, (data, place) => putBack(data, path, back.values.get(place) ?? []))
}

/** All data of a draft that may hold the value at `path`, each with a name for its place. */
function inData(content: DraftContent, path: Path, edit: (data: Data, place: string) => Data): DraftContent {
  return {
    ...content,
    samples: content.samples.map((sample) => ({ ...sample, data: edit(sample.data, `sample ${sample.name}`) })),
    variables: inExamples(content.variables, path.slice(0, -1), [], edit),
  }
}

/** The examples of the variables around a part. `edit` receives each in the form of the whole data. */
function inExamples(
  variables: Variables,
  around: Path,
  above: Path,
  edit: (data: Data, place: string) => Data,
): TemplateVariable[] {
  const [first, ...rest] = around
  return variables.map((variable) => {
    const { name, fields, example } = variable
    if (name !== first) return variable
    const here = [...above, name]
    return {
      ...variable,
      ...(example !== undefined && {
        example: editExample(example, here, (data) => edit(data, `example ${here.join('.')}`)),
      }),
      ...(fields !== undefined && { fields: inExamples(fields, rest, here, edit) }),
    }
  })
}

function editExample(example: unknown, path: Path, edit: (data: Data) => Data): unknown {
  const whole = path.reduceRight<unknown>((value, name) => ({ [name]: value }), example)
  return path.reduce<unknown>((value, name) => (value as Data)[name], edit(whole as Data))
}

function nameOf({ name }: TemplateVariable): string {
  return name
}
