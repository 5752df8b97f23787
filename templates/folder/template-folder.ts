import type { Localized } from '../../core/words/language.ts'
import type { TemplateFault, TemplateSource } from '../model/template-source.ts'
import type { FileFault } from './file-fault.ts'

/** A template as a folder in git (B10): `template.yaml`, `nl.md` …, `samples/*.yaml`. */
export interface TemplateFolder {
  /** The name of the folder. */
  readonly key: string
  readonly name: Localized
  readonly source: TemplateSource
  /** The place in a file of a fault that was found in the source. */
  readonly place: (fault: Pick<TemplateFault, 'pointer' | 'line' | 'column' | 'detail'>) => FileFault
}

/** A folder that could be read, or all faults of its files. */
export type FolderRead =
  | { readonly ok: true; readonly folder: TemplateFolder }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** Checks the content of the files against the contract: passed by the caller, since the contract belongs to the API. */
export interface FolderShape {
  readonly template: ShapeCheck
  readonly sample: ShapeCheck
}
export interface ShapeCheck {
  /** Names that are allowed at the top of the file. */
  readonly keys: readonly string[]
  faultsOf(value: unknown): readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
}

/** The permitted form of the key of a template, and so of the name of its folder. */
export const folderName = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/
