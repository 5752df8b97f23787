import type { HubAnswer } from '../reach/hub-api.ts'

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
