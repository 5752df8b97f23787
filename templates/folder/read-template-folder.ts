import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Language, type Localized, languages } from '../../core/words/language.ts'
import type { LanguageSource, Sample, TemplateSource } from '../model/template-source.ts'
import type { FileFault } from './file-fault.ts'
import { readChecked } from './read-checked.ts'
import { readText } from './read-plain-file.ts'
import type { YamlFile } from './read-yaml.ts'
import { type FolderRead, type FolderShape, folderName, type TemplateFolder } from './template-folder.ts'

type TemplateFile = Partial<Omit<TemplateSource, 'languages' | 'samples'>> & { readonly name: Localized }

const textFiles = new Map<string, Language>(languages.map((language) => [`${language}.md`, language]))
/** Files that editors, operating systems and people leave beside the files of a template. */
const ignoredFiles = /^\.|~$|^README\.md$|^Thumbs\.db$/
const maxSamples = 50

/**
 * Reads a template from its folder. Faults are collected over all files, so that they are repaired in one pass; those of the text
 * itself (`checkTemplate`) are found by the caller that compiles it.
 */
export async function readTemplateFolder(folder: string, shape: FolderShape): Promise<FolderRead> {
  const faults: FileFault[] = []
  const key = basename(resolve(folder))
  const about = join(folder, 'template.yaml')
  if (!folderName.test(key)) {
    const detail = `The folder cannot be the key of a template; use small letters, digits and hyphens, at most 60.`
    faults.push({ file: about, line: 1, column: 1, detail })
  }
  const entries = await plainEntries(folder, faults)
  const template = await readChecked(about, shape.template, faults)
  const texts = await readTexts(folder, entries, faults)
  const samples = entries.has('samples') ? await readSamples(join(folder, 'samples'), shape, faults) : []
  for (const [name, entry] of entries)
    if (name !== 'template.yaml' && !textFiles.has(name) && !(name === 'samples' && entry.isDirectory()))
      faults.push(stranger(join(folder, name)))
  if (template === undefined || faults.length > 0) return { ok: false, faults }
  // The shape was checked against the contract.
  const { name, ...content } = template.value as TemplateFile
  const source: TemplateSource = {
    variables: [],
    actions: [],
    blocks: [],
    fallback: languages.filter((each) => texts.has(each)).slice(0, 1),
    ...content,
    languages: Object.fromEntries([...texts].map(([language, { text }]) => [language, text])),
    samples: samples.map(({ sample }) => sample),
  }
  const files = { about, folder, template: template.yaml, texts, samples }
  return { ok: true, folder: { key, name, source, place: placer(files) } }
}

/** The entries of the folder, without those that are ignored. A link is a fault: it could lead anywhere. */
async function plainEntries(folder: string, faults: FileFault[]): Promise<Map<string, Dirent>> {
  const all = await readdir(folder, { withFileTypes: true })
  const found = new Map<string, Dirent>()
  for (const entry of all.filter(({ name }) => !ignoredFiles.test(name)).sort(byName)) {
    if (entry.isSymbolicLink())
      faults.push(fault(join(folder, entry.name), 'This is a symbolic link; put the file itself here.'))
    else found.set(entry.name, entry)
  }
  return found
}

interface ReadText {
  readonly file: string
  readonly text: LanguageSource
  /** Lines of the file before the first line of the body. */
  readonly above: number
}

async function readTexts(
  folder: string,
  entries: ReadonlyMap<string, Dirent>,
  faults: FileFault[],
): Promise<Map<Language, ReadText>> {
  const texts = new Map<Language, ReadText>()
  for (const [name, language] of textFiles) {
    if (!entries.has(name)) continue
    const file = join(folder, name)
    const read = await readText(file)
    if (!read.ok) faults.push(read.fault)
    else texts.set(language, { file, ...splitText(read.content) })
  }
  if (texts.size === 0 && faults.length === 0)
    faults.push(fault(join(folder, 'nl.md'), 'There is no such file: a template has a text in at least one language.'))
  return texts
}

/** The first line is the subject; the text after the blank line that follows is the body. */
function splitText(content: string): Omit<ReadText, 'file'> {
  const [subject = '', ...rest] = content.split('\n')
  const first = rest.findIndex((line) => line.trim() !== '')
  return { text: { subject: subject.trim(), body: rest.join('\n').trim() }, above: 1 + Math.max(0, first) }
}

interface ReadSample {
  readonly file: string
  readonly sample: Sample
  readonly yaml: YamlFile
}

async function readSamples(folder: string, shape: FolderShape, faults: FileFault[]): Promise<ReadSample[]> {
  const entries = await plainEntries(folder, faults)
  const samples: ReadSample[] = []
  const names = new Set<string>()
  if (entries.size > maxSamples) faults.push(fault(folder, `At most ${maxSamples} samples are allowed.`))
  for (const name of [...entries.keys()].slice(0, maxSamples)) {
    const file = join(folder, name)
    if (!name.endsWith('.yaml')) {
      faults.push(fault(file, 'A sample is a file that ends in .yaml.'))
      continue
    }
    const read = await readChecked(file, shape.sample, faults)
    if (read === undefined) continue
    const sample = { name: name.slice(0, -'.yaml'.length), ...(read.value as Omit<Sample, 'name'> & { name?: string }) }
    if (names.has(sample.name)) faults.push(fault(file, `There are two samples \`${sample.name}\`.`))
    names.add(sample.name)
    samples.push({ file, sample, yaml: read.yaml })
  }
  return samples
}

function placer(files: {
  readonly about: string
  readonly folder: string
  readonly template: YamlFile
  readonly texts: ReadonlyMap<Language, ReadText>
  readonly samples: readonly ReadSample[]
}): TemplateFolder['place'] {
  return ({ pointer, line, column, detail }) => {
    const text = /^\/languages\/(nl|fr|de|en)(?:\/(subject|body))?$/.exec(pointer)
    const written = text === null ? undefined : files.texts.get(text[1] as Language)
    if (written !== undefined) {
      const row = text?.[2] === 'body' ? line + written.above : line
      return { file: written.file, line: Math.max(1, row), column: Math.max(1, column), detail }
    }
    const [, number, within = ''] = /^\/samples\/(\d+)(\/.*)?$/.exec(pointer) ?? []
    const sample = number === undefined ? undefined : files.samples[Number(number)]
    if (sample !== undefined) return { file: sample.file, ...sample.yaml.placeOf(within), detail }
    return { file: files.about, ...files.template.placeOf(pointer, line, column), detail }
  }
}

function stranger(file: string): FileFault {
  return fault(file, 'This is not a file of a template: it has template.yaml, nl.md, fr.md, de.md, en.md and samples/.')
}

function fault(file: string, detail: string): FileFault {
  return { file, line: 1, column: 1, detail }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}
