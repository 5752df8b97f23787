import type { ReactNode } from 'react'
import { type Issue, isProblem } from '../../ui/api/problem.ts'
import type { TemplateFault } from '../../ui/api/template-types.ts'
import { FaultLines } from '../faults/fault-lines.tsx'

const maxShown = 5

/** The faults for which a step was refused: some are found only when every sample is drawn, in every form. */
export function RefusedFaults({ error }: { readonly error: unknown }): ReactNode {
  const issues = isProblem(error, 400) ? (error.body.issues ?? []) : []
  const faults = issues.filter(isOfTemplate)
  return faults.length === 0 ? null : <FaultLines faults={faults.slice(0, maxShown)} />
}

function isOfTemplate(issue: Issue): issue is Issue & TemplateFault {
  return issue.kind !== undefined && issue.values !== undefined && issue.line !== undefined
}
