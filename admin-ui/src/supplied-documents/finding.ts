import type { SuppliedDocument } from '../ui/api/document-types.ts'
import type { Issue, ProblemBody } from '../ui/api/problem.ts'

/** One finding of the check, as the screen shows it. */
export interface Finding {
  /** The key of its text: the reason that the hub gives, otherwise its code. */
  readonly rule: string
  readonly code: string
  readonly level: 'error' | 'warning'
  /** From 1; absent when the finding is about the whole file. */
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

/** Ten frames on one page for one rule are one repair; faults come first. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const byName = new Map(findings.map((each) => [`${each.page ?? 0} ${each.level} ${each.rule}`, each]))
  return [...byName.values()].sort((a, b) => a.level.localeCompare(b.level))
}

/** By page; those of the whole file (0) come first. */
export function byPage(findings: readonly Finding[]): readonly (readonly [page: number, readonly Finding[]])[] {
  const pages = new Map<number, Finding[]>()
  for (const each of findings) pages.set(each.page ?? 0, [...(pages.get(each.page ?? 0) ?? []), each])
  return [...pages].sort(([a], [b]) => a - b)
}
