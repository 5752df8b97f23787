import type { Localized } from '../../core/words/language.ts'
import type { TemplateFault, TemplateSource } from '../model/template-source.ts'
import type { FileFault } from './file-fault.ts'

/** A template as a folder, the way it lives in git (B10): `template.yaml`, `nl.md` …, `samples/*.yaml`. */
export interface TemplateFolder {
  /** The name of the folder. */
  readonly key: string
  readonly name: Localized
  readonly source: TemplateSource
  /** The place in a file of a fault that was found in the source. */
  readonly place: (fault: Pick<TemplateFault, 'pointer' | 'line' | 'column' | 'detail'>) => FileFault
}

/** A folder that could be read, or all that is wrong with its files. */
export type FolderRead =
  | { readonly ok: true; readonly folder: TemplateFolder }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** What holds the content of the files against the contract: given by who reads, since the contract is the API's. */
export interface FolderShape {
  readonly template: ShapeCheck
  readonly sample: ShapeCheck
}
export interface ShapeCheck {
  /** Names that may stand at the top of the file. */
  readonly keys: readonly string[]
  faultsOf(value: unknown): readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
}

/** What the key of a template may be, and so the name of its folder. */
export const folderName = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/
