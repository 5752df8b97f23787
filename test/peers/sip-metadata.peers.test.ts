import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { oddPackages } from '../archive/transfer/odd-packages.ts'
import { zipEntries } from '../support/files/zip-entries.ts'
import { withPeer } from './with-peer.ts'

/** Of the Library of Congress, and ours, which is stricter. */
const premisHome = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'uitpost-tools/premis')
const premisSchema = join(premisHome, 'premis-v3-0.xsd')
const ownPremis = 'test/tools/eark/premis-3-used.xsd'

/** The validator of packages does not read what PREMIS and Dublin Core files say. */
withPeer('descriptive and preservation metadata, by their schemas', ['java', premisHome], () => {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-metadata-'))
  let files = 0
  let aPremis = ''
  beforeAll(async () => {
    for (const { name, bytes } of await oddPackages())
      for (const [path, content] of await zipEntries(bytes)) {
        if (!/\/(dc|premis)\.xml$/.test(path)) continue
        const file = join(folder, 'packages', name, path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, content)
        files += 1
        if (path.includes('/representations/') && path.endsWith('premis.xml')) aPremis = file
      }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function check(schema: string, name: string, below: string): { readonly status: number; readonly text: string } {
    const program = join(packageRoot, 'test/tools/eark/CheckXml.java')
    try {
      const text = execFileSync('java', [program, resolve(packageRoot, schema), name, below], { encoding: 'utf8' })
      return { status: 0, text }
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string }
      return { status, text: stdout }
    }
  }

  test('those of packages of every history are valid', () => {
    const whole = `${files / 2} files, 0 with faults\n`
    const below = join(folder, 'packages')
    expect(check('archive/transfer/schemas/oai_dc.xsd', 'dc.xml', below)).toEqual({ status: 0, text: whole })
    expect(check(premisSchema, 'premis.xml', below)).toEqual({ status: 0, text: whole })
    expect(check(ownPremis, 'premis.xml', below)).toEqual({ status: 0, text: whole })
  })

  test('a spoiled file is found: an unknown term or unit, a hash that is too short, an agent that nothing names', () => {
    const spoil = (name: string, of: string, from: RegExp, to: string): string => {
      const below = join(folder, 'spoiled', name)
      mkdirSync(below, { recursive: true })
      const text = readFileSync(of, 'utf8')
      const spoiled = text.replace(from, to)
      expect(spoiled).not.toBe(text)
      writeFileSync(join(below, of.endsWith('dc.xml') ? 'dc.xml' : 'premis.xml'), spoiled)
      return below
    }
    const aDc = aPremis.replace('preservation/premis.xml', 'descriptive/dc.xml')
    const dc = spoil('term', aDc, /dc:creator/g, 'dc:sender')
    expect(check('archive/transfer/schemas/oai_dc.xsd', 'dc.xml', dc)).toMatchObject({ status: 1 })
    const short = spoil('hash', aPremis, /(<premis:messageDigest>)[0-9a-f]{2}/, '$1')
    expect(check(ownPremis, 'premis.xml', short)).toMatchObject({ status: 1 })
    const unit = spoil('unit', aPremis, /premis:agentName>/g, 'premis:agentTitle>')
    expect(check(premisSchema, 'premis.xml', unit)).toMatchObject({ status: 1 })
    const agent = spoil('agent', aPremis, /(linkingAgentIdentifierValue>)uitpost</, '$1nothing<')
    expect(check(ownPremis, 'premis.xml', agent)).toMatchObject({ status: 1 })
  })
})
