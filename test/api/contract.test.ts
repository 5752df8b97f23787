import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { problemPage } from '../../api/problems/problem-pages.ts'
import { isProblemCode, problems } from '../../api/problems/problems.ts'
import { routes } from '../../api/routes.ts'
import { openApiDocument, openApiText } from '../../api/service/document/openapi-document.ts'
import { packageRoot } from '../../core/package-root.ts'
import { openTestApi, type TestApi } from '../support/hub/open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})

interface Described {
  readonly summary: string
  readonly operationId: string
  readonly responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
}
const document = openApiDocument(routes) as { paths: Record<string, Record<string, Described>> }

describe('the OpenAPI document', () => {
  test('that is committed equals the one that the routes generate (npm run openapi)', async () => {
    expect(await readFile(join(packageRoot, 'openapi.json'), 'utf8')).toBe(openApiText(routes))
  })

  test('describes every operation, its answers and its refusals', () => {
    for (const { method, path, operation } of routes) {
      const described = document.paths[path]?.[method]
      expect(described?.operationId).toBe(operation.id)
      expect(described?.summary.length).toBeGreaterThan(5)
      for (const [status, response] of Object.entries(described?.responses ?? {})) {
        if (Number(status) >= 400) expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json'])
        for (const { schema } of Object.values(response.content ?? {})) expect(schema).toBeDefined()
      }
    }
  })

  test('has patterns as JSON Schema knows them, without flags', () => {
    const patterns = [...openApiText(routes).matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(
      ([, text]) => JSON.parse(text ?? '""') as string,
    )
    expect(patterns.length).toBeGreaterThan(20)
    for (const pattern of patterns) {
      expect(() => new RegExp(pattern, 'u')).not.toThrow()
      expect(pattern).not.toMatch(/\$\/[a-z]+$/)
    }
  })

  test('has no list of words as a default, which the generator of the Java client writes as code that is none', () => {
    const found: unknown[] = []
    JSON.stringify(document, (name, value: unknown) => {
      if (name === 'default' && Array.isArray(value)) found.push(...value.filter((each) => typeof each === 'string'))
      return value
    })
    expect(found).toEqual([])
  })

  test('is served, and shown without anything from elsewhere', async () => {
    const served = await api.call('/openapi.json')
    expect(served.json).toEqual(JSON.parse(openApiText(routes)))
    const page = await api.call('/docs')
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    const links = [...String(page.bytes).matchAll(/(?:src|href)="([^"]+)"/g)].map((each) => each[1] ?? '')
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) {
      expect(link).toMatch(/^\/docs\//)
      expect([link, (await api.call(link)).status]).toEqual([link, 200])
    }
    expect(String(page.bytes)).not.toMatch(/<script>|<style|style=|onload=/)
  })
})

describe('the pages of problems', () => {
  const codes = Object.keys(problems).filter(isProblemCode)

  test.each(codes.map((code) => [code]))('%s can be read on the server and in the repository', async (code) => {
    const page = await api.call(`/docs/problems/${code}`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(String(page.bytes)).toContain('How to repair it')
    expect(await readFile(join(packageRoot, 'docs', 'problems', `${code}.md`), 'utf8')).toBe(problemPage(code))
  })

  test('there is none for a code that does not exist', async () => {
    expect((await api.call('/docs/problems/UP-0000')).status).toBe(404)
    const files = await readdir(join(packageRoot, 'docs', 'problems'))
    expect(files.sort()).toEqual(codes.map((code) => `${code}.md`).sort())
  })
})
