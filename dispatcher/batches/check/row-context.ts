import { Refusal } from '../../../core/fault.ts'
import type { Batch } from '../batch.ts'
import { isMembers, type RowContext } from '../rows/row-content.ts'
import type { BatchSecrets } from '../store/sealed-text.ts'
import type { BatchDeps } from './batch-deps.ts'

/** How the rows of a batch are read. The variables of each version are looked up once. */
export function rowContextOf(
  { intake, shapes }: BatchDeps,
  { sender, heads, columns }: Pick<Batch, 'sender' | 'heads' | 'columns'>,
  { defaults, keysByReference = false }: BatchSecrets,
): RowContext {
  const known = new Map<string, Promise<readonly { name: string; type: Variable['type'] }[]>>()
  const look = async (key: string, version: number | undefined): Promise<readonly Variable[]> => {
    try {
      return (await intake.resolveVersion(sender.entity, key, version)).source.variables
    } catch (error) {
      // Checking the rows reports it.
      if (error instanceof Refusal) return []
      throw error
    }
  }
  return {
    shapes,
    defaults,
    ...(heads !== null && { heads }),
    ...(columns !== null && { columns }),
    keysByReference,
    variables: (template) => {
      const { key, version } = isMembers(template) ? template : {}
      if (typeof key !== 'string') return Promise.resolve([])
      const number = typeof version === 'number' ? version : undefined
      const name = `${key}/${number ?? ''}`
      const asked = known.get(name) ?? look(key, number)
      known.set(name, asked)
      return asked
    },
  }
}

type Variable = Awaited<ReturnType<BatchDeps['intake']['resolveVersion']>>['source']['variables'][number]
