import type { TableVariable } from '../../dispatcher/batches/columns/table-variable.ts'
import { cellForms } from '../../dispatcher/batches/values/cell-value.ts'
import { readCell } from '../../dispatcher/batches/values/read-cell.ts'
import { CommandFailed } from '../command-failed.ts'

export interface LetterFlags {
  readonly template?: string
  readonly templateVersion?: number
  readonly reference?: string
  readonly insz?: string
  readonly enterprise?: string
  readonly name?: string
  readonly attention?: string
  readonly email?: string
  readonly language?: string
  readonly street?: string
  readonly houseNumber?: string
  readonly box?: string
  readonly postalCode?: string
  readonly municipality?: string
  readonly channels?: string
  readonly sample?: string
  readonly data?: string
  readonly set?: readonly string[]
}

/** What a template says about the data that it requires. */
export interface TemplateFacts {
  readonly variables: readonly TableVariable[]
  readonly samples: readonly { readonly name: string; readonly data: Readonly<Record<string, unknown>> }[]
}

/** One message from the flags of `uitpost send`. @throws CommandFailed for flags that cannot be read */
export function letterOfFlags(flags: LetterFlags, facts: TemplateFacts): Record<string, unknown> {
  const { template: key, templateVersion: version, reference, channels } = flags
  return {
    template: { key, ...(version !== undefined && { version }) },
    recipient: recipientOf(flags),
    data: dataOf(flags, facts),
    reference,
    ...(channels !== undefined && { channels: channels.split(',').map((each) => each.trim()) }),
  }
}

function recipientOf(flags: LetterFlags): Record<string, unknown> {
  const { insz, enterprise, name, attention, email, language, street, houseNumber, box, postalCode, municipality } =
    flags
  const address = given({ street, houseNumber, box, postalCode, municipality })
  return {
    type: insz === undefined ? (enterprise === undefined ? 'addressee' : 'enterprise') : 'citizen',
    ...given({ insz, enterpriseNumber: enterprise, name, attention, email, language }),
    ...(Object.keys(address).length > 0 && { address }),
  }
}

function dataOf({ sample, data, set = [] }: LetterFlags, { variables, samples }: TemplateFacts) {
  const chosen = sample === undefined ? undefined : samples.find(({ name }) => name === sample)
  if (sample !== undefined && chosen === undefined)
    throw new CommandFailed(
      `The template has no sample ${sample}.`,
      `It has: ${samples.map(({ name }) => name).join(', ') || 'none'}.`,
      2,
    )
  const values = set.map((each) => {
    const at = each.indexOf('=')
    if (at < 1) throw new CommandFailed(`--set ${each} cannot be read.`, 'Write it as --set name=value.', 2)
    const name = each.slice(0, at)
    const variable = variables.find((one) => one.name === name) ?? { name, type: 'text' as const }
    const { type } = variable
    const read = readCell(each.slice(at + 1), variable)
    if ('fault' in read)
      throw new CommandFailed(`--set ${name} cannot be read. ${read.fault}`, `Write ${cellForms[type]}.`, 2)
    return [name, read.value]
  })
  return { ...chosen?.data, ...(data === undefined ? {} : readJsonObject(data)), ...Object.fromEntries(values) }
}

function readJsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Reported below.
  }
  throw new CommandFailed('--data is no JSON object.', `For example: --data '{"bedrag": "125.50"}'`, 2)
}

function given(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
