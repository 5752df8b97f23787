import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../core/package-root.ts'
import { type Language, type Localized, languages } from '../core/words/language.ts'
import type { LanguageSource, Sample, TemplateSource } from '../templates/model/template-source.ts'

/** A template as a folder, the way it lives in git (B10): `template.yaml`, `nl.md` …, `samples/*.yaml`. */
export interface TemplateFolder {
  readonly entity: string
  readonly key: string
  readonly name: Localized
  readonly source: TemplateSource
}

const templateRoot = join(packageRoot, 'seeds', 'templates')

type TemplateFile = Partial<Omit<TemplateSource, 'languages' | 'samples'>> & { readonly name: Localized }

/** Every demo template, by entity and key. */
export async function readTemplateFolders(root: string = templateRoot): Promise<TemplateFolder[]> {
  const entities = (await readdir(root)).sort()
  return (await Promise.all(entities.map((entity) => readTemplatesOf(entity, root)))).flat()
}

/** The demo templates of one entity, by key. */
export async function readTemplatesOf(entity: string, root: string = templateRoot): Promise<TemplateFolder[]> {
  const keys = (await readdir(join(root, entity))).sort()
  return Promise.all(keys.map((key) => readTemplateFolder(join(root, entity, key), entity, key)))
}

async function readTemplateFolder(folder: string, entity: string, key: string): Promise<TemplateFolder> {
  const { name, ...file } = parse(await readFile(join(folder, 'template.yaml'), 'utf8')) as TemplateFile
  const texts: Partial<Record<Language, LanguageSource>> = {}
  const files = await readdir(folder)
  for (const language of languages)
    if (files.includes(`${language}.md`))
      texts[language] = readText(await readFile(join(folder, `${language}.md`), 'utf8'))
  const source = { fallback: ['nl' as const], variables: [], actions: [], blocks: [], houseStyle: entity, ...file }
  return {
    entity,
    key,
    name,
    source: { ...source, languages: texts, samples: await readSamples(join(folder, 'samples')) },
  }
}

/** The first line is the subject, what follows the blank line after it the body. */
function readText(text: string): LanguageSource {
  const [subject = '', ...body] = text.split('\n')
  return { subject: subject.trim(), body: body.join('\n').trim() }
}

async function readSamples(folder: string): Promise<Sample[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(
      async (name): Promise<Sample> => ({
        name: name.replace(/\.yaml$/, ''),
        ...(parse(await readFile(join(folder, name), 'utf8')) as Omit<Sample, 'name'>),
      }),
    ),
  )
}
