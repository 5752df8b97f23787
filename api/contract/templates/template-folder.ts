import { localizedText } from '../words.ts'
import { sampleContent, versionContent } from './template.ts'

/** `template.yaml` of a template that is stored as a folder: a version without its texts and samples, with its name. */
export const templateFile = versionContent.omit({ languages: true, samples: true }).extend({ name: localizedText(200) })

/** `samples/<name>.yaml`; `name` only where the file system does not allow the sample's name as a file name. */
export const sampleFile = sampleContent.partial({ name: true })
