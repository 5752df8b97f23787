import type * as template from '../../../../api/contract/template.ts'

export type TemplateRow = template.TemplateRow
export type TemplateVersion = template.TemplateVersion
export type VersionStatus = TemplateVersion['status']
