import type { z } from 'zod'
import type * as plain from '../../../../api/contract/templates/plain-language.ts'
import type * as template from '../../../../api/contract/templates/template.ts'
import type * as operations from '../../../../api/contract/templates/template-operations.ts'
import type * as review from '../../../../api/contract/templates/template-review.ts'

export type TemplateRow = template.TemplateRow
export type TemplateVersion = template.TemplateVersion
export type VersionStatus = TemplateVersion['status']
/** The body of the request that writes the content of a draft. */
export type VersionContent = z.input<typeof template.versionContent>
export type TemplateVariable = template.TemplateVariable
export type TemplateFault = TemplateVersion['faults'][number]
export type TemplateDiff = z.output<typeof operations.templateDiff>
export type PlainLanguageReport = plain.PlainLanguageReport
export type TemplateUsage = operations.TemplateUsage
export type DraftPresence = review.DraftPresence
export type TemplateComment = review.TemplateComment
