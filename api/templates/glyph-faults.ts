import type { Fault } from '../../core/fault.ts'
import { unprintableDetail } from '../../core/words/text/code-point.ts'
import type { TemplateChecks } from '../../templates/render/open-template-checks.ts'

/** Texts within a value, at any depth, that a letter cannot show. */
export function glyphFaults(value: unknown, pointer: string, checks: TemplateChecks): Fault[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => glyphFaults(part, `${pointer}/${key}`, checks))
  if (typeof value !== 'string') return []
  const found = checks.unprintable(value)
  return found.length === 0 ? [] : [{ in: 'body', pointer, code: 'UP-2106', detail: unprintableDetail(found, value) }]
}
