import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer } from '../reach/hub-api.ts'

/** The body of an answer that is no refusal. @throws CommandFailed */
export function right(answer: HubAnswer): Readonly<Record<string, unknown>> {
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
  return answer.body
}

/** A refusal of the hub in lines: the problem, and each fault with its place. */
export function refusalLines({ status, body }: HubAnswer): string[] {
  const title = `${text(body['title']) ?? 'Refused'} (${[text(body['code']), status].filter(Boolean).join(', ')})`
  const detail = text(body['detail'])
  const issues = Array.isArray(body['issues']) ? (body['issues'] as Record<string, unknown>[]) : []
  return [
    title,
    ...(detail === undefined ? [] : [detail]),
    ...issues.map((each) => `  ${String(each['pointer'])}  ${String(each['detail'])} (${String(each['code'])})`),
  ]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
