import { CommandFailed } from '../../command-failed.ts'
import type { HubAnswer } from '../../reach/hub-api.ts'
import { refusalLines } from '../../show/refusal.ts'

export const pathOf = (id: string): string => `/v1/batches/${encodeURIComponent(id)}`

/** The body of an answer that is no refusal. @throws CommandFailed */
export function right(answer: HubAnswer): Readonly<Record<string, unknown>> {
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
  return answer.body
}
