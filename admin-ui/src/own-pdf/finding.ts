import type { SuppliedDocument } from '../ui/api/document-types.ts'
import type { Issue, ProblemBody } from '../ui/api/problem.ts'

/** One thing that was found, as the screen tells it. */
export interface Finding {
  /** Its words are looked up by this: the reason of the hub, else its code. */
  readonly rule: string
  readonly code: string
  readonly level: 'error' | 'warning'
  /** From 1; absent where it concerns the whole file. */
  readonly page?: number | undefined
}

export function ofAnswer({ checks }: SuppliedDocument): readonly Finding[] {
  return once(checks.map(({ reason, code, level, page }) => ({ rule: reason ?? code, code, level, page })))
}

export function ofProblem({ issues = [], warnings = [] }: ProblemBody): readonly Finding[] {
  const as = (level: Finding['level']) => (issue: Issue) => ({
    rule: issue.reason ?? issue.code,
    code: issue.code,
    level,
    page: issue.page,
  })
  return once([...issues.map(as('error')), ...warnings.map(as('warning'))])
}

/** Ten frames on one page for one rule are one thing to repair; what is wrong comes first. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const byName = new Map(findings.map((each) => [`${each.page ?? 0} ${each.level} ${each.rule}`, each]))
  return [...byName.values()].sort((a, b) => a.level.localeCompare(b.level))
}

/** By page, those of the whole file (0) first. */
export function byPage(findings: readonly Finding[]): readonly (readonly [page: number, readonly Finding[]])[] {
  const pages = new Map<number, Finding[]>()
  for (const each of findings) pages.set(each.page ?? 0, [...(pages.get(each.page ?? 0) ?? []), each])
  return [...pages].sort(([a], [b]) => a - b)
}
