import type { z } from 'zod'
import type { FolderShape, ShapeCheck } from '../../templates/folder/template-folder.ts'
import { sampleFile, templateFile } from '../contract/templates/template-folder.ts'
import { faultsOf } from '../http/zod-faults.ts'

/** The files of a template folder, checked against the same contract as a template that is put over HTTP. */
export const folderShape: FolderShape = { template: checkOf(templateFile), sample: checkOf(sampleFile) }

/** Checks a file against the schema. */
export function checkOf(schema: z.ZodObject): ShapeCheck {
  return {
    keys: Object.keys(schema.shape),
    faultsOf(value) {
      const read = schema.safeParse(value)
      return read.success ? [] : faultsOf(read.error.issues, 'body', value)
    },
  }
}
